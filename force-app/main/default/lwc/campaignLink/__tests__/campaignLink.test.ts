import CampaignLink, { isUnderWay, onListOf, type ShownLink } from 'c/campaignLink';
import { heard, part, press, show, textOf } from 'test-support/shown';

const link: ShownLink = {
  ...{ linkId: 'a01', key: 'a01', syncName: 'Members', listId: 41, listName: 'Newsletter' },
  ...{ statuses: ['Sent', 'Responded'], onLeave: 'Nothing', isPaused: false, unlink: null, message: null },
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
