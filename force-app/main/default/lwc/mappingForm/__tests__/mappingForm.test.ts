import childRelationships from '@salesforce/apex/IterableSyncMappingController.childRelationships';
import fields from '@salesforce/apex/IterableSyncDescribeController.fields';
import type { MappingRow } from 'c/draft';
import MappingForm from 'c/mappingForm';
import { forget } from 'c/sourceFields';
import { definition, describes, words } from 'test-support/mapping-situation';
import { heard, part, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/IterableSyncMappingController.childRelationships',
  () => ({ default: jest.fn() }),
  { virtual: true }
);

const mapping = definition.mappings?.[1] as MappingRow;
type Box = HTMLElement &
  Record<'label' | 'value' | 'text' | 'problem' | 'checked', unknown> & { options: { value: string }[] };
const box = (element: Element, name: string) => part<Box>(element, name) as Box;

beforeEach(() => {
  forget();
  jest
    .mocked(fields)
    .mockReset()
    .mockImplementation(({ objectName }) => Promise.resolve([...(describes[objectName ?? ''] ?? [])]));
  jest
    .mocked(childRelationships)
    .mockReset()
    .mockResolvedValue([{ name: 'Pets__r', label: 'Pets', objectName: 'Pet__c' }]);
});

async function open(changes: Partial<MappingRow> = {}, given: object = {}) {
  const properties = {
    definition,
    mapping: { ...mapping, ...changes },
    objectName: 'Contact',
    words,
    ...given
  };
  const element = await show('c-mapping-form', MappingForm, properties);
  await settle();
  return { element, changed: heard<MappingRow>(element, 'change') };
}

/** As base components raise it: it leaves the component that hosts them, unless that stops it. */
async function tell(element: Element, name: string, kind: string, detail: object): Promise<void> {
  part(element, name)?.dispatchEvent(new CustomEvent(kind, { detail, bubbles: true, composed: true }));
  await settle();
}

test('D-35 each change is told at once, as the whole row, and only as that', async () => {
  const { element, changed } = await open();
  await tell(element, 'source', 'choose', { value: 'MailingCity' });
  await tell(element, 'target', 'choose', { value: 'dataFields.city' });
  await tell(element, 'transform', 'choose', { value: 'upper' });
  await tell(element, 'type', 'change', { value: 'string' });
  await tell(element, 'required', 'change', { checked: true });
  expect(changed).toEqual([
    { ...mapping, Source__c: 'MailingCity' },
    { ...mapping, Target__c: 'dataFields.city' },
    { ...mapping, Transform__c: 'upper' },
    { ...mapping, Target_Type__c: 'string' },
    { ...mapping, Required__c: true }
  ]);
});

test('D-35 what is left to the bridge is blank in the row', async () => {
  const { element, changed } = await open({ Transform__c: 'upper', Target_Type__c: 'Long' });
  expect(box(element, 'type').value).toBe('long');
  await tell(element, 'transform', 'choose', { value: '' });
  await tell(element, 'type', 'change', { value: 'automatic' });
  expect(changed.map((row) => [row.Transform__c, row.Target_Type__c])).toEqual([
    [null, 'Long'],
    ['upper', null]
  ]);
});

test('D-35 another kind begins with a blank source, the same one changes nothing', async () => {
  const { element, changed } = await open();
  await tell(element, 'kind', 'change', { value: 'Field' });
  await tell(element, 'kind', 'change', { value: 'Value' });
  expect(changed).toEqual([{ ...mapping, Kind__c: 'Value', Source__c: null }]);
});

test.each([
  ['Field', 'C-SOURCE-PICKER', 'Salesforce field'],
  ['Formula', 'LIGHTNING-TEXTAREA', 'Formula'],
  ['Value', 'LIGHTNING-INPUT', 'Value'],
  ['Array', 'C-CHOICE-BOX', 'Child records or field']
])('D-35 a %s is written where it is best written, with its problem beside it', async (kind, tag, label) => {
  const { element } = await open({ Kind__c: kind }, { problem: 'Wrong.' });
  expect(box(element, 'source').tagName).toBe(tag);
  expect(box(element, 'source').label).toBe(label);
  expect(box(element, 'source').problem ?? textOf(element, 'problem')).toBe('Wrong.');
});

test("D-35 a field of an array's elements is written, for it belongs to the child records", async () => {
  const { element } = await open({ Target__c: 'dataFields.pets[].name', Source__c: 'Name' });
  expect(box(element, 'source').tagName).toBe('LIGHTNING-INPUT');
  expect(box(element, 'source').value).toBe('Name');
});

test('D-35 a value for blanks is asked for only where one is sent instead', async () => {
  const { element } = await open();
  expect(part(element, 'default')).toBeNull();
  const { element: other, changed } = await open({ Null_Policy__c: 'Default', Default__c: '0' });
  expect(box(other, 'default').value).toBe('0');
  await tell(other, 'default', 'change', { value: '' });
  expect(changed[0]?.Default__c).toBeNull();
});

test('D-35 without an answer of the org a relationship can be written all the same', async () => {
  jest.mocked(childRelationships).mockRejectedValue(new Error('gone'));
  const { element, changed } = await open({ Kind__c: 'Array' });
  expect(box(element, 'source').options).toEqual([]);
  await tell(element, 'source', 'choose', { value: 'Pets__r' });
  expect(changed[0]?.Source__c).toBe('Pets__r');
});

test('D-35 transforms are offered with an example where they take one, and "as it is" first', async () => {
  const { element } = await open();
  expect(box(element, 'transform').options.map(({ value }) => value)).toEqual(['', 'upper', 'truncate(40)']);
  expect(box(element, 'transform').text).toBe('As it is');
});

test('D-35 the form is accessible, and Done says that one is through', async () => {
  const { element } = await open();
  const done = heard(element, 'done');
  await press(element, 'done');
  expect(done).toHaveLength(1);
  await expect(element).toBeAccessible();
});
