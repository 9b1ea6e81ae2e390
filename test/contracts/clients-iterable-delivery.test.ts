import type { IterableClient } from '../../bridge/iterable/iterable-client';
import { toBatch } from '../../bridge/sync/batch';
import { deliver } from '../../bridge/sync/deliver';
import type { DeliveryContext } from '../../bridge/sync/delivery';
import type { Clock } from '../../bridge/sync/ports';
import { defaultSwitches, type Switches } from '../stand-ins/iterable/switches';
import { apiKey, closeBench, people, person, startBench } from './iterable-client-bench';

afterEach(closeBench);

const call = { endpoint: 'bulkUpdate' } as const;

const contextOf = (client: IterableClient, clock: Clock): DeliveryContext => ({
  destination: client,
  clock,
  fieldTypes: () => client.fields(),
  deferrals: () => 0
});

describe('iterable-api 20: whatever is uncertain, each row has its own outcome', () => {
  const rows = [
    person(0),
    person(1, { firstName: 'A', since: '2026-01-02' }),
    person(2, {}, { email: 'odd@example.notatld' }),
    person(3, { score: 'many' }),
    person(4),
    person(5, { tags: ['a', 'b'] })
  ];
  const said = ['delivered', 'delivered', 'rejected', 'rejected', 'rejected', 'delivered'];
  const settings: Partial<Record<keyof Switches, readonly unknown[]>> = {
    mismatch: ['request', 'row'],
    offendingValue: ['array', 'scalar', 'absent'],
    mismatchKey: ['field', 'schema-and-field'],
    nestedMismatchKey: ['path', 'top-level'],
    oversize: ['413', 'BatchTooLarge'],
    maxRows: [2, null],
    noOp: ['listed', 'empty', 'absent'],
    optionalArrays: ['all', 'non-empty', 'oldest'],
    unknownUserIdRow: ['invalidUserIds', 'notFoundUserIds'],
    conflictStatus: [400, 409],
    conflictCode: ['ExternalKeyConflict', 'specific'],
    forgottenStatus: [400, 409],
    longDouble: ['mismatch', 'coerce'],
    emptyTyping: ['untyped', 'string'],
    badJson: ['sentences', 'codes']
  };
  const cases = Object.entries(settings).flatMap(([name, values]) =>
    values.map((value) => [name, value, { ...defaultSwitches, [name]: value }] as const)
  );

  test.each(cases)('%s = %s', async (_name, _value, switches) => {
    const { client, iterable, clock } = await startBench({ switches });
    iterable.project(apiKey).forget('person4@example.com');
    const { results } = await deliver(toBatch(call, rows), contextOf(client, clock));
    const statuses = new Map(results.map(({ operation, status }) => [operation.recordId, status]));
    expect(rows.map(({ recordId }) => statuses.get(recordId))).toEqual(said);
    expect(iterable.project(apiKey).userCount()).toBe(3);
    const misfit = results.find(({ operation }) => operation === rows[3]);
    expect(misfit).toMatchObject({ code: 'iterable.type-mismatch', field: 'score' });
  });

  test.each(['413', 'BatchTooLarge'] as const)(
    'a body over the limit (%s) is halved until it fits',
    async (oversize) => {
      const { client, iterable, clock } = await startBench({ switches: { oversize } }, { timeoutMs: 5000 });
      const tags = Array<string>(30).fill('y'.repeat(30_000));
      const big = people(5).map((_, number) => person(number, { firstName: 'x'.repeat(30_000), tags }));
      const { results } = await deliver(toBatch(call, big), contextOf(client, clock));
      expect(results.map(({ status }) => status)).toEqual(Array(5).fill('delivered'));
      expect(iterable.requests.map(({ status }) => status)).toEqual([
        oversize === '413' ? 413 : 400,
        200,
        200
      ]);
    }
  );
});
