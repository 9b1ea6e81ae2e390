import findCampaigns from '@salesforce/apex/IterableSyncDescribeController.campaigns';
import iterableTargets from '@salesforce/apex/IterableSyncMappingController.iterableTargets';
import memberStatuses from '@salesforce/apex/IterableSyncCampaignController.memberStatuses';
import { campaignLinksOf } from 'c/draft';
import type { DraftDefinition } from 'c/draft';
import ScopeCampaigns from 'c/scopeCampaigns';
import { createElement } from 'lwc';
import { part, parts, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncDescribeController.campaigns', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncCampaignController.memberStatuses', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncMappingController.iterableTargets', () => ({ default: jest.fn() }), {
  virtual: true
});

const later = (ms = 0) => jest.advanceTimersByTimeAsync(ms);
const first: DraftDefinition = { syncs: [{ DeveloperName: 'Members', Project__c: 'Main' }] };

async function show(definition: DraftDefinition) {
  const element = createElement('c-scope-campaigns', { is: ScopeCampaigns });
  element.definition = definition;
  element.addEventListener('change', (event) => {
    element.definition = (event as CustomEvent<DraftDefinition>).detail;
  });
  document.body.appendChild(element);
  await later();
  return { element, links: () => campaignLinksOf(element.definition) };
}

async function raise(element: HTMLElement, id: string, event: string, detail: object = {}): Promise<void> {
  part(element, id)?.dispatchEvent(new CustomEvent(event, { detail }));
  await later(300);
}

beforeEach(() => {
  jest.useFakeTimers();
  jest
    .mocked(findCampaigns)
    .mockReset()
    .mockResolvedValue([{ value: '701000000000001AAA', label: 'Spring' }]);
  const lists = [{ id: 7, name: 'Guests', type: 'Standard' }];
  jest.mocked(iterableTargets).mockResolvedValue(JSON.stringify({ lists, problems: [] }));
  jest.mocked(memberStatuses).mockResolvedValue(['Sent', 'Responded']);
});
afterEach(() => {
  jest.useRealTimers();
});

test('T-02 T-07 a campaign is searched and gets a list and member statuses', async () => {
  const { element, links } = await show(first);
  await raise(element, 'add', 'click');
  await raise(element, 'campaign', 'search', { text: 'spr' });
  expect(findCampaigns).toHaveBeenCalledWith({ text: 'spr' });
  await raise(element, 'campaign', 'choose', { value: '701000000000001AAA' });
  expect(part(element, 'statuses')).toMatchObject({ campaignId: '701000000000001AAA' });
  await raise(element, 'list', 'choose', { listId: 7, listName: 'Guests' });
  await raise(element, 'statuses', 'change', { value: 'Sent;Responded' });
  expect(links()).toMatchObject([
    {
      MasterLabel: 'Spring',
      Sync__c: 'Members',
      Campaign_Id__c: '701000000000001AAA',
      List_Id__c: 7,
      List_Name__c: 'Guests',
      Member_Statuses__c: 'Sent;Responded',
      Active__c: true
    }
  ]);
});

test('T-02 a link names one campaign or a pattern, never both, and is taken away again', async () => {
  const { element, links } = await show(first);
  await raise(element, 'add', 'click');
  await raise(element, 'campaign', 'choose', { value: '701000000000001AAA' });
  await raise(element, 'pattern', 'change', { value: 'Spring*' });
  expect(links()).toMatchObject([{ Campaign_Id__c: null, Campaign_Name__c: 'Spring*' }]);
  await raise(element, 'list', 'choose', { listId: null, listName: 'Spring people' });
  expect(links()).toMatchObject([{ List_Id__c: null, List_Name__c: 'Spring people' }]);
  await raise(element, 'remove', 'click');
  expect(links()).toEqual([]);
});

test('T-02 links that are switched off are not shown, and a search that fails says why', async () => {
  const links = [
    { DeveloperName: 'Off', Active__c: false },
    { DeveloperName: 'On', Campaign_Name__c: 'A*', List_Id__c: 7 }
  ];
  const { element } = await show({ ...first, campaignLinks: links });
  expect(parts(element, 'link')).toHaveLength(1);
  expect(part(element, 'list')).toMatchObject({ listId: 7, listName: null, projectName: 'Main' });
  expect(part(element, 'statuses')).toMatchObject({ campaignId: null, value: '' });
  jest.mocked(findCampaigns).mockRejectedValue({ body: { message: 'You may not.' } });
  await raise(element, 'campaign', 'search', { text: 'x' });
  expect(part<HTMLElement & { problem: string }>(element, 'campaign')?.problem).toBe('You may not.');
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

describe('T-02 Tx-01 what the list of a link is for', () => {
  const weekly = {
    DeveloperName: 'Weekly',
    Campaign_Id__c: '701000000000002AAA',
    List_Id__c: 7,
    Consent_Scope__c: 'Message_Type',
    Consent_Iterable_Id__c: 9
  };
  const nothingSaid = { Consent_Scope__c: null, Consent_Iterable_Id__c: null };

  test('is shown in its row, and stays where only statuses change or the same list is chosen again', async () => {
    const { element, links } = await show({ ...first, campaignLinks: [weekly] });
    expect(textOf(element, 'purpose')).toContain('This list is for 9 (message type)');
    await raise(element, 'statuses', 'change', { value: 'Sent' });
    await raise(element, 'list', 'choose', { listId: 7, listName: 'Guests' });
    await raise(element, 'campaign', 'choose', { value: '701000000000002AAA' });
    expect(links()).toMatchObject([{ Consent_Scope__c: 'Message_Type', Consent_Iterable_Id__c: 9 }]);
    expect(part(element, 'cleared')).toBeNull();
  });

  test.each([
    ['another list', 'list', 'choose', { listId: 8, listName: 'All news' }],
    ['a list by its name', 'list', 'choose', { listId: null, listName: 'Guests' }],
    ['another campaign', 'campaign', 'choose', { value: '701000000000001AAA' }],
    ['campaigns by their names', 'pattern', 'change', { value: 'Spring*' }]
  ])('is taken away with a word for %s', async (_, id, event, detail) => {
    const { element, links } = await show({ ...first, campaignLinks: [weekly] });
    await raise(element, id, event, detail);
    expect(links()).toMatchObject([nothingSaid]);
    expect(part(element, 'purpose')).toBeNull();
    expect(textOf(element, 'cleared')).toContain('The list was for 9 (message type).');
    expect(textOf(element, 'cleared')).toContain('is not added');
  });

  test('is not spoken of where nothing was said', async () => {
    const { element } = await show({ ...first, campaignLinks: [{ ...weekly, ...nothingSaid }] });
    await raise(element, 'list', 'choose', { listId: 8, listName: 'All news' });
    expect(part(element, 'purpose')).toBeNull();
    expect(part(element, 'cleared')).toBeNull();
  });
});
