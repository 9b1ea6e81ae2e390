import { createElement } from 'lwc';
import DateValue from 'c/dateValue';
import type { ConditionValue } from 'c/soqlCondition';
import { heard, part, textOf } from 'test-support/shown';

type Part = HTMLElement & Record<string, unknown>;

async function show(value: ConditionValue | null, type = 'date') {
  const element = createElement('c-date-value', { is: DateValue });
  Object.assign(element, { label: 'Value', type, value });
  const told = heard<{ value: string }>(element, 'change');
  document.body.appendChild(element);
  await Promise.resolve();
  return { element, told };
}

const raise = async (element: HTMLElement, id: string, name: string, value: string | null) => {
  part(element, id)?.dispatchEvent(new CustomEvent(name, { detail: { value } }));
  await Promise.resolve();
};
const shown = (element: HTMLElement, id: string) => part(element, id) as Part | null;

test.each([
  ['date', { type: 'date', text: '2026-01-31' }],
  ['datetime', { type: 'moment', text: '2026-01-31T08:00:00Z' }],
  ['datetime', { type: 'moment', text: '2026-01-31T08:00:00+02:00' }],
  ['date', null]
] as const)('D-13 a %s of the calendar stands in a field of that kind: %j', async (type, value) => {
  const { element, told } = await show(value, type);
  expect(shown(element, 'day')).toMatchObject({ type, value: value?.text ?? '', label: 'Value' });
  expect(shown(element, 'words')).toBeNull();
  expect(told).toEqual([]);
  await expect(element).toBeAccessible();
});

test.each([
  ['LAST_N_DAYS:30', 'Last 30 days'],
  ['NEXT_N_DAYS:45', 'Next 45 days'],
  ['LAST_MONTH', 'Last month'],
  ['LAST_N_WEEKS:2', 'LAST_N_WEEKS:2'],
  ['[INTERVAL_DATE]', '[INTERVAL_DATE]']
])('D-13 %s moves with today and is said as people say it: %s', async (text, said) => {
  const { element, told } = await show({ type: 'literal', text });
  expect(shown(element, 'words')).toMatchObject({ value: text, text: said, allowsOther: true });
  expect(told).toEqual([]);
  await expect(element).toBeAccessible();
});

test('D-13 what no calendar shows stays as it is written', async () => {
  const { element } = await show({ type: 'moment', text: '2026-01-31T08:00:00Z' }, 'date');
  expect(shown(element, 'words')).toMatchObject({ text: '2026-01-31T08:00:00Z' });
});

test('D-13 the other way is chosen, what stood there goes, and a value of it is told', async () => {
  const { element, told } = await show({ type: 'date', text: '2026-01-31' });
  await raise(element, 'way', 'change', 'words');
  expect(told).toEqual([{ value: '' }]);
  Object.assign(element, { value: { type: 'literal', text: '' } });
  await Promise.resolve();
  const words = shown(element, 'words')?.options as { value: string; label: string }[];
  expect(words).toContainEqual({ value: 'LAST_N_DAYS:30', label: 'Last 30 days', detail: 'LAST_N_DAYS:30' });
  await raise(element, 'words', 'choose', 'LAST_N_DAYS:45');
  expect(told.at(-1)).toEqual({ value: 'LAST_N_DAYS:45' });
});

test('D-13 a day is told as SOQL writes it; what is none is nothing', async () => {
  const { element, told } = await show(null);
  await raise(element, 'day', 'change', '2026-02-01');
  await raise(element, 'day', 'change', '31.02.');
  await raise(element, 'day', 'change', null);
  expect(told.map(({ value }) => value)).toEqual(['2026-02-01', '', '']);
});

test.each([
  ['date', 'As SOQL: 2026-01-31 or LAST_N_DAYS:30'],
  ['datetime', 'As SOQL: 2026-01-31T08:00:00Z or LAST_N_DAYS:30']
])('D-13 both ways to write a %s stand below it', async (type, example) => {
  const { element } = await show(null, type);
  expect(textOf(element, 'example')).toBe(example);
});

test('D-13 another kind of field begins with the calendar again', async () => {
  const { element } = await show(null);
  await raise(element, 'way', 'change', 'words');
  element.type = 'datetime';
  await Promise.resolve();
  expect(shown(element, 'day')).toMatchObject({ type: 'datetime' });
});
