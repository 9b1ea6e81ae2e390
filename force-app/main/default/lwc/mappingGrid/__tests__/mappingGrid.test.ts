import childRelationships from '@salesforce/apex/IterableSyncMappingController.childRelationships';
import fields from '@salesforce/apex/IterableSyncDescribeController.fields';
import AddFields from 'c/addFields';
import CopyMappings from 'c/copyMappings';
import { mappingsOf } from 'c/draft';
import type { DraftDefinition, StepRow } from 'c/draft';
import MappingGrid from 'c/mappingGrid';
import { definition, describes, preview, targets, words } from 'test-support/mapping-situation';
import { heard, part, parts, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncDescribeController.getPublished', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDescribeController.syncs', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/IterableSyncMappingController.childRelationships',
  () => ({ default: jest.fn() }),
  { virtual: true }
);

const step = definition.steps?.[0] as StepRow;
const offer = {
  named: [
    { name: 'email', kind: 'text' },
    { name: 'userId', kind: 'text' }
  ],
  switches: [],
  takesFields: true,
  fields: (targets.fields ?? []).slice(0, 3),
  isComplete: true,
  types: words.types
};

beforeEach(() => {
  jest
    .mocked(fields)
    .mockImplementation(({ objectName }) => Promise.resolve([...(describes[objectName ?? ''] ?? [])]));
  jest
    .mocked(childRelationships)
    .mockResolvedValue([{ name: 'Pets__r', label: 'Pets', objectName: 'Pet__c' }]);
});

/** The grid as its host has it: what it changes comes back to it. */
async function open(given: object = {}) {
  const element = await show('c-mapping-grid', MappingGrid, { definition, step, words, offer, ...given });
  element.addEventListener('change', (event) => {
    (element as unknown as { definition: unknown }).definition = (event as CustomEvent).detail;
  });
  await settle();
  return element;
}

const row = (element: Element, target: string) =>
  part(element, `tr[data-target="${target}"]`) as HTMLTableRowElement;
const cells = (element: Element, target: string) =>
  [...row(element, target).cells].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim());
const last = (changed: readonly DraftDefinition[]) =>
  mappingsOf(changed.at(-1) ?? { syncs: [] }, 'Contacts_1');

async function choose(element: Element, name: string, value: string): Promise<void> {
  part(element, name)?.dispatchEvent(
    new CustomEvent('change', { detail: { value }, bubbles: true, composed: true })
  );
  await settle();
}

async function act(element: Element, target: string, value: string): Promise<void> {
  row(element, target)
    .querySelector('lightning-button-menu')
    ?.dispatchEvent(new CustomEvent('select', { detail: { value } }));
  await settle();
}

async function edit(element: Element, target: string): Promise<HTMLElement> {
  row(element, target).querySelector<HTMLElement>('[data-edit]')?.click();
  await settle();
  return part(element, 'c-mapping-form') as HTMLElement;
}

test('H-16 each row says from where, to where and of what type, as people and as the API name it', async () => {
  const element = await open();
  expect(cells(element, 'dataFields.firstName').slice(0, 2)).toEqual([
    'First NameTextFirstName',
    'dataFields.firstNamestring'
  ]);
  expect(textOf(element, 'count')).toBe('2 fields');
});

test('S-12 a type that does not go into the field is said as soon as it is mapped', async () => {
  const element = await open();
  expect(row(element, 'dataFields.age').textContent).toContain('date does not go into long');
  expect(row(element, 'dataFields.firstName').textContent).not.toContain('does not go');
});

test('D-45 what the bridge says of a row stands at the row, before the own look', async () => {
  const where = 'Iterable_Field_Mapping.Age, Target__c';
  const element = await open({ problems: [{ where, message: 'Wrong type.', fix: 'Choose another.' }] });
  expect(row(element, 'dataFields.age').textContent).toContain('Wrong type. Choose another.');
  expect(row(element, 'dataFields.age').textContent).not.toContain('does not go');
});

test('D-40 the values of a sample record stand beside the rows; what is not sent is said', async () => {
  const element = await open({ sample: preview.steps[0] });
  expect(cells(element, 'dataFields.firstName')[3]).toBe('Ada');
  expect(cells(element, 'dataFields.age')[3]).toBe('not sent');
});

test('Tx-10 mapped, not mapped or all: fields of Iterable that nothing writes can be mapped from there', async () => {
  const element = await open();
  const changed = heard<DraftDefinition>(element, 'change');
  await choose(element, 'filter', 'unmapped');
  expect(parts(element, 'tr[data-unmapped]').map((each) => each.dataset.unmapped)).toEqual(['city']);
  expect(parts(element, 'tr[data-target]')).toEqual([]);
  await choose(element, 'filter', 'all');
  expect(parts(element, 'tbody tr')).toHaveLength(3);
  part(element, 'tr[data-unmapped] lightning-button-icon')?.click();
  await settle();
  expect(last(changed)[2]).toMatchObject({ Target__c: 'dataFields.city', Source__c: null, Kind__c: 'Field' });
  expect(part(element, 'c-mapping-form')).not.toBeNull();
});

test('Tx-10 a search finds rows by label, name and target', async () => {
  const element = await open();
  await choose(element, 'search', 'birth');
  expect(parts(element, 'tr[data-target]').map((each) => each.dataset.target)).toEqual(['dataFields.age']);
  await choose(element, 'search', 'nothing like it');
  expect(textOf(element, 'empty')).toBe('Nothing found');
});

test('Tx-10 when the fields were read is said, and Refresh asks for them', async () => {
  const element = await open({ readAt: new Date(Date.now() - 180_000).toISOString() });
  const asked = heard(element, 'refresh');
  expect(textOf(element, 'refreshed')).toBe('Fields of Iterable read 3 minutes ago');
  await press(element, 'refresh');
  expect(asked).toHaveLength(1);
});

test('D-37 a new row opens to be filled in and is not blamed for what is still blank', async () => {
  const element = await open();
  const changed = heard<DraftDefinition>(element, 'change');
  await press(element, 'add');
  const added = last(changed)[2];
  expect(added).toMatchObject({
    Step__c: 'Contacts_1',
    Order__c: 3,
    Direction__c: 'To_Iterable',
    Active__c: true
  });
  Object.assign(element, {
    problems: [
      { where: `Iterable_Field_Mapping.${added?.DeveloperName ?? ''}, Source__c`, message: 'Blank.', fix: '' }
    ]
  });
  await settle();
  expect(part(element, 'tbody')?.textContent).not.toContain('Blank.');
});

test('D-35 kind, source, change of the value, type and what a blank does are edited, and count at once', async () => {
  const element = await open();
  const changed = heard<DraftDefinition>(element, 'change');
  const form = await edit(element, 'dataFields.age');
  await choose(form, 'kind', 'Formula');
  expect(last(changed)[1]).toMatchObject({ Kind__c: 'Formula', Source__c: null });
  await choose(form, 'source', 'YEAR(TODAY())');
  await choose(form, 'type', 'long');
  await choose(form, 'blank', 'Default');
  await choose(form, 'default', '0');
  expect(last(changed)[1]).toMatchObject({
    Source__c: 'YEAR(TODAY())',
    Target_Type__c: 'long',
    Null_Policy__c: 'Default',
    Default__c: '0'
  });
  expect(row(element, 'dataFields.age').textContent).not.toContain('does not go');
  await choose(form, 'type', 'automatic');
  await choose(form, 'blank', 'automatic');
  expect(last(changed)[1]).toMatchObject({ Target_Type__c: null, Null_Policy__c: null });
  part(form, 'required')?.dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
  await settle();
  expect(last(changed)[1]?.Required__c).toBe(true);
  await press(form, 'done');
  expect(part(element, 'c-mapping-form')).toBeNull();
});

test('D-35 an array is made of child records or of a field with several values', async () => {
  const element = await open();
  const form = await edit(element, 'dataFields.age');
  await choose(form, 'kind', 'Array');
  const source = part(form, 'source') as unknown as { options: { value: string }[] };
  expect(source.options.map(({ value }) => value)).toEqual(['Pets__r', 'Interests__c']);
});

test('D-43 a later step can take what an earlier one made', async () => {
  const second = definition.steps?.[1];
  const mapping = {
    DeveloperName: 'Again',
    Step__c: 'Contacts_2',
    Order__c: 1,
    Source__c: 'FirstName',
    Target__c: 'x'
  };
  const given = { ...definition, mappings: [...(definition.mappings ?? []), mapping] };
  const element = await open({ definition: given, step: second });
  const form = await edit(element, 'x');
  const { further } = part(form, 'source') as unknown as { further: object[] };
  expect(further[0]).toEqual({
    value: 'Steps.Contacts_1.dataFields.firstName',
    label: 'dataFields.firstName',
    detail: 'Made by Profile'
  });
});

test('D-32 a row is moved, switched off and deleted from its menu', async () => {
  const element = await open();
  const changed = heard<DraftDefinition>(element, 'change');
  await act(element, 'dataFields.age', 'up');
  expect(last(changed).map(({ DeveloperName: name }) => name)).toEqual(['Age', 'First_Name']);
  await act(element, 'dataFields.age', 'up');
  expect(last(changed).map(({ DeveloperName: name }) => name)).toEqual(['Age', 'First_Name']);
  await act(element, 'dataFields.age', 'toggle');
  expect(last(changed)[0]?.Active__c).toBe(false);
  expect(cells(element, 'dataFields.age')[1]).toContain('Off');
  await act(element, 'dataFields.age', 'remove');
  expect(last(changed).map(({ DeveloperName: name }) => name)).toEqual(['First_Name']);
});

test('D-37 several fields at once, and those of another sync, come as rows with names of their own', async () => {
  const element = await open();
  const changed = heard<DraftDefinition>(element, 'change');
  jest.mocked(AddFields.open).mockResolvedValueOnce([
    { source: 'Id', target: 'dataFields.id' },
    { source: 'Title', target: 'dataFields.title' }
  ]);
  await press(element, 'add-many');
  expect(last(changed).map(({ Order__c: order }) => order)).toEqual([1, 2, 3, 4]);
  expect(new Set(last(changed).map(({ DeveloperName: name }) => name)).size).toBe(4);
  jest
    .mocked(CopyMappings.open)
    .mockResolvedValueOnce([
      { source: 'City', target: 'dataFields.city', Transform__c: 'upper', Required__c: true }
    ]);
  await press(element, 'copy');
  expect(last(changed)[4]).toMatchObject({ Transform__c: 'upper', Required__c: true, Step__c: 'Contacts_1' });
});

test('D-39 what the call cannot do without is said until it is mapped', async () => {
  const purchase = { ...step, Operation__c: 'Track_Purchase' };
  const element = await open({ step: purchase });
  expect(textOf(element, 'needs')).toBe('Still to be mapped: items, total');
});

test('T-13 what the sync of the other people maps otherwise is warned of, where it has such a step', async () => {
  const steps = [{ DeveloperName: 'L', Operation__c: 'Update_User' }];
  const mappings = [
    { DeveloperName: 'M', Step__c: 'L', Source__c: 'FirstName', Target__c: 'dataFields.firstName' }
  ];
  const sibling = { label: 'Leads to users', definition: { syncs: [], steps, mappings } };
  const element = await open({ sibling });
  expect(textOf(element, '[data-id="drift"] summary')).toBe('Differs from Leads to users (1)');
  expect(textOf(element, '[data-id="drift"] li')).toBe('dataFields.age: mapped only here');
  const other = await open({ sibling: { ...sibling, definition: { syncs: [], steps: [] } } });
  expect(part(other, 'drift')).toBeNull();
});

test('D-41 a step about the person alone offers nothing to map', async () => {
  const alone = { ...offer, takesFields: false, fields: [] };
  const element = await open({ definition: { ...definition, mappings: [] }, offer: alone });
  expect(textOf(element, 'empty')).toBe('This step is about the person alone: there is nothing to map.');
  expect(part(element, 'add')).toBeNull();
});

test('D-34 what is typed into a search or a form is no change of the definition by itself', async () => {
  const element = await open();
  const changed = heard<unknown>(element, 'change');
  await choose(element, 'search', 'first');
  await choose(element, 'search', '');
  await choose(element, 'filter', 'all');
  expect(changed).toEqual([]);
  const form = await edit(element, 'dataFields.age');
  await choose(form, 'type', 'long');
  expect(changed).toEqual([expect.objectContaining({ syncs: definition.syncs })]);
});

test('D-34 the grid is accessible, with a row open too', async () => {
  const element = await open({ sample: preview.steps[0] });
  await edit(element, 'dataFields.age');
  await expect(element).toBeAccessible();
});
