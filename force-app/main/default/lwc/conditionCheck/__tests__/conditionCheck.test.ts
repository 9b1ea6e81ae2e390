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
  plan: { how: 'index', cost: 0.2, tableSize: 40_000, unhelped: ['FirstName'] },
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

test.each([
  ['index', 0.204, 'Salesforce can use an index for it (cost 0.2): reading stays quick as the table grows.'],
  [
    'index',
    0.0001,
    'Salesforce can use an index for it (cost 0.01): reading stays quick as the table grows.'
  ],
  ['other', 0.5, 'Salesforce does not read the whole table for it (cost 0.5): reading is quick.'],
  [
    'table',
    0.65,
    'Salesforce reads the whole table of 1,200,000 records for it (cost 0.65): quick as long as the table is that small.'
  ],
  [
    'table',
    2.1,
    'Salesforce reads the whole table of 1,200,000 records for it (cost 2.1, more than 1 is slow): counting, first and ' +
      'full runs take long. Add a condition on a field with an index: Id, name, owner, created date, a lookup, an ' +
      'external ID. No index helps with FirstName, Industry.'
  ],
  ['unknown', null, 'Salesforce gave no plan: whether an index helps is not known.']
] as const)('D-04 a plan by %s at %s stands below the count, in words', async (how, cost, sentence) => {
  const plan = { how, cost, tableSize: 1_200_000, unhelped: ['FirstName', 'Industry'] };
  jest.mocked(readCondition).mockResolvedValue(JSON.stringify({ ...good, plan }));
  const element = await show({});
  await later(600);
  expect(textOf(element, 'count')).toBe('1,204 records match now');
  expect(textOf(element, 'plan')).toBe(sentence);
});

test('D-04 where nothing was planned, nothing is said of it', async () => {
  jest.mocked(readCondition).mockResolvedValue(JSON.stringify({ ...good, plan: null }));
  const element = await show({});
  await later(600);
  expect(part(element, 'plan')).toBeNull();
});

test('the answer is accessible, good or not', async () => {
  const element = await show({});
  await later(600);
  jest.useRealTimers();
  await expect(element).toBeAccessible();
  jest.useFakeTimers();
  const problem = { message: 'Contact has no Emial.', fix: 'Correct the name.' };
  jest.mocked(readCondition).mockResolvedValue(JSON.stringify({ ...good, isValid: false, problem }));
  element.text = 'Emial = null';
  await later(600);
  expect(part(element, 'problem')).not.toBeNull();
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});
