import RecordDetails from 'c/recordDetails';
import { navigations } from 'test-support/navigation';
import { part, parts, press, show, textOf } from 'test-support/shown';

const of = (view: Apex.IterableSyncRecordView) => show('c-record-details', RecordDetails, { view });

const syncs = [
  { syncName: 'A', syncLabel: 'Contacts to users', status: 'Synced', lastSyncedAt: '2026-11-22T08:00:00Z' },
  { syncName: 'B', syncLabel: 'Newsletter', status: 'Failed', lastSyncedAt: null }
];
const jo = { recordId: '003000000000002', name: 'Jo Park', isSpokenFor: true };

test('Tx-06 a line for each sync where there are several, with its word', async () => {
  const element = await of({ syncs });
  const lines = parts(element, '[data-id="syncs"] li').map((line) => line.textContent);
  expect(lines[0]).toMatch(/^Contacts to users ?In Iterable ?Last synced/);
  expect(lines[1]).toBe('NewsletterNeeds attentionNever synced');
});

test('Tx-06 one sync, no list and nobody who shares the address: nothing is drawn', async () => {
  const element = await of({ syncs: syncs.slice(0, 1), lists: [], sharedWith: [] });
  expect(parts(element, 'section')).toEqual([]);
});

test('Tx-06 the lists by their names; where there are several projects, with theirs', async () => {
  const news = { listId: '81', name: 'Newsletter', projectName: 'Main' };
  expect(textOf(await of({ lists: [news] }), 'ul')).toBe('Newsletter');
  const partners = { listId: '81', name: 'Partners', projectName: 'Business' };
  expect(parts(await of({ lists: [news, partners] }), 'li').map((item) => item.textContent)).toEqual([
    'Newsletter (Main)',
    'Partners (Business)'
  ]);
});

test('S-31 "E-mail shared with ..." names the other record, leads to it, and says who speaks', async () => {
  const element = await of({ sharedWith: [jo] });
  expect(textOf(element, 'shared')).toBe(
    'E-mail shared withThe other record speaks for the person in Iterable.'
  );
  const link = part<HTMLElement & { label: string }>(element, 'lightning-button');
  expect(link?.label).toBe('Jo Park');
  await press(element, 'lightning-button');
  expect(navigations).toEqual([
    { type: 'standard__recordPage', attributes: { recordId: jo.recordId, actionName: 'view' } }
  ]);
});

test('S-31 a record that the user may not see is not named, and nothing leads to it', async () => {
  const element = await of({ sharedWith: [{ ...jo, name: null, isSpokenFor: false }] });
  expect(textOf(element, 'shared')).toBe(
    'E-mail shared witha record that you may not seeThis record speaks for the person in Iterable.'
  );
  expect(part(element, 'lightning-button')).toBeNull();
});

test('is accessible', async () => {
  const lists = [{ listId: '81', name: 'Newsletter', projectName: 'Main' }];
  await expect(await of({ syncs, lists, sharedWith: [jo] })).toBeAccessible();
});
