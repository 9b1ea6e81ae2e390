import JsonView from 'c/jsonView';
import { part, parts, press, show, textOf } from 'test-support/shown';

const payload = {
  email: 'ada@example.com',
  dataFields: { score: 12.5, isFan: true, note: 'a "quoted": word' }
};
const clipboard = { writeText: jest.fn() };

beforeEach(() => {
  clipboard.writeText.mockReset().mockResolvedValue(undefined);
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
});

const open = (value: unknown) => show('c-json-view', JsonView, { label: 'Request', value });

test.each([
  ['a value', payload],
  ['text', JSON.stringify(payload)]
])('D-58 a payload that comes as %s is shown in lines, letter by letter as it is', async (_, value) => {
  expect(part(await open(value), 'json')?.textContent).toBe(JSON.stringify(payload, null, 2));
});

test('D-58 names, strings and other values have colours of their own', async () => {
  const element = await open(payload);
  const named = (name: string) => parts(element, `span.${name}`).map(({ textContent }) => textContent);
  expect(named('name')).toEqual(['"email":', '"dataFields":', '"score":', '"isFan":', '"note":']);
  expect(named('string')).toEqual(['"ada@example.com"', JSON.stringify(payload.dataFields.note)]);
  expect(named('word')).toEqual(['12.5', 'true']);
});

test('D-58 text that is no JSON is shown as it is', async () => {
  expect(part(await open('Bad gateway: "no'), 'json')?.textContent).toBe('Bad gateway: "no');
});

test('D-58 nothing is said to be nothing, and cannot be copied', async () => {
  const element = await open(null);
  expect(textOf(element, 'empty')).toBe('Nothing.');
  expect(part(element, 'copy')).toBeNull();
});

test('D-58 its button copies the lines and says so', async () => {
  const element = await open(payload);
  await press(element, 'copy');
  expect(clipboard.writeText).toHaveBeenCalledWith(JSON.stringify(payload, null, 2));
  expect(textOf(element, 'told')).toBe('Copied.');
});

test('D-58 where the browser does not allow copying, the text is selected and it says what to press', async () => {
  clipboard.writeText.mockRejectedValue(new Error('denied'));
  const element = await open(payload);
  await press(element, 'copy');
  expect(textOf(element, 'told')).toContain('press Ctrl+C');
});

test('is accessible', async () => {
  await expect(await open(payload)).toBeAccessible();
  await expect(await open(null)).toBeAccessible();
});
