import fields from '@salesforce/apex/IterableSyncDescribeController.fields';
import { mappingsOf, rowOfSync, stepsOf } from 'c/draft';
import type { DraftDefinition, StepRow } from 'c/draft';
import StepSettings from 'c/stepSettings';
import { definition, describes, targets, words } from 'test-support/mapping-situation';
import { heard, part, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/IterableSyncMappingController.childRelationships',
  () => ({ default: jest.fn() }),
  { virtual: true }
);

beforeEach(() =>
  jest
    .mocked(fields)
    .mockImplementation(({ objectName }) => Promise.resolve([...(describes[objectName ?? ''] ?? [])]))
);

const [profile, list] = stepsOf(definition) as [StepRow, StepRow];
const open = (step: StepRow, given: object = {}) =>
  show('c-step-settings', StepSettings, { definition, step, words, targets, ...given });
type Box = HTMLElement & Record<'options' | 'hint' | 'value' | 'label', unknown>;
const box = (element: Element, name: string) => part<Box>(element, name);

async function tell(element: Element, name: string, kind: string, detail: object): Promise<void> {
  part(element, name)?.dispatchEvent(new CustomEvent(kind, { detail, bubbles: true, composed: true }));
  await settle();
}
const stepOf = (changed: readonly DraftDefinition[], name: string) =>
  changed.at(-1)?.steps?.find((step) => step.DeveloperName === name);

test('D-41 the operation is chosen among all of the bridge; what only the old one had is taken away', async () => {
  const element = await open(list);
  const changed = heard<DraftDefinition>(element, 'change');
  expect((box(element, 'operation')?.options as object[]).slice(0, 2)).toEqual([
    { value: 'Update_User', label: 'Create or update user' },
    { value: 'Subscribe_List', label: 'Add to list' }
  ]);
  await tell(element, 'operation', 'change', { value: 'Track_Event' });
  expect(stepOf(changed, 'Contacts_2')).toMatchObject({ Operation__c: 'Track_Event', Target__c: null });
  expect(changed).toHaveLength(1);
});

test('T-12 a list is chosen from the static ones of Iterable, by id; a new name is made by the first run', async () => {
  const element = await open(list);
  const changed = heard<DraftDefinition>(element, 'change');
  expect(box(element, 'target')?.options).toEqual([{ value: '7', label: 'News', detail: '7' }]);
  expect(box(element, 'target')?.hint).toBeNull();
  await tell(element, 'target', 'choose', { value: 'Fresh' });
  expect(stepOf(changed, 'Contacts_2')?.Target__c).toBe('Fresh');
  const fresh = await open({ ...list, Target__c: 'Fresh' });
  expect(box(fresh, 'target')?.hint).toBe('New: the first run makes it');
  const blank = await open({ ...list, Target__c: null });
  expect(box(blank, 'target')?.hint).toBe('Blank: a list with the name of this sync.');
  const campaigns = { ...definition, syncs: [{ ...rowOfSync(definition), Scope_Type__c: 'Campaign' }] };
  const linked = await open({ ...list, Target__c: null }, { definition: campaigns });
  expect(box(linked, 'target')?.hint).toBe('Blank: the lists that the campaigns are linked to.');
});

test('H-33 a catalog is chosen by name, an event is named', async () => {
  const catalog = await open({ ...list, Operation__c: 'Upsert_Catalog_Item', Target__c: 'Cars' });
  expect(box(catalog, 'target')?.options).toEqual([{ value: 'Cars', label: 'Cars' }]);
  const event = await open({ ...list, Operation__c: 'Track_Event', Target__c: null });
  expect(box(event, 'target')).toMatchObject({
    label: 'Event name',
    hint: 'Blank where a field is mapped to eventName.'
  });
});

test('D-33 a condition is a formula, with its problem and what it comes to for the sample record', async () => {
  const where = 'Iterable_Step.Contacts_1, Condition__c';
  const sample = { condition: { formula: 'x', result: 'not met' } };
  const element = await open(
    { ...profile, Condition__c: 'Foo__c' },
    { problems: [{ where, message: 'There is no field Foo__c.', fix: '' }], sample, sampleName: 'Ada' }
  );
  const changed = heard<DraftDefinition>(element, 'change');
  expect(textOf(element, 'condition-problem')).toBe('There is no field Foo__c.');
  expect(textOf(element, 'condition-result')).toBe('Not met by Ada');
  await tell(element, 'condition', 'change', { value: 'NOT(ISBLANK(Email))' });
  expect(stepOf(changed, 'Contacts_1')?.Condition__c).toBe('NOT(ISBLANK(Email))');
  await tell(element, 'condition', 'change', { value: ' ' });
  expect(stepOf(changed, 'Contacts_1')?.Condition__c).toBeNull();
  await expect(element).toBeAccessible();
});

test('D-38 and D-44 only mapped fields are sent, and nested values are kept, unless somebody says otherwise', async () => {
  const element = await open(profile);
  const changed = heard<DraftDefinition>(element, 'change');
  const checked = (name: string) => (part(element, name) as HTMLInputElement | null)?.checked;
  expect([checked('only-mapped'), checked('merge'), checked('create-fields')]).toEqual([true, true, false]);
  await tell(element, 'only-mapped', 'change', { checked: false });
  expect(stepOf(changed, 'Contacts_1')?.Remove_Unmapped__c).toBe(false);
  await tell(element, 'merge', 'change', { checked: false });
  expect(stepOf(changed, 'Contacts_1')?.Merge_Nested_Objects__c).toBe(false);
  const alone = await open({ ...profile, Operation__c: 'Delete_User' });
  expect(part(alone, 'only-mapped')).toBeNull();
});

test('D-45 whom a step concerns is a choice where the call has one', async () => {
  const element = await open(profile);
  expect(box(element, 'mode')).toMatchObject({ value: 'Upsert', label: 'Whom it concerns' });
  const event = await open({ ...profile, Operation__c: 'Track_Event', Mode__c: 'Update' });
  expect(box(event, 'mode')).toMatchObject({ value: 'Upsert', label: 'How often' });
  expect(part(await open({ ...profile, Operation__c: 'Delete_User' }), 'mode')).toBeNull();
});

test('S-10 records that are no people say in which field the person is, through a relationship too', async () => {
  const orders = { ...definition, syncs: [{ ...rowOfSync(definition), Source_Object__c: 'Order__c' }] };
  const element = await open({ ...profile, Operation__c: 'Track_Event' }, { definition: orders });
  const changed = heard<DraftDefinition>(element, 'change');
  await tell(element, 'person-key', 'choose', { value: 'Buyer__r.Email' });
  expect(changed[0] && rowOfSync(changed[0]).Identity_Source__c).toBe('Buyer__r.Email');
  expect(part(await open(profile), 'person-key')).toBeNull();
});

test('S-11 the field with the id of an item is chosen once, changed, and taken away again', async () => {
  const catalog = { ...list, Operation__c: 'Upsert_Catalog_Item', Target__c: 'Cars' };
  const element = await open(catalog);
  const changed = heard<DraftDefinition>(element, 'change');
  const items = () => mappingsOf(changed.at(-1) ?? { syncs: [] }, 'Contacts_2');
  await tell(element, 'item-key', 'choose', { value: 'AccountId' });
  expect(items()).toEqual([
    expect.objectContaining({ Target__c: 'itemId', Source__c: 'AccountId', Kind__c: 'Field' })
  ]);
  Object.assign(element, { definition: changed[0] });
  await settle();
  await tell(element, 'item-key', 'choose', { value: 'Id' });
  expect(items()).toEqual([expect.objectContaining({ Target__c: 'itemId', Source__c: 'Id' })]);
  await tell(element, 'item-key', 'choose', { value: '' });
  expect(items()).toEqual([]);
});
