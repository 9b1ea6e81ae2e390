import createList from '@salesforce/apex/IterableSyncCampaignController.createList';
import findChannels from '@salesforce/apex/IterableSyncCampaignController.findChannels';
import findLists from '@salesforce/apex/IterableSyncCampaignController.findLists';
import forecastLink from '@salesforce/apex/IterableSyncCampaignController.forecast';
import makeLink from '@salesforce/apex/IterableSyncCampaignController.link';
import LinkToList from 'c/linkToList';
import { heard, part, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncCampaignController.createList', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncCampaignController.findChannels', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncCampaignController.findLists', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncCampaignController.forecast', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncCampaignController.link', () => ({ default: jest.fn() }), {
  virtual: true
});

const forecast: Bridge.LinkForecast = {
  ...{ members: 1204, willGo: 1131, willNot: 73, isRough: false },
  groups: [
    { standing: 'on-list', code: '', text: '', count: 1131, recordIds: [] },
    { standing: 'not-sent', code: 'opted-out', text: 'The person opted out.', count: 73, recordIds: [] }
  ]
};
const channels: Bridge.IterableChannels = {
  ...{ project: 'Main', next: null },
  channels: [
    { id: 12, name: 'News', messageTypes: [{ id: 31, name: 'Weekly', policy: 'OptOut' }] },
    { id: 13, name: 'Texts', messageTypes: [] }
  ]
};
const carriers = [{ sync: 'Members', label: 'Campaign members', status: 'Active', project: 'Main' }];
const open = (given: object = {}) =>
  show('c-link-to-list', LinkToList, {
    ...{
      campaignId: '701000000000001',
      campaignName: 'Gala',
      carriers,
      memberStatuses: ['Sent', 'Responded']
    },
    ...given
  });
const change = async (element: Element, id: string, value: unknown, type = 'change'): Promise<void> => {
  part(element, id)?.dispatchEvent(new CustomEvent(type, { detail: { value } }));
  await settle();
};
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const canLink = (element: Element) => !part<HTMLButtonElement>(element, 'link')?.disabled;

beforeEach(() => {
  jest.resetAllMocks();
  jest.mocked(forecastLink).mockResolvedValue(JSON.stringify(forecast));
  jest.mocked(findChannels).mockResolvedValue(JSON.stringify(channels));
  jest
    .mocked(findLists)
    .mockResolvedValue(
      JSON.stringify({ project: 'Main', lists: [{ id: 41, name: 'Newsletter' }], isMore: true })
    );
});

test('T-05 before Link it says how many members go, how many not and why', async () => {
  const element = await open();
  expect(textOf(element, 'forecast-text')).toBe('1,204 members: 1,131 will go, 73 will not');
  expect(part(element, 'c-member-groups')).toMatchObject({ groups: forecast.groups, isForecast: true });
  expect(canLink(element)).toBe(false);
});

test('T-07 a list that is there is searched and chosen; the link carries who and what on leaving', async () => {
  jest.mocked(makeLink).mockResolvedValue('a01');
  const element = await open();
  part(element, 'lists')?.dispatchEvent(new CustomEvent('search', { detail: { text: 'news' } }));
  await wait(350);
  expect(findLists).toHaveBeenCalledWith({ syncName: 'Members', text: 'news' });
  expect(part(element, 'lists')).toMatchObject({
    options: [{ value: '41', label: 'Newsletter', detail: '41' }],
    hint: 'There are more: type more of the name.'
  });
  await change(element, 'lists', '41', 'choose');
  expect(textOf(element, 'chosen')).toBe('Chosen: “Newsletter”, id 41');
  await change(element, 'statuses', ['Responded']);
  await change(element, 'on-leave', 'Nothing');
  await wait(450);
  expect(forecastLink).toHaveBeenLastCalledWith({
    wanted: expect.objectContaining({ listId: 41, statuses: ['Responded'] }) as object
  });
  const linked = heard(element, 'linked');
  await press(element, 'link');
  expect(makeLink).toHaveBeenCalledWith({
    wanted: {
      ...{ campaignId: '701000000000001', syncName: 'Members', listId: 41, listName: 'Newsletter' },
      ...{ statuses: ['Responded'], onLeave: 'Nothing' },
      ...{ projectName: 'Main', consentScope: null, consentId: null }
    }
  });
  expect(linked).toHaveLength(1);
});

test('T-05 Tx-01 what the list is for is chosen by name, counted anew and linked', async () => {
  jest.mocked(makeLink).mockResolvedValue('a01');
  const element = await open();
  expect(findChannels).toHaveBeenCalledWith({ projectName: 'Main' });
  expect(part(element, 'purpose')).toMatchObject({
    label: 'What is the list for?',
    value: 'any',
    options: [
      { label: 'Not said: any opt-out counts', value: 'any' },
      { label: 'News (channel)', value: 'Channel 12' },
      { label: 'Weekly (message type)', value: 'Message_Type 31' },
      { label: 'Texts (channel)', value: 'Channel 13' }
    ]
  });
  expect(textOf(element, 'consent')).toContain('Whoever opted out is not added');
  await change(element, 'purpose', 'Message_Type 31');
  expect(textOf(element, 'consent')).toContain('Whoever opted out of this, or of e-mail as a whole');
  await wait(450);
  const wanted = { projectName: 'Main', consentScope: 'Message_Type', consentId: 31 };
  expect(forecastLink).toHaveBeenLastCalledWith({ wanted: expect.objectContaining(wanted) as object });
  part(element, 'lists')?.dispatchEvent(new CustomEvent('search', { detail: { text: 'news' } }));
  await wait(350);
  await change(element, 'lists', '41', 'choose');
  await press(element, 'link');
  expect(makeLink).toHaveBeenCalledWith({ wanted: expect.objectContaining(wanted) as object });
});

test.each([
  ['cannot be read', () => Promise.reject(new Error('down'))],
  ['are not there', () => Promise.resolve(JSON.stringify({ ...channels, channels: [] }))]
])('Tx-01 where channels %s the choice is not offered, and the sentence says so', async (_what, answer) => {
  jest.mocked(findChannels).mockImplementation(answer);
  const element = await open();
  expect(part(element, 'purpose')).toBeNull();
  expect(textOf(element, 'consent')).toBe(
    'No channel or message type can be chosen now: Iterable names none. Whoever opted out of anything is not added.'
  );
  expect(forecastLink).toHaveBeenLastCalledWith({
    wanted: expect.objectContaining({ consentScope: null, consentId: null }) as object
  });
});

test('T-06 T-08 H-38 a new list is made at once, named like the campaign unless said otherwise, and its id shown', async () => {
  jest
    .mocked(createList)
    .mockResolvedValueOnce(JSON.stringify({ id: 7, name: 'Gala', type: 'Standard', created: true }))
    .mockResolvedValueOnce(JSON.stringify({ id: 41, name: 'Newsletter', type: 'Standard', created: false }));
  const element = await open();
  await change(element, 'way', 'new');
  await press(element, 'create');
  expect(createList).toHaveBeenCalledWith({ syncName: 'Members', name: 'Gala' });
  expect(textOf(element, 'chosen')).toBe('The list “Gala” was made; its id is 7.');
  expect(canLink(element)).toBe(true);
  await change(element, 'name', 'Newsletter');
  expect(canLink(element)).toBe(false);
  await press(element, 'create');
  expect(textOf(element, 'chosen')).toContain('There is a list “Newsletter” already, with the id 41');
});

test('T-05 of several syncs one is chosen, and the list with it', async () => {
  const element = await open({
    carriers: [...carriers, { ...carriers[0], sync: 'Guests', label: 'Guests', project: 'Other' }]
  });
  await change(element, 'purpose', 'Channel 12');
  await change(element, 'sync', 'Guests');
  expect(part(element, 'purpose')).toMatchObject({ value: 'any' });
  expect(findChannels).toHaveBeenLastCalledWith({ projectName: 'Other' });
  await wait(450);
  expect(forecastLink).toHaveBeenLastCalledWith({
    wanted: expect.objectContaining({ syncName: 'Guests' }) as object
  });
  expect(part(await open(), 'sync')).toBeNull();
});

test('T-05 what goes wrong is said where it went wrong', async () => {
  jest.mocked(forecastLink).mockRejectedValue({ body: { message: 'No count.' } });
  jest.mocked(findLists).mockRejectedValue({ body: { message: 'No lists.' } });
  jest.mocked(createList).mockRejectedValue({ body: { message: 'No list.' } });
  const element = await open();
  expect(textOf(element, 'count-problem')).toContain('No count.');
  part(element, 'lists')?.dispatchEvent(new CustomEvent('search', { detail: { text: 'x' } }));
  await wait(350);
  expect(part(element, 'lists')).toMatchObject({ problem: 'No lists.' });
  await change(element, 'way', 'new');
  await press(element, 'create');
  expect(textOf(element, 'problem')).toBe('No list.');
});

test('T-05 Cancel tells the page', async () => {
  const element = await open();
  const cancelled = heard(element, 'cancel');
  await press(element, 'cancel');
  expect(cancelled).toHaveLength(1);
});

test('T-05 the form is accessible', async () => {
  await expect(await open()).toBeAccessible();
});
