import type { SyncStatus } from '../../../bridge/sync/bookkeeping';
import type { Outcome } from '../../../bridge/sync/model';
import { statusFieldNames, writeBackFor } from '../../../bridge/sync/write-back';
import { contactId, sourceRecord, syncDefinition } from '../../builders';

const now = new Date('2026-02-01T10:00:00.000Z');
const today = '2026-02-01T09:00:00.000+0000';

const outcome = (status: Outcome['status'], given: Partial<Outcome> = {}): Outcome => ({
  recordId: contactId(1),
  object: 'Contact',
  status,
  code: 'x',
  message: status === 'delivered' || status === 'unchanged' ? '' : 'Cause.',
  ...given
});

/** A record that shows this status; written today. */
const shows = (status: string | null, message: string | null, lastSynced: string | null = today) => ({
  Iterable_Status__c: status,
  Iterable_Message__c: message,
  Iterable_Last_Synced__c: lastSynced
});

interface Given {
  readonly fields?: Record<string, unknown>;
  readonly others?: readonly SyncStatus[];
  readonly sync?: Parameters<typeof syncDefinition>[0];
  readonly record?: Parameters<typeof sourceRecord>[2];
}

const due = (result: Outcome, { fields = {}, others = [], sync = {}, record = {} }: Given = {}) =>
  writeBackFor(
    syncDefinition(sync),
    { record: sourceRecord(contactId(1), fields, record), outcome: result, others },
    statusFieldNames,
    now
  );

test.each([
  ['delivered', 'Synced', 'Contacts: in Iterable'],
  ['unchanged', 'Synced', 'Contacts: in Iterable'],
  ['skipped', 'Skipped', 'Contacts: Cause.'],
  ['rejected', 'Failed', 'Contacts: Cause. Do this.'],
  ['deferred', 'Pending', 'Contacts: Cause.']
] as const)('DESIGN 6: %s reads %s on the record, the message naming the sync', (status, shown, message) => {
  const fix = status === 'rejected' ? 'Do this.' : undefined;
  expect(due(outcome(status, { fix }))).toMatchObject({
    sync: 'Contact_To_User',
    recordId: contactId(1),
    object: 'Contact',
    status: shown,
    message
  });
});

describe('DESIGN 2: written when it says something new', () => {
  const same = shows('Synced', 'Contacts: in Iterable');
  test('not when status and message are the same', () => {
    expect(due(outcome('delivered'), { fields: same })).toBeNull();
    expect(due(outcome('unchanged'), { fields: { ...same, Iterable_Last_Synced__c: null } })).toBeNull();
    expect(due(outcome('skipped'), { fields: shows('Skipped', 'Contacts: Cause.') })).toBeNull();
  });

  test.each([
    ['another status', shows('Pending', 'Contacts: in Iterable')],
    ['another message', shows('Synced', 'Contacts: is in Iterable')],
    ['nothing yet', shows(null, null, null)],
    [
      'the time is older than a day',
      shows('Synced', 'Contacts: in Iterable', '2026-01-31T09:59:59.000+0000')
    ],
    ['there is no time yet', shows('Synced', 'Contacts: in Iterable', null)]
  ])('when %s', (_what, fields) => {
    expect(due(outcome('delivered'), { fields })).toMatchObject({
      status: 'Synced',
      syncedAt: now.toISOString()
    });
  });

  test('the time is that of a delivery alone', () => {
    expect(due(outcome('rejected'))?.syncedAt).toBeNull();
    expect(due(outcome('unchanged'))?.syncedAt).toBeNull();
  });
});

describe('modes', () => {
  const same = shows('Synced', 'Contacts: in Iterable');
  const mode = (writeBack: 'None' | 'Errors_Only' | 'Record_Always' | 'Record_On_Change') => ({ writeBack });

  test('None writes nothing', () => {
    expect(due(outcome('rejected'), { sync: mode('None') })).toBeNull();
  });

  test('Record_Always writes every delivery, and the rest when it changes', () => {
    expect(due(outcome('delivered'), { fields: same, sync: mode('Record_Always') })).not.toBeNull();
    expect(due(outcome('unchanged'), { fields: same, sync: mode('Record_Always') })).toBeNull();
  });

  test.each([
    ['an error', outcome('rejected'), shows(null, null), 'Failed'],
    ['the end of an error', outcome('delivered'), shows('Failed', 'Contacts: Cause.'), 'Synced'],
    ['no success', outcome('delivered'), shows(null, null, null), undefined],
    ['no skip', outcome('skipped'), shows('Synced', 'x'), undefined]
  ])('Errors_Only writes %s', (_what, result, fields, status) => {
    expect(due(result, { fields, sync: mode('Errors_Only') })?.status).toBe(status);
  });
});

test.each([
  ['a deleted record', { record: { isDeleted: true } }],
  ['a converted lead', { fields: { IsConverted: true } }]
])('%s has nothing to show any more', (_what, given) => {
  expect(due(outcome('rejected'), given)).toBeNull();
});

describe('DESIGN 2: the worst over the active syncs', () => {
  const other = (sync: string, status: SyncStatus['status']): SyncStatus => ({
    sync,
    status,
    message: `${sync}: says`
  });
  test.each([
    ['delivered', 'Failed', 'Failed', 'Other: says'],
    ['delivered', 'Pending', 'Pending', 'Other: says'],
    ['delivered', 'Removed', 'Synced', 'Contacts: in Iterable'],
    ['skipped', 'Removed', 'Removed', 'Other: says'],
    ['skipped', 'Synced', 'Synced', 'Other: says'],
    ['deferred', 'Failed', 'Failed', 'Other: says'],
    ['deferred', 'Synced', 'Pending', 'Contacts: Cause.'],
    ['rejected', 'Pending', 'Failed', 'Contacts: Cause.']
  ] as const)('%s here and %s there reads %s', (status, there, shown, message) => {
    expect(due(outcome(status), { others: [other('Other', there)] })).toMatchObject({
      status: shown,
      message
    });
  });

  test('of three the worst', () => {
    const others = [other('A', 'Skipped'), other('B', 'Failed'), other('C', 'Pending')];
    expect(due(outcome('delivered'), { others })).toMatchObject({ status: 'Failed', message: 'B: says' });
  });

  test.each([
    ['both in Iterable', outcome('delivered'), 'Synced', 'in Iterable'],
    ['both failed', outcome('rejected', { fix: 'Do this.' }), 'Failed', 'Cause. Do this.']
  ] as const)(
    'DESIGN 7.7: two syncs that are equal (%s) agree on what is shown',
    (_what, result, status, text) => {
      const seenBy = (name: string, label: string, otherName: string, otherLabel: string) =>
        due(result, {
          sync: { name, label },
          others: [{ sync: otherName, status, message: `${otherLabel}: ${text}` }]
        });
      const first = seenBy('A_Sync', 'Alpha', 'B_Sync', 'Beta');
      const second = seenBy('B_Sync', 'Beta', 'A_Sync', 'Alpha');
      expect(second?.message).toBe(first?.message);
      expect(first?.message).toBe(`Alpha: ${text}`);
    }
  );
});

describe('a message is what a text field of Salesforce keeps', () => {
  const messageOf = (message: string): string => due(outcome('rejected', { message }))?.message ?? '';
  test.each([
    ['line breaks', 'found "two\nlines\r\n\tthree".', 'Contacts: found "two lines three".'],
    ['control characters', 'a\u0000b', 'Contacts: a b'],
    ['spaces around', 'text ', 'Contacts: text']
  ])('%s', (_what, message, kept) => {
    expect(messageOf(message)).toBe(kept);
  });

  test('at most 255 characters, also when another sync says it', () => {
    const long = 'x'.repeat(300);
    expect(messageOf(long)).toHaveLength(255);
    expect(messageOf(long)).toMatch(/x\.\.\.$/);
    const others = [{ sync: 'B', status: 'Failed', message: `Beta: ${long}` }] as const;
    expect(due(outcome('delivered'), { others })?.message).toHaveLength(255);
  });

  test('no half of a surrogate pair', () => {
    for (const shift of ['', 'x']) {
      const message = messageOf(shift + '😀'.repeat(200));
      expect(Buffer.from(message).toString()).toBe(message);
      expect(message.length).toBeGreaterThan(252);
    }
  });

  test('and so is not written again', () => {
    const message = `x\n${'y'.repeat(400)}`;
    const first = due(outcome('rejected', { message }));
    const fields = shows(first?.status ?? '', first?.message ?? '');
    expect(due(outcome('rejected', { message }), { fields })).toBeNull();
  });
});
