import getCompared from '@salesforce/apex/IterableSyncCampaignController.getCompared';
import ListComparison from 'c/listComparison';
import { part, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncCampaignController.getCompared', () => ({ default: jest.fn() }), {
  virtual: true
});

const counts = {
  ...{ list: 41, records: 5, users: 4, sameUser: 1, size: 10 },
  ...{ both: 3, missing: 1, others: 2, strangers: 5 }
};
const open = () =>
  show('c-list-comparison', ListComparison, { campaignId: '701000000000001', syncName: 'Members', counts });

beforeEach(() => {
  jest
    .mocked(getCompared)
    .mockReset()
    .mockResolvedValue([{ recordId: null, name: 'friend@example.com' }]);
});

test('H-44 both sides add up: everybody on the list has a reason', async () => {
  const element = await open();
  expect(textOf(element, 'size')).toBe('10 people on the list in Iterable');
  const numbers = ['both', 'others', 'strangers'].map((id) => textOf(element, id));
  expect(numbers).toEqual([
    expect.stringContaining('3'),
    expect.stringContaining('On it through another campaign or sync'),
    expect.stringContaining('On it by other ways')
  ]);
  expect(element.shadowRoot?.textContent).toContain('1 members share one person');
});

test('H-44 a difference opens its people', async () => {
  const element = await open();
  await press(element, 'show-people');
  await settle();
  expect(getCompared).toHaveBeenCalledWith({
    ...{ campaignId: '701000000000001', syncName: 'Members', reason: 'list.41.others' }
  });
  expect(part(element, 'c-campaign-people')).toMatchObject({ people: [{ name: 'friend@example.com' }] });
  await press(element, 'show-people');
  expect(part(element, 'c-campaign-people')).toBeNull();
});

test('H-44 the comparison is accessible', async () => {
  await expect(await open()).toBeAccessible();
});
