import { plainly } from '../../../bridge/sync/delivery';
import { DroppedNotice } from '../../../bridge/sync/dropped-fields';
import type { Operation } from '../../../bridge/sync/model';
import { outcomeOf } from '../../../bridge/sync/step-result';
import { operation, operations, sourceRecord } from '../../builders';
import { deliverTo, resultOf } from './deliver-to';

const dropped = 'rejected iterable.field-dropped';
const event = (number: number, eventName: string, dataFields: Record<string, unknown>): Operation =>
  operation(number, dataFields, { eventName }, { call: { endpoint: 'trackBulk' } });

test('iterable-api 4: a record whose field Iterable dropped is rejected, the rest of the batch is delivered', async () => {
  const rows = [
    operation(0, { nickname: 'Ada' }),
    operation(1, { nickname: null }),
    operation(2, { other: 1 }),
    operation(3, { nickname: 'Bob', pets: [{ name: 'Rex' }, {}] })
  ];
  const delivery = await deliverTo([{ filteredOutFields: ['nickname', 'pets.name'] }], rows);
  expect(delivery.said).toEqual([dropped, 'delivered', 'delivered', dropped]);
  expect(delivery.sizes).toEqual([4]);
  expect(resultOf(delivery, rows[3]!)).toMatchObject({
    field: 'nickname',
    message: expect.stringContaining('fields nickname, pets.name'),
    fix: expect.stringContaining('Create the field in Iterable')
  });
});

test('iterable-api 4: the message holds no value of the record', async () => {
  const delivery = await deliverTo(
    [{ filteredOutFields: ['nickname'] }],
    [operation(0, { nickname: 'Ada' })]
  );
  expect(delivery.results[0]?.message).not.toContain('Ada');
});

test('iterable-api 4: fields are of one event: events of several names are sent again by name', async () => {
  const known = event(0, 'order', { colour: 'red' });
  const unknown = event(1, 'visit', { colour: 'blue' });
  const { said, sizes } = await deliverTo(
    [
      (batch) => ({
        filteredOutFields: batch.operations.some(({ payload }) => payload.eventName === 'visit')
          ? ['colour']
          : []
      })
    ],
    [known, unknown, event(2, 'visit', {})]
  );
  expect(said).toEqual(['delivered', dropped, 'delivered']);
  expect(sizes).toEqual([3, 1, 1]);
});

test('DESIGN rule 6: whoever was sent without the field is a user of Iterable all the same', async () => {
  const row = operation(0, { nickname: 'Ada' });
  const { results } = await deliverTo([{ filteredOutFields: ['nickname'] }], [row]);
  const outcome = outcomeOf(sourceRecord('003000000000000AAA'), results, {
    fingerprint: 'f',
    at: '2026-01-01T00:00:00.000Z'
  });
  expect(outcome).toMatchObject({
    status: 'rejected',
    confirmedUser: row.identity.key,
    payload: row.body,
    steps: { [row.step]: { fingerprint: '' } }
  });
});

test('H-18 a run says once which fields were dropped, and of how many records', async () => {
  const notice = new DroppedNotice();
  const batch = async (...fields: string[]) =>
    deliverTo([{ filteredOutFields: fields }], [operation(0, { a: 1 }), operation(1, { b: 1 })]);
  expect(notice.after(plainly([]))).toBeNull();
  const first = notice.after(await batch('b'));
  expect(first?.text).toMatch(/^Iterable dropped the field b of 1 record: .* It needs attention/);
  const second = notice.after(await batch('a', 'b'));
  expect(second?.text).toMatch(/^Iterable dropped the fields a, b of 3 records: .* They need attention/);
  expect(second?.insteadOf).toBe(first?.text);
});

test('a field that no record carried blames nobody', async () => {
  const delivery = await deliverTo([{ filteredOutFields: ['nickname'] }], operations(2));
  expect(delivery.said).toEqual(['delivered', 'delivered']);
  expect(new DroppedNotice().after(delivery)?.text).toBe(
    'Iterable dropped the field nickname: it does not know them.'
  );
});
