import type { StepDefinition } from '../../../../bridge/config/sync-definition';
import { contactId, stepDefinition } from '../../../builders';
import { only, payloadOf, type Asked } from './build-bench';

const data = { dataFields: { firstName: 'Ada' } };

describe('H-26 events and purchases carry an id of their own', () => {
  const event = { eventName: 'Met', createdAt: 1 };
  const idOf = (asked: Asked): unknown => payloadOf('Track_Event', asked).id;

  test('made of the record and the step: the same one sent again replaces itself', () => {
    expect(idOf({ payload: event })).toBe(`${contactId(1)}:Step`);
    expect(idOf({ payload: { ...event, createdAt: 2 } })).toBe(`${contactId(1)}:Step`);
    expect(payloadOf('Track_Purchase', { payload: { total: 1 } }).id).toBe(`${contactId(1)}:Step`);
    expect(idOf({ payload: event, step: { name: 'Other' } })).toBe(`${contactId(1)}:Other`);
  });

  test('in the mode Insert one for each change, the same for the same content', () => {
    const step = { mode: 'Insert' } as const;
    const first = idOf({ payload: event, step });
    expect(first).toMatch(new RegExp(`^${contactId(1)}:Step:[0-9a-f]{16}$`));
    expect(idOf({ payload: { ...event }, step })).toBe(first);
    expect(idOf({ payload: { ...event, createdAt: 2 }, step })).not.toBe(first);
  });

  test('unless one is mapped', () => {
    expect(idOf({ payload: { ...event, id: 'mine' } })).toBe('mine');
    expect(idOf({ payload: { ...event, id: 'mine' }, step: { mode: 'Insert' } })).toBe('mine');
  });

  test('it is part of what is sent, not of what tells a change', () => {
    const operation = only('Track_Event', { payload: event });
    expect(JSON.parse(operation.body)).toEqual(operation.payload);
    expect(operation.bytes).toBe(Buffer.byteLength(operation.body));
    expect(only('Track_Event', { payload: event }).fingerprint).toBe(operation.fingerprint);
  });

  test("D-15 the moment of the change, where it stands in for the event's own, says nothing new", () => {
    const print = (changedAt: string, createdAt = Date.parse(changedAt) / 1000) =>
      only('Track_Event', { changedAt, payload: { eventName: 'Met', createdAt } }).fingerprint;
    const [first, second] = ['2026-01-05T08:00:00.000Z', '2026-01-06T08:00:00.000Z'] as const;
    expect(print(second)).toBe(print(first));
    expect(print(second, 12)).not.toBe(print(second));
    expect(print(second, 12)).toBe(print(first, 12));
    const payload = { eventName: 'Met', createdAt: Date.parse(first) / 1000 };
    expect(payloadOf('Track_Event', { changedAt: first, payload })).toMatchObject(payload);
  });

  test('a cart has none: iterable-api 10', () => {
    expect(payloadOf('Update_Cart', { payload: { items: [] } })).not.toHaveProperty('id');
  });
});

describe('what makes an operation another one', () => {
  const print = (asked: Asked): string => only('Update_User', asked).fingerprint;
  const same = print({ payload: data });
  test.each<[string, Asked, boolean]>([
    ['the same again', {}, true],
    ['how often, and what else the sync says', { definition: { batchSize: 7, writeBack: 'None' } }, true],
    ['what follows for whoever leaves', { step: { onExit: 'Delete_User' } }, true],
    ['another step of the sync', { step: { name: 'Other' } }, false],
    ['another condition', { step: { condition: 'true' } }, false],
    ['another kind of project', { project: 'Hybrid' }, false],
    ['another object', { definition: { sourceObject: 'Lead' } }, false]
  ])('%s', (_what, asked, is) => {
    expect(print({ payload: data, ...asked }) === same).toBe(is);
  });

  test('changing one step re-sends nothing of the others', () => {
    const event = stepDefinition({ name: 'Event', operation: 'Track_Event', target: 'Met' });
    const users = stepDefinition({ name: 'Step', mappings: [] });
    const printIn = (steps: StepDefinition[]) => print({ payload: data, definition: { steps } });
    expect(printIn([users, event])).toBe(printIn([users, { ...event, target: 'Left' }]));
  });
});
