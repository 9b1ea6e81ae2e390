import { createElement } from 'lwc';
import describeFields from '@salesforce/apex/IterableSyncDescribeController.fields';
import FilterClause from 'c/filterClause';
import { clauseOf, conditionSoql, freeClause } from 'c/soqlCondition';
import type { Clause, Comparison, ConditionNode } from 'c/soqlCondition';
import { forget } from 'c/sourceFields';

jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/IterableSyncMappingController.childRelationships',
  () => ({ default: jest.fn() }),
  { virtual: true }
);

type Part = HTMLElement & Record<string, unknown>;
const fields = [
  { name: 'FirstName', label: 'First Name', type: 'string', isFilterable: true },
  {
    name: 'LeadSource',
    label: 'Source',
    type: 'picklist',
    picklistValues: [
      { value: 'Web', label: 'Website' },
      { value: 'Call', label: 'Phone call' }
    ]
  },
  { name: 'Topics__c', label: 'Topics', type: 'multipicklist' },
  {
    name: 'Hobbies__c',
    label: 'Hobbies',
    type: 'multipicklist',
    picklistValues: [
      { value: 'a', label: 'Art' },
      { value: 'b', label: 'Books' }
    ]
  },
  { name: 'Score__c', label: 'Score', type: 'double' },
  { name: 'IsGood__c', label: 'Good', type: 'boolean' },
  { name: 'Since__c', label: 'Since', type: 'date' },
  { name: 'CreatedDate', label: 'Created', type: 'datetime' }
];
const settle = () => jest.advanceTimersByTimeAsync(0);

async function show(clause: Clause | null) {
  const element = createElement('c-filter-clause', { is: FilterClause });
  const told: string[] = [];
  element.objectName = 'Contact';
  element.clause = clause ?? { text: '', comparison: null };
  element.addEventListener('change', (event) => {
    const { node } = (event as CustomEvent<{ node: ConditionNode }>).detail;
    told.push(conditionSoql(node));
    element.clause = node.clause ?? element.clause;
  });
  document.body.appendChild(element);
  await settle();
  return { element, told };
}

const part = (element: HTMLElement, id: string) =>
  (element.shadowRoot as ShadowRoot).querySelector<Part>(`[data-id="${id}"]`);

async function raise(
  element: HTMLElement,
  id: string,
  name: string,
  value: string | string[]
): Promise<void> {
  part(element, id)?.dispatchEvent(new CustomEvent(name, { detail: { value } }));
  await settle();
}

const clause = (comparison: Comparison): Clause => clauseOf(comparison).clause as Clause;
const empty = clause({ field: '', operator: '=', values: [] });

beforeEach(() => {
  jest.useFakeTimers();
  forget();
  jest.mocked(describeFields).mockResolvedValue(fields);
});
afterEach(() => {
  jest.useRealTimers();
});

test.each([
  ['FirstName', '=', "O'Neil", "FirstName = 'O\\'Neil'"],
  ['FirstName', 'LIKE', 'A%', "FirstName LIKE 'A%'"],
  ['FirstName', 'IN', 'Ada\n\nBen', "FirstName IN ('Ada', 'Ben')"],
  ['LeadSource', '!=', 'Web', "LeadSource != 'Web'"],
  ['Topics__c', 'INCLUDES', 'a;b\nc', "Topics__c INCLUDES ('a;b', 'c')"],
  ['Score__c', '>=', '1.5', 'Score__c >= 1.5'],
  ['IsGood__c', '=', 'FALSE', 'IsGood__c = FALSE'],
  ['Since__c', '>', '2026-01-31', 'Since__c > 2026-01-31'],
  ['CreatedDate', '<', '2026-01-31', 'CreatedDate < 2026-01-31T00:00:00Z'],
  ['CreatedDate', '<', '2026-01-31t08:00:00z', 'CreatedDate < 2026-01-31T08:00:00Z'],
  ['CreatedDate', '=', 'last_n_days:30', 'CreatedDate = LAST_N_DAYS:30']
])('D-13 the row %s %s %s says %s', async (field, operator, value, expected) => {
  const { element, told } = await show(empty);
  await raise(element, 'field', 'choose', field);
  await raise(element, 'operator', 'change', operator);
  await raise(element, 'value', 'change', value);
  expect(told.at(-1)).toBe(expected);
});

test('D-13 empty is a comparison of its own, that asks for no value', async () => {
  const { element, told } = await show(
    clause({ field: 'FirstName', operator: '!=', values: [{ type: 'null', text: 'null' }] })
  );
  expect(part(element, 'operator')?.value).toBe('not-empty');
  expect(part(element, 'value')).toBeNull();
  await raise(element, 'operator', 'change', 'empty');
  expect(told).toEqual(['FirstName = null']);
});

test('D-13 a picklist offers its values, and the one that is written although it is none of them', async () => {
  const { element } = await show(
    clause({ field: 'LeadSource', operator: '=', values: [{ type: 'text', text: 'Fair' }] })
  );
  expect(part(element, 'value')?.options).toEqual([
    { value: 'Web', label: 'Website' },
    { value: 'Call', label: 'Phone call' },
    { value: 'Fair', label: 'Fair (not in the list any more)' }
  ]);
});

test.each([
  ['LeadSource', 'IN', ['Web', 'Call'], "LeadSource IN ('Web', 'Call')"],
  ['LeadSource', 'NOT IN', ['Call'], "LeadSource NOT IN ('Call')"],
  ['LeadSource', 'IN', [], ''],
  ['Hobbies__c', 'INCLUDES', ['b', 'a'], "Hobbies__c INCLUDES ('b', 'a')"]
])('D-13 several values of %s are ticked, not typed: %s %j', async (field, operator, values, expected) => {
  const { element, told } = await show(empty);
  await raise(element, 'field', 'choose', field);
  await raise(element, 'operator', 'change', operator);
  await raise(element, 'value', 'change', values);
  expect(told.at(-1)).toBe(expected);
});

test('D-13 values that are no longer in the list are kept and marked, also two at once, each in its place', async () => {
  const values = ['a;b', 'z', 'b'].map((text) => ({ type: 'text' as const, text }));
  const { element, told } = await show(clause({ field: 'Hobbies__c', operator: 'INCLUDES', values }));
  expect(part(element, 'value')).toMatchObject({
    value: ['a;b', 'z', 'b'],
    options: [
      { value: 'a', label: 'Art' },
      { value: 'b', label: 'Books' },
      { value: 'a;b', label: 'Art + Books' },
      { value: 'z', label: 'z (not in the list any more)' }
    ]
  });
  expect(told).toEqual([]);
  await raise(element, 'value', 'change', ['a', 'b', 'a;b']);
  expect(told).toEqual(["Hobbies__c INCLUDES ('a;b', 'b', 'a')"]);
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

test('D-13 one whole value is chosen, the beginning of a value is typed', async () => {
  const value = { type: 'text' as const, text: 'a' };
  const { element } = await show(clause({ field: 'Hobbies__c', operator: '=', values: [value] }));
  expect(part(element, 'value')?.tagName).toBe('LIGHTNING-COMBOBOX');
  const like = await show(clause({ field: 'LeadSource', operator: 'LIKE', values: [value] }));
  expect(part(like.element, 'value')?.tagName).toBe('LIGHTNING-INPUT');
});

test('D-13 a field is compared as its type can be; what is written stays offered', async () => {
  const { element } = await show(
    clause({ field: 'IsGood__c', operator: 'IN', values: [{ type: 'boolean', text: 'TRUE' }] })
  );
  const options = part(element, 'operator')?.options as { value: string }[];
  expect(options.map(({ value }) => value)).toEqual(['=', '!=', 'IN']);
});

test('D-13 a date is before or after another, not less or more', async () => {
  const labelsOf = async (field: string) => {
    const { element } = await show(clause({ field, operator: '=', values: [] }));
    const options = part(element, 'operator')?.options as { value: string; label: string }[];
    return options.filter(({ value }) => /[<>]/.test(value)).map(({ label }) => label);
  };
  expect(await labelsOf('CreatedDate')).toEqual([
    'is before',
    'is on or before',
    'is after',
    'is on or after'
  ]);
  expect((await labelsOf('Score__c'))[0]).toBe('is less than');
});

test('D-13 what is more than a field and a value stays SOQL, and can be edited', async () => {
  const { element, told } = await show(freeClause('CALENDAR_YEAR(CreatedDate) = 2020').clause);
  expect(part(element, 'free')?.value).toBe('CALENDAR_YEAR(CreatedDate) = 2020');
  await raise(element, 'free', 'change', 'CALENDAR_YEAR(CreatedDate) = 2021');
  expect(told).toEqual(['CALENDAR_YEAR(CreatedDate) = 2021']);
});

test('D-13 a row that is taken away says so; every field of it has a name', async () => {
  const { element } = await show(empty);
  const removed = jest.fn();
  element.addEventListener('remove', removed);
  part(element, 'remove')?.click();
  expect(removed).toHaveBeenCalledTimes(1);
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

test.each([
  ['Since__c', { type: 'date', text: '2026-01-31' }, 'Since__c > TODAY'],
  ['CreatedDate', { type: 'moment', text: '2026-01-31T08:00:00Z' }, 'CreatedDate > TODAY']
] as const)('D-13 a value of %s is chosen as a date', async (field, value, expected) => {
  const { element, told } = await show(clause({ field, operator: '>', values: [value] }));
  expect(part(element, 'value')).toMatchObject({ tagName: 'C-DATE-VALUE', value });
  expect(told).toEqual([]);
  await raise(element, 'value', 'change', 'TODAY');
  expect(told).toEqual([expected]);
});
