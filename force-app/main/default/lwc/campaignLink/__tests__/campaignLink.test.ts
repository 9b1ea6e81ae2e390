import CampaignLink, { isUnderWay, onListOf, shownLinks, type ShownLink } from 'c/campaignLink';
import { heard, part, press, show, textOf } from 'test-support/shown';

const link: ShownLink = {
  ...{ linkId: 'a01', key: 'a01', syncName: 'Members', listId: 41, listName: 'Newsletter' },
  ...{
    statuses: ['Sent', 'Responded'],
    onLeave: 'Nothing',
    purpose: null,
    isPaused: false,
    unlink: null,
    message: null
  },
  ...{ linkedBy: 'Maya', linkedAt: '2026-11-22T08:00:00Z' },
  isCounting: false,
  groups: [
    { standing: 'on-list', code: '', text: '', count: 1131, recordIds: [] },
    { standing: 'not-sent', code: 'opted-out', text: 'Opted out.', count: 73, recordIds: [] }
  ]
};
const open = (more: Partial<ShownLink> = {}, given: object = {}) =>
  show('c-campaign-link', CampaignLink, { link: { ...link, ...more }, canLink: true, ...given });

test('T-05 a link says its list, its members, whom it takes, what on leaving, and who made it', async () => {
  const element = await open();
  expect(textOf(element, 'list')).toBe('Newsletter');
  expect(textOf(element, 'list-id')).toBe('Id 41');
  expect(textOf(element, 'members')).toBe('1,131 of 1,204 members are on the list');
  expect(textOf(element, 'who')).toBe(
    'Members with the status “Sent”, “Responded”. Whoever leaves stays on the list.'
  );
  expect(textOf(element, 'by')).toMatch(/^Linked by Maya on /);
  expect(textOf(await open({ statuses: [], onLeave: 'Remove_From_List' }), 'who')).toBe(
    'Members of any status. Whoever leaves is taken off the list.'
  );
});

test('Tx-01 a link says what its list is for', async () => {
  const purpose = { scope: 'Message_Type', iterableId: 31, name: 'Weekly', isUnknown: false };
  expect(textOf(await open({ purpose }), 'purpose')).toBe('For: Weekly (message type)');
  expect(textOf(await open({ purpose: { ...purpose, scope: 'Channel', name: null } }), 'purpose')).toBe(
    'For: 31 (channel)'
  );
  const unknown = await open({ purpose: { ...purpose, name: null, isUnknown: true } });
  expect(textOf(unknown, 'purpose')).toBe(
    'For: 31 (message type). Iterable does not name it now: whoever opted out of anything is not added.'
  );
  await expect(unknown).toBeAccessible();
  expect(part(await open(), 'purpose')).toBeNull();
});

test('Tx-01 what a list is for is told by the bridge, else as it is stored', () => {
  const stored = { linkId: 'a01', name: 'LINK-1', consentScope: 'Message_Type', consentId: 31 };
  const view = { links: [stored] } as Apex.IterableSyncCampaignView;
  expect(shownLinks(view, null)[0]?.purpose).toEqual({
    ...{ scope: 'Message_Type', iterableId: 31, name: null, isUnknown: false }
  });
  const told = (purpose: object | null) =>
    ({
      links: [{ name: 'LINK-1', origin: 'record', groups: [], purpose }]
    }) as unknown as Bridge.CampaignLinks;
  const purpose = { scope: 'Message_Type', iterableId: 31, name: 'Weekly' };
  expect(shownLinks(view, told(purpose))[0]?.purpose).toEqual({ ...purpose, isUnknown: false });
  expect(shownLinks(view, told({ ...purpose, name: null }))[0]?.purpose).toMatchObject({ isUnknown: true });
  expect(shownLinks(view, told(null))[0]?.purpose).toBeNull();
});

test('T-05 pause, resume and unlink are told to the page', async () => {
  const element = await open();
  const told = ['pause', 'unlink'].map((name) => heard(element, name));
  await press(element, 'pause');
  await press(element, 'unlink');
  expect(told.map((events) => events.length)).toEqual([1, 1]);
  const paused = await open({ isPaused: true, groups: null });
  expect(textOf(paused, 'paused')).toBe('Paused: nobody is added or taken off.');
  const resumed = heard(paused, 'resume');
  await press(paused, 'pause');
  expect(resumed).toHaveLength(1);
});

test.each([
  ['Keep', 'the list stays as it is'],
  ['Empty', 'Members are being taken off the list'],
  ['Delete', 'The list is being deleted in Iterable']
])(
  'T-05 a link that is ended (%s) says how far it is, and offers no more than to keep the list',
  async (unlink, said) => {
    const element = await open({ unlink, message: 'It waits.' });
    expect(textOf(element, 'ending')).toContain(said);
    expect(textOf(element, 'message')).toBe('It waits.');
    expect(part(element, 'unlink')).toBeNull();
    expect(part(element, 'keep') !== null).toBe(unlink !== 'Keep');
  }
);

test('T-05 an end that is not done yet can be changed to Keep', async () => {
  const element = await open({ unlink: 'Empty' });
  const kept = heard(element, 'keep');
  await press(element, 'keep');
  expect(kept).toEqual(['a01']);
  expect(part(await open({ unlink: 'Empty' }, { canLink: false }), 'keep')).toBeNull();
});

test('T-05 of a large campaign the numbers come when they are worked out', async () => {
  const element = await open({ groups: null, isCounting: true });
  expect(textOf(element, 'counting')).toBe('Where so many members stand is being worked out…');
  expect(part(element, 'members')).toBeNull();
  expect(isUnderWay({ groups: null, unlink: null, isCounting: true })).toBe(true);
});

test('Tx-01 a link that an administrator deployed is shown and not changed here', async () => {
  const element = await open({ linkId: null, linkedBy: null, linkedAt: null });
  expect(textOf(element, 'by')).toBe('Deployed by an administrator, who also changes it');
  expect(part(element, 'unlink')).toBeNull();
  expect(part(await open({}, { canLink: false }), 'pause')).toBeNull();
});

test('T-15 what is on its way is looked at again soon', () => {
  expect(isUnderWay(link)).toBe(false);
  expect(isUnderWay({ groups: null, unlink: 'Keep', isCounting: false })).toBe(true);
  const waiting = { standing: 'not-looked-at' as const, code: '', text: '', count: 1, recordIds: [] };
  expect(isUnderWay({ groups: [waiting], unlink: null, isCounting: false })).toBe(true);
  expect(onListOf(link)).toBe(1131);
  expect(onListOf({ groups: null })).toBeNull();
});

test('T-05 a link is accessible', async () => {
  await expect(await open()).toBeAccessible();
});
