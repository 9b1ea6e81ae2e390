import type { Operation } from '../../../bridge/sync/model';
import { operation, operations } from '../../builders';
import { deliverTo, email, resultOf } from './deliver-to';
import { refusedWhole, unavailable, type Answer } from './scripted-destination';

describe('H-47 one wrong-typed value among 1,000', () => {
  const thousand = operations(1000).map((row, number) =>
    number === 617
      ? operation(617, { firstName: 'First 617', score: 'many' })
      : operation(number, { score: number })
  );
  const culprit = thousand[617]!;
  const holds = (rows: readonly Operation[]): boolean => rows.includes(culprit);
  const mismatch = (values: readonly unknown[] | null) =>
    refusedWhole('iterable.type-mismatch', {
      kind: 'type',
      fields: [{ field: 'score', expected: 'long', values }]
    });

  test.each([
    ['names the value', ['many'], 4],
    ['lists all values up to it', [...Array.from({ length: 617 }, (_, index) => index), 'many'], 4],
    ['names field and type, no value', null, 4]
  ])('at most 4 calls when the answer %s', async (_what, values, most) => {
    const delivery = await deliverTo(
      [({ operations: rows }) => (holds(rows) ? mismatch(values) : {})],
      thousand
    );
    expect(delivery.destination.calls).toBeLessThanOrEqual(most);
    expect(delivery.said.filter((text) => text === 'delivered')).toHaveLength(999);
    expect(resultOf(delivery, culprit)).toMatchObject({
      status: 'rejected',
      code: 'iterable.type-mismatch',
      field: 'score',
      message: 'The Iterable field score takes values of type long; the record has "many".',
      operation: culprit
    });
  });

  test('at most 21 calls when it does not, and the field is found by the types that Iterable has', async () => {
    const refusal = refusedWhole('iterable.type-mismatch');
    const answer: Answer = ({ operations: rows }) => (holds(rows) ? refusal : {});
    const delivery = await deliverTo([answer], thousand, { fields: { firstName: 'string', score: 'long' } });
    expect(delivery.destination.sent.length).toBeLessThanOrEqual(21);
    expect(delivery.said.filter((text) => text === 'delivered')).toHaveLength(999);
    expect(resultOf(delivery, culprit)).toMatchObject({ code: 'iterable.type-mismatch', field: 'score' });
  });

  test('at most 21 calls when the row fails without being named', async () => {
    const answer: Answer = ({ operations: rows }) => ({ failCount: holds(rows) ? 1 : 0 });
    const delivery = await deliverTo([answer], thousand);
    expect(delivery.destination.sent.length).toBeLessThanOrEqual(21);
    expect(resultOf(delivery, culprit)).toMatchObject({ code: 'iterable.unexplained' });
  });

  test('types that cannot be read make an outcome say less, not fail', async () => {
    const answer: Answer = ({ operations: rows }) =>
      holds(rows) ? { failures: [email(culprit.identity.key, 'invalid-data')] } : {};
    const delivery = await deliverTo([answer], thousand, { fields: unavailable() });
    expect(resultOf(delivery, culprit)).toMatchObject({
      status: 'rejected',
      code: 'iterable.invalid-data',
      field: undefined
    });
  });
});
