import compareLists from '@salesforce/apex/IterableSyncCampaignController.compare';
import findChannels from '@salesforce/apex/IterableSyncCampaignController.findChannels';
import forecastLink from '@salesforce/apex/IterableSyncCampaignController.forecast';
import endLinks from '@salesforce/apex/IterableSyncCampaignController.endLinks';
import getLinks from '@salesforce/apex/IterableSyncCampaignController.getLinks';
import setPaused from '@salesforce/apex/IterableSyncCampaignController.setPaused';
import syncMembers from '@salesforce/apex/IterableSyncCampaignController.syncNow';
import unlinkList from '@salesforce/apex/IterableSyncCampaignController.unlink';
import CampaignLinks from 'c/campaignLinks';
import UnlinkChoice from 'c/unlinkChoice';
import { part, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncCampaignController.compare', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncCampaignController.endLinks', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncCampaignController.getLinks', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncCampaignController.setPaused', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncCampaignController.syncNow', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncCampaignController.unlink', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncCampaignController.findChannels', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncCampaignController.forecast', () => ({ default: jest.fn() }), {
  virtual: true
});

const recordId = '701000000000001';
const carriers = [{ sync: 'Members', label: 'Campaign members', status: 'Active', project: 'Main' }];
const told: Bridge.CampaignLinks = {
  ...{ campaign: recordId, members: 5, statuses: [], carriers, problem: null, settleSeconds: 60 },
  links: [
    {
      ...{ name: 'LINK-000001', origin: 'record', sync: 'Members', syncLabel: 'Campaign members' },
      ...{ listId: 41, listName: 'Newsletter', statuses: null, onLeave: 'Nothing', purpose: null },
      groups: [
        { standing: 'on-list', code: '', text: '', count: 3, recordIds: ['00v1'] },
        {
          standing: 'waiting',
          code: 'settling',
          text: 'Iterable is still taking it in.',
          count: 2,
          recordIds: []
        }
      ]
    }
  ]
};
const link: Apex.IterableSyncCampaignView.LinkView = {
  ...{ linkId: 'a01', name: 'LINK-000001', syncName: 'Members', listId: 41, listName: 'Old name' },
  ...{ statuses: [], onLeave: 'Nothing', isPaused: false, linkedBy: 'Maya', linkedAt: '2026-11-22T08:00:00Z' }
};
const view: Apex.IterableSyncCampaignView = {
  ...{ isBridgeReachable: true, canLink: true, campaignName: 'Gala', memberStatuses: ['Sent'] },
  ...{ links: [link], answer: JSON.stringify(told) }
};
const known = (more: Apex.IterableSyncCampaignView = {}) =>
  jest.mocked(getLinks).mockResolvedValue({ ...view, ...more });
const open = () => show('c-campaign-links', CampaignLinks, { recordId });
const say = async (element: Element, name: string): Promise<void> => {
  part(element, 'c-campaign-link')?.dispatchEvent(new CustomEvent(name, { detail: 'a01' }));
  await settle();
};

beforeEach(() => {
  jest.resetAllMocks();
  jest.mocked(forecastLink).mockReturnValue(new Promise(() => {}));
  jest.mocked(findChannels).mockReturnValue(new Promise(() => {}));
  known();
});

test('T-05 the card shows each link as the bridge knows it, and that members are on their way', async () => {
  const element = await open();
  expect(part(element, 'c-campaign-link')).toMatchObject({
    campaignId: recordId,
    canLink: true,
    counts: null,
    link: {
      linkId: 'a01',
      listName: 'Newsletter',
      listId: 41,
      linkedBy: 'Maya',
      groups: told.links[0]?.groups
    }
  });
  expect(textOf(element, 'settle')).toContain('60 seconds');
});

test('Tx-01 links that administrators deployed stand beside those of people', async () => {
  const [own] = told.links;
  if (!own) throw new Error('no link');
  const deployed = { ...own, name: 'Gala', origin: 'metadata' as const, listId: 42, listName: 'Partners' };
  known({ answer: JSON.stringify({ ...told, links: [own, deployed] }) });
  const element = await open();
  const links = [...(element.shadowRoot?.querySelectorAll('c-campaign-link') ?? [])];
  expect(links.map((each) => (each as unknown as { link: { linkId: string | null } }).link.linkId)).toEqual([
    'a01',
    null
  ]);
});

test('T-15 "Sync now" sends the members, and says so', async () => {
  jest.mocked(syncMembers).mockResolvedValue('{"runs":["r1"]}');
  const element = await open();
  await press(element, 'sync-now');
  await settle();
  expect(syncMembers).toHaveBeenCalledWith({ campaignId: recordId });
  expect(textOf(element, 'sent')).toContain('within a minute');
});

test('T-05 a link that was made is sent at once; Cancel closes the form', async () => {
  jest.mocked(syncMembers).mockResolvedValue('{"runs":["r1"]}');
  const element = await open();
  await press(element, 'open-form');
  expect(part(element, 'c-link-to-list')).toMatchObject({
    campaignId: recordId,
    campaignName: 'Gala',
    carriers
  });
  part(element, 'c-link-to-list')?.dispatchEvent(new CustomEvent('cancel'));
  await settle();
  expect(part(element, 'c-link-to-list')).toBeNull();
  await press(element, 'open-form');
  part(element, 'c-link-to-list')?.dispatchEvent(new CustomEvent('linked'));
  await settle();
  expect(part(element, 'c-link-to-list')).toBeNull();
  expect(syncMembers).toHaveBeenCalledTimes(1);
});

test('T-15 where no sync is active nothing is said to be on its way', async () => {
  jest.mocked(syncMembers).mockResolvedValue('{"runs":[]}');
  const element = await open();
  await press(element, 'sync-now');
  await settle();
  expect(part(element, 'sent')).toBeNull();
});

test('T-05 pause and resume', async () => {
  const element = await open();
  await say(element, 'pause');
  expect(setPaused).toHaveBeenLastCalledWith({ linkId: 'a01', isPaused: true });
  await say(element, 'resume');
  expect(setPaused).toHaveBeenLastCalledWith({ linkId: 'a01', isPaused: false });
});

test('T-05 Unlink asks what becomes of the list, stores the answer, and tells the bridge', async () => {
  jest.mocked(UnlinkChoice.open).mockResolvedValue('Empty');
  const element = await open();
  await say(element, 'unlink');
  await settle();
  expect(UnlinkChoice.open).toHaveBeenCalledWith(
    expect.objectContaining({ listName: 'Newsletter', peopleOnList: 3 })
  );
  expect(unlinkList).toHaveBeenCalledWith({ linkId: 'a01', how: 'Empty' });
  expect(endLinks).toHaveBeenCalledWith({ campaignId: recordId });
});

test('T-05 an end that is under way is changed to Keep', async () => {
  const element = await open();
  await say(element, 'keep');
  await settle();
  expect(unlinkList).toHaveBeenCalledWith({ linkId: 'a01', how: 'Keep' });
  expect(endLinks).toHaveBeenCalledWith({ campaignId: recordId });
});

test('T-05 Unlink that is left does nothing', async () => {
  jest.mocked(UnlinkChoice.open).mockResolvedValue(undefined);
  const element = await open();
  await say(element, 'unlink');
  expect(unlinkList).not.toHaveBeenCalled();
});

test('H-44 a comparison is handed to the link whose list it is of', async () => {
  const counts = {
    list: 41,
    records: 3,
    users: 3,
    sameUser: 0,
    size: 4,
    both: 3,
    missing: 0,
    others: 0,
    strangers: 1
  };
  const sync = { sync: 'Members', members: 5, reasons: [], unexplained: 0, lists: [counts] };
  jest
    .mocked(compareLists)
    .mockResolvedValue(JSON.stringify({ campaign: recordId, members: 5, statuses: [], syncs: [sync] }));
  const element = await open();
  await press(element, 'compare');
  await settle();
  expect(part<HTMLElement & { counts: unknown }>(element, 'c-campaign-link')?.counts).toEqual(counts);
});

test('T-05 what goes wrong is a sentence, and what was there stays', async () => {
  jest.mocked(setPaused).mockRejectedValue({ body: { message: 'Somebody ended this link already.' } });
  const element = await open();
  await say(element, 'pause');
  expect(textOf(element, 'problem')).toBe('Somebody ended this link already.');
  expect(part(element, 'c-campaign-link')).not.toBeNull();
});

test('T-05 without a sync that could serve a link the card says what to do, and offers no button', async () => {
  known({ links: [], answer: JSON.stringify({ ...told, carriers: [], links: [] }) });
  const element = await open();
  expect(textOf(element, 'no-sync')).toContain('Ask an administrator to make one from the template');
  expect(part(element, 'open-form')).toBeNull();
});

test('T-05 a sync that is paused is named', async () => {
  known({ answer: JSON.stringify({ ...told, carriers: [{ ...carriers[0], status: 'Paused' }] }) });
  expect(textOf(await open(), 'not-active')).toContain('“Campaign members” is not active now');
});

test('T-05 who may not link is told whom to ask', async () => {
  known({ canLink: false, links: [], answer: JSON.stringify({ ...told, links: [] }) });
  const element = await open();
  expect(textOf(element, 'none')).toContain('Iterable Sync Marketer');
  expect(part(element, 'open-form')).toBeNull();
});

test('T-05 without the bridge the links are shown as the org has them', async () => {
  known({ isBridgeReachable: false, bridgeProblem: 'Not there.', answer: undefined });
  const element = await open();
  expect(part(element, 'c-bridge-notice')).toMatchObject({ problem: 'Not there.' });
  expect(part(element, 'c-campaign-link')).toMatchObject({ link: { listName: 'Old name', groups: null } });
  expect(part(element, 'open-form')).toBeNull();
});

test('T-05 what could not be loaded is loaded again by Try again', async () => {
  jest.mocked(getLinks).mockRejectedValueOnce({ body: { message: 'No.' } });
  const element = await open();
  expect(textOf(element, 'failure')).toContain('No.');
  await press(element, 'try-again');
  await settle();
  expect(part(element, 'c-campaign-link')).not.toBeNull();
});

test('T-05 given another campaign it shows nothing of the one before', async () => {
  const element = await open();
  jest.mocked(getLinks).mockReturnValue(new Promise(() => {}));
  Object.assign(element, { recordId: '701000000000002' });
  await settle();
  expect(part(element, 'c-campaign-link')).toBeNull();
  element.remove();
});

test('T-05 the card is accessible', async () => {
  await expect(await open()).toBeAccessible();
});
