import { createElement } from 'lwc';
import statusesOf from '@salesforce/apex/IterableSyncCampaignController.memberStatuses';
import MemberStatuses from 'c/memberStatuses';
import { heard, part, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncCampaignController.memberStatuses', () => ({ default: jest.fn() }), {
  virtual: true
});

type Part = HTMLElement & Record<string, unknown>;
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

async function show(properties: object) {
  const element = createElement('c-member-statuses', { is: MemberStatuses });
  Object.assign(element, properties);
  const told = heard<{ value: string }>(element, 'change');
  document.body.appendChild(element);
  await settle();
  return { element, told };
}

const raise = (element: HTMLElement, id: string, value: unknown) =>
  part(element, id)?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
const shown = (element: HTMLElement, id: string) => part(element, id) as Part | null;

beforeEach(() => {
  jest.mocked(statusesOf).mockReset().mockResolvedValue(['Sent', 'Responded', 'Came']);
});

test('T-07 statuses of the campaign are ticked, in its order', async () => {
  const { element, told } = await show({ campaignId: '701A', value: 'Responded' });
  expect(statusesOf).toHaveBeenCalledWith({ campaignId: '701A' });
  expect(shown(element, 'ticks')).toMatchObject({
    value: ['Responded'],
    label: 'Member statuses (none ticked: all)',
    options: [
      { value: 'Sent', label: 'Sent' },
      { value: 'Responded', label: 'Responded' },
      { value: 'Came', label: 'Came' }
    ]
  });
  expect(told).toEqual([]);
  raise(element, 'ticks', ['Came', 'Sent']);
  raise(element, 'ticks', []);
  expect(told.map(({ value }) => value)).toEqual(['Sent;Came', '']);
  await expect(element).toBeAccessible();
});

test('T-07 a status that the campaign no longer has is kept and marked, until it is unticked', async () => {
  const { element, told } = await show({ campaignId: '701A', value: 'Invited; Sent' });
  expect(shown(element, 'ticks')?.value).toEqual(['Invited', 'Sent']);
  expect(shown(element, 'ticks')?.options).toContainEqual({
    value: 'Invited',
    label: 'Invited (not in the list any more)'
  });
  raise(element, 'ticks', ['Invited', 'Came']);
  expect(told).toEqual([{ value: 'Came;Invited' }]);
});

test('T-07 a link of many campaigns has its statuses typed', async () => {
  const { element, told } = await show({ campaignId: null, value: 'Sent' });
  expect(statusesOf).not.toHaveBeenCalled();
  expect(shown(element, 'text')).toMatchObject({
    value: 'Sent',
    label: 'Member statuses, separated by ; (blank: all)'
  });
  raise(element, 'text', ' Sent;Came ');
  expect(told).toEqual([{ value: 'Sent;Came' }]);
});

test('T-07 where they cannot be read it is said, and they can be typed', async () => {
  jest.mocked(statusesOf).mockRejectedValue({ body: { message: 'You cannot see this campaign.' } });
  const { element } = await show({ campaignId: '701A', value: 'Sent' });
  expect(textOf(element, 'problem')).toBe('You cannot see this campaign.');
  expect(shown(element, 'text')?.value).toBe('Sent');
});

test('T-07 an answer about the campaign that was chosen before is not shown', async () => {
  let late: (found: string[]) => void = () => undefined;
  jest.mocked(statusesOf).mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
  const { element } = await show({ campaignId: '701A', value: '' });
  expect([shown(element, 'ticks'), shown(element, 'text')]).toEqual([null, null]);
  element.campaignId = '701B';
  await settle();
  late(['Old']);
  await settle();
  expect(shown(element, 'ticks')?.options).toHaveLength(3);
});
