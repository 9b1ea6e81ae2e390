import readCondition from '@salesforce/apex/IterableSyncDescribeController.readCondition';
import ConditionCheck from 'c/conditionCheck';
import { heard, part, textOf } from 'test-support/shown';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/IterableSyncDescribeController.readCondition', () => ({ default: jest.fn() }), {
  virtual: true
});

const good: Bridge.Condition = {
  isValid: true,
  problem: null,
  tree: null,
  count: 1204,
  fields: ['Email'],
  notices: []
};
const later = (ms: number) => jest.advanceTimersByTimeAsync(ms);

async function show(properties: object) {
  const element = createElement('c-condition-check', { is: ConditionCheck });
  Object.assign(element, { objectName: 'Contact', text: 'Email != null', ...properties });
  document.body.appendChild(element);
  await later(0);
  return element;
}

beforeEach(() => {
  jest.useFakeTimers();
  jest.mocked(readCondition).mockReset().mockResolvedValue(JSON.stringify(good));
});
afterEach(() => {
  jest.useRealTimers();
});

test('D-04 the bridge is asked when nothing more is typed, and says how many match', async () => {
  const element = await show({});
  const told = heard<{ text: string }>(element, 'read');
  expect(textOf(element, 'asking')).toBe('Checking …');
  element.text = 'Email = null';
  await later(600);
  expect(readCondition).toHaveBeenCalledTimes(1);
  expect(readCondition).toHaveBeenCalledWith({
    objectName: 'Contact',
    condition: 'Email = null',
    query: null
  });
  expect(textOf(element, 'count')).toBe('1,204 records match now');
  expect(told).toMatchObject([{ text: 'Email = null' }]);
});

test('D-04 a query is asked for as one, and a word on what it says stands beside the count', async () => {
  jest.mocked(readCondition).mockResolvedValue(JSON.stringify({ ...good, count: 1, notices: ['It moves.'] }));
  const element = await show({ kind: 'query', text: 'SELECT Id FROM Contact' });
  await later(600);
  expect(readCondition).toHaveBeenCalledWith({
    objectName: 'Contact',
    condition: null,
    query: 'SELECT Id FROM Contact'
  });
  expect(textOf(element, 'count')).toBe('1 record matches now');
  expect(textOf(element, 'notice')).toBe('It moves.');
});

test('D-04 what is wrong is said with the way out', async () => {
  const problem = { message: 'Contact has no Emial.', fix: 'Correct the name.' };
  jest
    .mocked(readCondition)
    .mockResolvedValue(JSON.stringify({ ...good, isValid: false, problem, count: null }));
  const element = await show({});
  await later(600);
  expect(textOf(element, 'problem')).toBe('Contact has no Emial. Correct the name.');
});

test('D-04 a bridge that does not answer is said, and asked again on demand', async () => {
  jest.mocked(readCondition).mockRejectedValueOnce({ body: { message: 'The bridge is down.' } });
  const element = await show({});
  await later(600);
  expect(textOf(element, 'failure')).toBe('The bridge is down.');
  part(element, 'try-again')?.click();
  await later(0);
  expect(textOf(element, 'count')).toBe('1,204 records match now');
});

test('D-04 nothing is asked of an empty text, and a late answer to an older text is not shown', async () => {
  const element = await show({ text: ' ' });
  await later(1_000);
  expect(readCondition).not.toHaveBeenCalled();
  let answer: (text: string) => void = () => undefined;
  jest.mocked(readCondition).mockReturnValueOnce(new Promise<string>((resolve) => (answer = resolve)));
  element.text = 'A = 1';
  await later(600);
  element.text = '';
  answer(JSON.stringify(good));
  await later(0);
  expect(part(element, 'count')).toBeNull();
});
