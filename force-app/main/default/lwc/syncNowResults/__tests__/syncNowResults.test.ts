import SyncNowResults from 'c/syncNowResults';
import { heard, part, parts, press, show, textOf } from 'test-support/shown';

jest.mock(
  '@salesforce/apex/IterableSyncRecordController.explain',
  () => ({ default: jest.fn(() => Promise.resolve({ isBridgeReachable: true, answers: [] })) }),
  { virtual: true }
);

type Result = Apex.IterableSyncNowView.Result;

const ana: Result = {
  recordId: '003000000000001',
  name: 'Ana Ruiz',
  syncName: 'A',
  syncLabel: 'Contacts to users',
  outcome: 'delivered'
};
const jo: Result = {
  ...ana,
  recordId: '003000000000002',
  name: 'Jo Park',
  outcome: 'rejected',
  message: 'Email is blank.',
  fix: 'Fill in Email.'
};

const of = (results: Result[], whyRecordId: string | null = null) =>
  show('c-sync-now-results', SyncNowResults, { results, whyRecordId });

test('D-19 each record with its word; reason, fix and "Why?" where it was not sent', async () => {
  const element = await of([jo, ana]);
  expect(parts(element, '.name').map(({ textContent }) => textContent)).toEqual(['Jo Park', 'Ana Ruiz']);
  expect(parts(element, '.word').map(({ textContent }) => textContent)).toEqual(['Needs attention', 'Sent']);
  expect(textOf(element, 'message')).toBe('Email is blank.');
  expect(textOf(element, 'fix')).toBe('Fill in Email.');
  expect(parts(element, 'why')).toHaveLength(1);
});

test('D-19 a record in several syncs: each result names its sync', async () => {
  const element = await of([ana, { ...ana, syncName: 'B', syncLabel: 'Newsletter', outcome: 'unchanged' }]);
  expect(element.shadowRoot?.textContent).toContain('Newsletter');
  expect(parts(element, '.word').map(({ textContent }) => textContent)).toEqual([
    'Sent',
    'Already up to date'
  ]);
});

test('D-19 "Why?" tells which record; its answer opens in the row and says what the reason said', async () => {
  const element = await of([jo, ana]);
  const asked = heard<string>(element, 'why');
  await press(element, 'why');
  expect(asked).toEqual([jo.recordId]);
  const opened = await of([jo, ana], jo.recordId);
  expect(part<HTMLElement & { recordId: string }>(opened, 'c-why-answer')?.recordId).toBe(jo.recordId);
  expect(part(opened, 'message')).toBeNull();
});

test('D-19 "Sync now" in that answer is passed on', async () => {
  const element = await of([jo], jo.recordId);
  const asked = heard(element, 'syncnow');
  part(element, 'c-why-answer')?.dispatchEvent(new CustomEvent('syncnow'));
  expect(asked).toHaveLength(1);
});

test('D-19 a record that the user may not see has no name', async () => {
  expect(textOf(await of([{ ...jo, name: null }]), '.name')).toBe('a record that you may not see');
});

test('D-19 a reason that would name a field which the user may not see is told neutrally', async () => {
  const hidden = { message: null, fix: null };
  const element = await of([{ ...jo, ...hidden }]);
  expect(textOf(element, 'message')).toBe('A field that you may not see decides this.');
});

test.each([
  ['what was sent', { ...ana, message: null, fix: null }],
  ['a record that the user may not see', { ...jo, name: null, message: null, fix: null }],
  ['an empty reason', { ...jo, message: '' }]
])('D-19 %s has no reason', async (_name, silent) => {
  expect(part(await of([silent]), 'message')).toBeNull();
});

test('D-19 a campaign has a reason and no "Why?" of its own', async () => {
  const element = await of([{ ...jo, recordId: '701000000000001', message: 'The campaign has no members.' }]);
  expect(textOf(element, 'message')).toBe('The campaign has no members.');
  expect(part(element, 'why')).toBeNull();
});

test('is accessible', async () => {
  await expect(await of([jo, ana])).toBeAccessible();
});
