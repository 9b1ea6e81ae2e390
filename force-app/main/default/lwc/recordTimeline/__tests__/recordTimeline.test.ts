import RecordTimeline from 'c/recordTimeline';
import { part, parts, press, show, textOf } from 'test-support/shown';

type Entry = Apex.IterableSyncRecordView.TimelineView;

const of = (entries: Entry[] | null, others: Apex.IterableSyncRecordView.SharedWithView[] = []) =>
  show('c-record-timeline', RecordTimeline, { entries, others });
const day = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * day).toISOString();

const sent: Entry = {
  happenedAt: daysAgo(0),
  kind: 'call',
  callText: 'POST /api/users/bulkUpdate',
  httpStatus: 200,
  systemName: 'Iterable'
};
const outcome: Entry = {
  happenedAt: daysAgo(1),
  kind: 'outcome',
  syncLabel: 'Contacts to users',
  outcome: 'skipped',
  fieldPath: 'MailingCountry',
  fieldLabel: 'Mailing Country',
  message: 'MailingCountry is DE.'
};
const change: Entry = {
  happenedAt: daysAgo(2),
  kind: 'change',
  fieldPath: 'MailingCountry',
  fieldLabel: 'Mailing Country',
  oldValue: 'US',
  newValue: 'DE',
  changedByName: 'Ben Ford'
};

const toldIn = (element: Element): string[] =>
  parts(element, '.told').map((each) => each.querySelector('.text')?.textContent ?? '');

test('H-48 outcomes, calls and field changes stand under their days, newest first', async () => {
  const element = await of([change, sent, outcome]);
  expect(parts(element, '.day').map(({ textContent }) => textContent)).toEqual([
    'Today',
    'Yesterday',
    expect.stringMatching(/^\w+day, \w+ \d+/)
  ]);
  expect(toldIn(element)).toEqual([
    'Sent to Iterable: user update, accepted',
    'Contacts to users: Not sent',
    'Ben Ford changed Mailing Country from US to DE'
  ]);
  expect(textOf(element, '.note')).toBe('Mailing Country is DE.');
});

test.each([
  ['true', 'false', 'from Yes to No'],
  [null, '2026-11-03', 'from blank to Nov 3, 2026'],
  ['2026-11-03T17:05:00.000Z', '2026-13-45', 'from Nov 3, 2026, 9:05 AM to 2026-13-45']
])('H-48 a change from %s to %s is told %s', async (oldValue, newValue, words) => {
  const element = await of([{ ...change, oldValue, newValue }]);
  expect(toldIn(element)).toEqual([`Ben Ford changed Mailing Country ${words}`]);
});

test('H-48 method, path and status of a call stand in its details alone', async () => {
  const element = await of([sent]);
  expect(textOf(element, '.text')).not.toMatch(/POST|api/);
  const details = part<HTMLDetailsElement>(element, 'details');
  expect(details?.open).toBe(false);
  expect(details?.textContent).toBe('Details of the callPOST /api/users/bulkUpdateStatus 200');
});

test.each([
  ['POST /api/users/bulkUpdate', 400, 'Sent to Iterable: user update, refused'],
  ['POST /api/users/bulkUpdate', 429, 'Sent to Iterable: user update, to be tried again'],
  ['POST /api/users/update', null, 'Sent to Iterable: user update, no answer'],
  ['POST /api/users/updateEmail', 200, 'Sent to Iterable: change of e-mail address, accepted'],
  ['POST /api/users/merge', 200, 'Sent to Iterable: merging of two users, accepted'],
  ['POST /api/users/bulkUpdateSubscriptions', 200, 'Sent to Iterable: subscriptions, accepted'],
  ['DELETE /api/users/ana%40example.com', 200, 'Sent to Iterable: deletion of the user, accepted'],
  ['GET /api/users/ana%40example.com', 200, 'Read from Iterable: user'],
  ['GET /api/users/ana%40example.com', 500, 'Read from Iterable: user, to be tried again'],
  ['POST /api/lists/subscribe', 200, 'Sent to Iterable: adding to a list, accepted'],
  ['POST /api/lists/unsubscribe', 200, 'Sent to Iterable: removal from a list, accepted'],
  ['POST /api/events/trackBulk', 202, 'Sent to Iterable: event, accepted'],
  ['PUT /api/catalogs/Homes/items/7', 200, 'Sent to Iterable: catalog item, accepted'],
  ['POST /api/somethingNew', 200, 'Sent to Iterable, accepted']
])('H-48 %s answered %s reads "%s"', async (callText, httpStatus, words) => {
  expect(toldIn(await of([{ ...sent, callText, httpStatus }]))).toEqual([words]);
});

test('D-49 the details of a call offer the record as test data of its sync', async () => {
  const element = await show('c-record-timeline', RecordTimeline, {
    ...{ entries: [{ ...sent, syncLabel: 'Contacts to users', runId: 'r1' }], others: [], recordId: '003A' },
    syncs: [{ syncName: 'Contacts', syncLabel: 'Contacts to users' }]
  });
  expect(part(element, 'test-data')).toMatchObject({ syncName: 'Contacts', runId: 'r1', recordId: '003A' });
});

test('D-49 of two syncs with one label a call offers the preview of its own, and of neither where it does not say', async () => {
  const label = 'Contacts to users';
  const syncs = ['Contacts', 'Copy'].map((syncName) => ({ syncName, syncLabel: label }));
  const call = { ...sent, syncLabel: label, runId: 'r1' };
  const shown = (entry: typeof call) =>
    show('c-record-timeline', RecordTimeline, { entries: [entry], others: [], recordId: '003A', syncs });
  expect(part(await shown({ ...call, syncName: 'Copy' }), 'test-data')).toMatchObject({ syncName: 'Copy' });
  expect(part(await shown(call), 'test-data')).toMatchObject({ syncName: undefined });
});

test('H-48 calls to Salesforce are told too', async () => {
  const salesforce = { ...sent, systemName: 'Salesforce' };
  const read = 'GET /services/data/v66.0/query?q=SELECT';
  const written = 'PATCH /services/data/v66.0/composite/sobjects';
  const entries = [read, written].map((callText) => ({ ...salesforce, callText }));
  expect(toldIn(await of(entries))).toEqual([
    'Read from Salesforce: record',
    'Sent to Salesforce: status on the record, accepted'
  ]);
});

test('H-48 a change without a name, to a blank, or of a text whose history keeps no values', async () => {
  const element = await of([
    { ...change, changedByName: null, newValue: null },
    { ...change, oldValue: null, newValue: null }
  ]);
  expect(toldIn(element)).toEqual([
    'Mailing Country changed from US to blank',
    'Ben Ford changed Mailing Country'
  ]);
});

test('H-48 S-31 the record that shares the address is called by its name', async () => {
  const message = 'The same e-mail address is already sent for record 003000000000002.';
  const jo = { recordId: '003000000000002', name: 'Jo Park' };
  expect(textOf(await of([{ ...outcome, message }], [jo]), '.note')).toBe(
    'The same e-mail address is already sent for record Jo Park.'
  );
});

test('H-48 long histories are shown in parts', async () => {
  const element = await of(
    Array.from({ length: 20 }, (_, index) => ({ ...outcome, happenedAt: daysAgo(index) }))
  );
  expect(parts(element, 'happening')).toHaveLength(8);
  expect(part<HTMLElement & { label: string }>(element, 'more')?.label).toBe('Show 8 more');
  await press(element, 'more');
  expect(part<HTMLElement & { label: string }>(element, 'more')?.label).toBe('Show 4 more');
  await press(element, 'more');
  expect(parts(element, 'happening')).toHaveLength(20);
  expect(part(element, 'more')).toBeNull();
});

test('H-48 a record to which nothing happened says what will stand here', async () => {
  expect(textOf(await of(null), 'empty')).toMatch(/^Nothing happened to this record yet/);
});

test('is accessible', async () => {
  await expect(await of([sent, outcome, change])).toBeAccessible();
});
