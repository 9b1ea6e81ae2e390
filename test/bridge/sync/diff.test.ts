import { canonicalJson } from '../../../bridge/sync/canonical-json';
import { isDone, toOperation, withPayload } from '../../../bridge/sync/diff';
import { toIdentity } from '../../../bridge/sync/identity';
import { bulkUpdate, contactId, operation, recordState } from '../../builders';

describe('canonical JSON', () => {
  test.each([
    ['keys in any order', { b: 1, a: { d: 2, c: 3 } }, '{"a":{"c":3,"d":2},"b":1}'],
    ['nothing for what is undefined', { a: undefined, b: null }, '{"b":null}'],
    ['lists in their order', [2, [1, { b: 1, a: 2 }], null, undefined], '[2,[1,{"a":2,"b":1}],null,null]'],
    ['text with everything in it', { a: '"\\\n\u2028\u0000é😀' }, '{"a":"\\"\\\\\\n\u2028\\u0000é😀"}'],
    ['names that look like numbers', { 10: 'a', 9: 'b' }, '{"10":"a","9":"b"}'],
    ['plain values', 1.5, '1.5']
  ])('%s', (_what, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test('half of a surrogate pair is written so that it can be read', () => {
    expect(JSON.parse(canonicalJson('\ud83d'))).toBe('\ud83d');
    expect(Buffer.from(canonicalJson('\ud83d')).toString()).toBe('"\\ud83d"');
  });
});

describe('an operation', () => {
  const mapped = (dataFields: Record<string, unknown>) => ({
    recordId: contactId(1),
    step: 'Users',
    call: bulkUpdate,
    identity: toIdentity('email', 'a@example.com'),
    payload: { email: 'a@example.com', dataFields },
    whenUnknown: 'reject' as const
  });

  test('carries its text and the bytes of it in UTF-8', () => {
    const { body, bytes } = toOperation(mapped({ name: 'Zoë' }), 'v1');
    expect(JSON.parse(body)).toEqual({ email: 'a@example.com', dataFields: { name: 'Zoë' } });
    expect(bytes).toBe(body.length + 1);
  });

  test('D-15 has the same fingerprint for the same payload, in whatever order it was mapped', () => {
    const one = toOperation(mapped({ a: 1, b: { c: 2, d: 3 } }), 'v1');
    const other = toOperation(mapped({ b: { d: 3, c: 2 }, a: 1 }), 'v1');
    expect(other.fingerprint).toBe(one.fingerprint);
    expect(one.fingerprint).toMatch(/^[0-9a-f]{32}$/);
  });

  test('D-15 has another fingerprint for another payload or definition', () => {
    const fingerprints = [
      toOperation(mapped({ a: 1 }), 'v1'),
      toOperation(mapped({ a: '1' }), 'v1'),
      toOperation(mapped({ a: null }), 'v1'),
      toOperation(mapped({}), 'v1'),
      toOperation(mapped({ a: 1 }), 'v2')
    ].map(({ fingerprint }) => fingerprint);
    expect(new Set(fingerprints).size).toBe(5);
  });
});

describe('D-15 what the ledger knows decides', () => {
  const op = operation(0);
  const state = (fingerprint: string) => ({ fingerprint, at: '2026-01-05T08:00:00.000Z' });
  test.each([
    ['nothing is known of the record', null, false],
    ['the step was never taken', recordState({ steps: { Other: state(op.fingerprint) } }), false],
    ['it had other content', recordState({ steps: { [op.step]: state('other') } }), false],
    ['it may not have come through', recordState({ steps: { [op.step]: state('') } }), false],
    ['it was accepted', recordState({ steps: { [op.step]: state(op.fingerprint) } }), true]
  ])('%s', (_what, known, done) => {
    expect(isDone(op, known)).toBe(done);
  });
});

test('other content is what the operation is still recognised by', () => {
  const op = operation(1);
  const other = withPayload(op, { email: 'person1@example.com', dataFields: { n: 'Zoë' } });
  expect(other).toMatchObject({ recordId: op.recordId, step: op.step, fingerprint: op.fingerprint });
  expect(JSON.parse(other.body)).toEqual(other.payload);
  expect(other.bytes).toBe(other.body.length + 1);
});
