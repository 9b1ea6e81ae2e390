import getPeople from '@salesforce/apex/IterableSyncCampaignController.getPeople';
import MemberGroups from 'c/memberGroups';
import { part, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncCampaignController.getPeople', () => ({ default: jest.fn() }), {
  virtual: true
});

const groups: Bridge.LinkForecast['groups'] = [
  { standing: 'on-list', code: '', text: '', count: 1131, recordIds: ['00v000000000001', '00v000000000002'] },
  { standing: 'not-sent', code: 'opted-out', text: 'The person opted out.', count: 1, recordIds: [] }
];
const open = (given: object = {}) => show('c-member-groups', MemberGroups, { groups, ...given });

beforeEach(() => {
  jest
    .mocked(getPeople)
    .mockReset()
    .mockResolvedValue([{ recordId: '003000000000001', name: 'Ada' }]);
});

test('T-05 each group has its number, its word and its reason', async () => {
  const element = await open();
  expect(textOf(element, 'word')).toBe('On the list');
  expect(textOf(element, 'reason')).toBe('The person opted out.');
  expect(textOf(await open({ isForecast: true }), 'word')).toBe('Will go');
});

test('H-44 a number opens its people, and says how many of them are shown', async () => {
  const element = await open();
  await press(element, 'show-people');
  await settle();
  expect(getPeople).toHaveBeenCalledWith({ memberIds: ['00v000000000001', '00v000000000002'] });
  expect(part(element, 'c-campaign-people')).toMatchObject({
    people: [{ recordId: '003000000000001', name: 'Ada' }]
  });
  expect(textOf(element, 'first')).toBe('The first 2 of 1,131');
  await press(element, 'show-people');
  expect(part(element, 'c-campaign-people')).toBeNull();
});

test('H-44 people who cannot be read are a sentence', async () => {
  jest.mocked(getPeople).mockRejectedValue({ body: { message: 'No.' } });
  const element = await open();
  await press(element, 'show-people');
  await settle();
  expect(textOf(element, 'problem')).toBe('No.');
});

test('T-05 groups are accessible', async () => {
  await expect(await open()).toBeAccessible();
});
