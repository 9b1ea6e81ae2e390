import { AuthError, RejectedError, RateLimitError, TransientError } from '../../../bridge/errors';
import type { RecordState } from '../../../bridge/sync/bookkeeping';
import type { Decision } from '../../../bridge/sync/decide';
import { applyEmailChanges } from '../../../bridge/sync/email-change';
import {
  contactId,
  manualClock,
  operation,
  recordState,
  sourceRecord,
  syncDefinition,
  temporaryLedger,
  type TemporaryLedger
} from '../../builders';
import { scriptedDestination } from './scripted-destination';

type ChangeAnswer = 'changed' | 'unknown-user' | 'taken' | Error;

let temporary: TemporaryLedger;
beforeEach(async () => {
  temporary = await temporaryLedger();
});
afterEach(() => temporary.close());

/** Record 1, now of person1@example.com. */
const sending = (known: Partial<RecordState> | null, fields: Record<string, unknown> = {}): Decision => ({
  record: sourceRecord(contactId(1), fields),
  operation: operation(1),
  known: known && recordState(known)
});

async function apply(
  decision: Decision,
  answer: ChangeAnswer = 'changed',
  given: Parameters<typeof syncDefinition>[0] = {}
) {
  const asked: [string, string][] = [];
  const destination = scriptedDestination();
  destination.changeEmail = (from, to) => {
    asked.push([from, to]);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const parts = { destination, ledger: temporary.ledger, clock: manualClock(), settleSeconds: 60 };
  const outcomes = await applyEmailChanges([decision], syncDefinition(given), parts);
  return { outcome: outcomes.get(contactId(1)), asked };
}

const moved = sending({ deliveredIdentity: 'old@example.com', attempts: 2 });

test('H-06 D-41 a known person with another address is renamed first, the profile follows after the settle time', async () => {
  const { outcome, asked } = await apply(moved);
  expect(asked).toEqual([['old@example.com', 'person1@example.com']]);
  expect(outcome).toMatchObject({
    recordId: contactId(1),
    status: 'deferred',
    code: 'email-changed',
    retryAt: '2026-02-01T10:01:00.000Z',
    identityKey: 'person1@example.com'
  });
});

test.each([
  ['was never delivered', sending(null)],
  ['was never delivered under any address', sending({ deliveredIdentity: null })],
  ['has the address that it had', sending({ deliveredIdentity: 'person1@example.com' })]
])('a record that %s is just sent', async (_what, decision) => {
  expect(await apply(decision)).toEqual({ outcome: undefined, asked: [] });
});

test('a record that is not sent changes nothing', async () => {
  const outcome = {
    recordId: contactId(1),
    object: 'Contact',
    status: 'skipped',
    code: 'x',
    message: ''
  } as const;
  const known = recordState({ deliveredIdentity: 'old@example.com' });
  expect((await apply({ record: sourceRecord(contactId(1)), known, outcome })).asked).toEqual([]);
});

test.each(['UserId', 'Hybrid'] as const)('iterable-api 6.3: not in a project of type %s', async (type) => {
  expect((await apply(moved, 'changed', { project: { type } })).asked).toEqual([]);
});

test('a user whom Iterable does not have any more is sent under the new address', async () => {
  expect((await apply(moved, 'unknown-user')).outcome).toBeUndefined();
});

test('DESIGN 7.6: unless the person opted out: who is gone is not created again', async () => {
  const decision = sending({ deliveredIdentity: 'old@example.com' }, { HasOptedOutOfEmail: true });
  expect((await apply(decision, 'unknown-user')).outcome).toMatchObject({
    status: 'skipped',
    code: 'opted-out'
  });
});

test('an address that is taken rejects the record, never merges by a guess', async () => {
  expect((await apply(moved, 'taken')).outcome).toMatchObject({
    status: 'rejected',
    code: 'iterable.email-taken',
    field: 'email',
    fingerprint: operation(1).fingerprint,
    payload: operation(1).body
  });
});

test('an address that meanwhile belongs to another record is left alone', async () => {
  const claim = { key: 'old@example.com', sync: 'Contact_To_User', recordId: contactId(2) };
  await temporary.ledger.claimIdentities('Other', [claim]);
  expect((await apply(moved)).asked).toHaveLength(1);
  await temporary.ledger.claimIdentities('Main', [claim]);
  expect(await apply(moved)).toEqual({ outcome: undefined, asked: [] });
});

test.each([
  ['may pass', new TransientError('iterable.unavailable', 'no answer'), 'deferred', 'iterable.unavailable'],
  [
    'asks to slow down',
    new RateLimitError('iterable.rate-limit', 'slowly'),
    'deferred',
    'iterable.rate-limit'
  ],
  ['refuses it', new RejectedError('iterable.bad-thing', 'no'), 'rejected', 'iterable.bad-thing']
])('an answer that %s', async (_what, error, status, code) => {
  const { outcome } = await apply(moved, error);
  expect(outcome).toMatchObject({ status, code });
  expect(outcome?.retryAt).toBe(status === 'deferred' ? '2026-02-01T10:04:00.000Z' : undefined);
});

test('a key that is refused stops the run', async () => {
  const error = new AuthError('iterable.api-key', 'no');
  await expect(apply(moved, error)).rejects.toBe(error);
});

test('while Iterable cannot be reached, a page full of changes is not tried one by one', async () => {
  let calls = 0;
  const destination = scriptedDestination();
  destination.changeEmail = () => {
    calls += 1;
    return Promise.reject(new TransientError('iterable.unreachable', 'no answer'));
  };
  const decisions = Array.from({ length: 50 }, (_, number): Decision => ({
    record: sourceRecord(contactId(number)),
    operation: operation(number),
    known: recordState({ deliveredIdentity: `old${number}@example.com` })
  }));
  const parts = { destination, ledger: temporary.ledger, clock: manualClock(), settleSeconds: 60 };
  const outcomes = await applyEmailChanges(decisions, syncDefinition(), parts);
  expect(calls).toBe(3);
  expect([...outcomes.values()].map(({ status }) => status)).toEqual(Array(50).fill('deferred'));
});
