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
    picklistValues: [{ value: 'Web', label: 'Website' }]
  },
  { name: 'Topics__c', label: 'Topics', type: 'multipicklist' },
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

async function raise(element: HTMLElement, id: string, name: string, value: string): Promise<void> {
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
    { value: 'Fair', label: 'Fair' }
  ]);
});

test('D-13 a field is compared as its type can be; what is written stays offered', async () => {
  const { element } = await show(
    clause({ field: 'IsGood__c', operator: 'IN', values: [{ type: 'boolean', text: 'TRUE' }] })
  );
  const options = part(element, 'operator')?.options as { value: string }[];
  expect(options.map(({ value }) => value)).toEqual(['=', '!=', 'IN']);
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

test('D-13 a date and a moment say how they are written', async () => {
  const placeholderOf = async (field: string) => {
    const { element } = await show(clause({ field, operator: '>', values: [] }));
    return (part(element, 'value') as unknown as { placeholder?: string }).placeholder;
  };
  expect(await placeholderOf('CreatedDate')).toBe('2026-01-31T08:00:00Z or LAST_N_DAYS:30');
  expect(await placeholderOf('FirstName')).toBe('');
});
