import getPublished from '@salesforce/apex/IterableSyncDescribeController.getPublished';
import syncs from '@salesforce/apex/IterableSyncDescribeController.syncs';
import fields from '@salesforce/apex/IterableSyncDescribeController.fields';
import catalogFields from '@salesforce/apex/IterableSyncMappingController.catalogFields';
import iterableTargets from '@salesforce/apex/IterableSyncMappingController.iterableTargets';
import mappingWords from '@salesforce/apex/IterableSyncMappingController.mappingWords';
import check from '@salesforce/apex/IterableSyncPreviewController.check';
import previewRecord from '@salesforce/apex/IterableSyncPreviewController.preview';
import AddStep from 'c/addStep';
import ConfirmAction from 'c/confirmAction';
import { stepsOf } from 'c/draft';
import type { DraftDefinition } from 'c/draft';
import StepsEditor from 'c/stepsEditor';
import { definition, describes, preview, targets, words } from 'test-support/mapping-situation';
import { heard, part, parts, press, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncDescribeController.getPublished', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDescribeController.syncs', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncMappingController.catalogFields', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncMappingController.iterableTargets', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncMappingController.mappingWords', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncPreviewController.check', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncPreviewController.preview', () => ({ default: jest.fn() }), {
  virtual: true
});

const settle = () => jest.advanceTimersByTimeAsync(1);
/** Long enough for what waits until nothing more is changed. */
const calm = () => jest.advanceTimersByTimeAsync(1_000);

type Card = HTMLElement & Record<'step' | 'place' | 'isOpen' | 'offer' | 'sample' | 'draggable', unknown>;
type Pane = HTMLElement & Record<'preview' | 'problem' | 'isStale', unknown>;

async function open(given: DraftDefinition = definition) {
  const shown = show('c-steps-editor', StepsEditor, { definition: given, projectName: 'Main' });
  await settle();
  const element = await shown;
  await settle();
  return element;
}

const cards = (element: Element) => parts<Card>(element, 'c-step-card');
const pane = (element: Element) => part<Pane>(element, 'c-sample-pane') as Pane;
const names = (changed: DraftDefinition | undefined) =>
  stepsOf(changed ?? { syncs: [] }).map((step) => step.DeveloperName);

async function tell(element: Element | undefined, name: string, detail?: unknown): Promise<void> {
  element?.dispatchEvent(new CustomEvent(name, { detail }));
  await settle();
}

beforeEach(() => {
  jest.mocked(syncs).mockReset().mockResolvedValue([]);
  jest.mocked(getPublished).mockReset().mockResolvedValue(JSON.stringify({ definition }));
  jest.useFakeTimers({ advanceTimers: true });
  jest
    .mocked(fields)
    .mockImplementation(({ objectName }) => Promise.resolve([...(describes[objectName ?? ''] ?? [])]));
  jest.mocked(mappingWords).mockResolvedValue(JSON.stringify(words));
  jest.mocked(iterableTargets).mockResolvedValue(JSON.stringify(targets));
  jest
    .mocked(catalogFields)
    .mockResolvedValue(JSON.stringify({ ...targets, catalog: 'Cars', fields: [], untyped: [] }));
  jest
    .mocked(check)
    .mockReset()
    .mockResolvedValue(JSON.stringify({ problems: [] }));
  jest.mocked(previewRecord).mockReset().mockResolvedValue(JSON.stringify(preview));
});

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

test('D-31 the steps stand in their order, the first is open, and a step is added by name and operation', async () => {
  const element = await open();
  const changed = heard<DraftDefinition>(element, 'change');
  expect(cards(element).map(({ place, isOpen }) => [place, isOpen])).toEqual([
    [1, true],
    [2, false]
  ]);
  jest.mocked(AddStep.open).mockResolvedValueOnce({ label: 'To the news', operation: 'Track_Event' });
  await press2(element, 'add-step');
  expect(jest.mocked(AddStep.open).mock.lastCall?.[0]).toMatchObject({
    operations: words.operations.map(({ name }) => name)
  });
  const added = stepsOf(changed[0] ?? { syncs: [] })[2];
  expect(added).toMatchObject({
    MasterLabel: 'To the news',
    Operation__c: 'Track_Event',
    Sync__c: 'Contacts',
    Order__c: 3,
    Remove_Unmapped__c: true
  });
  expect(added?.DeveloperName).toMatch(/^Contacts_[0-9a-f]{8}$/);
  expect(cards(element)[2]?.isOpen).toBe(true);
});

test('D-32 a step moves up and down, and its new place is said', async () => {
  const element = await open();
  const changed = heard<DraftDefinition>(element, 'change');
  await tell(cards(element)[1], 'move', { name: 'Contacts_2', by: -1 });
  expect(names(changed[0])).toEqual(['Contacts_2', 'Contacts_1']);
  expect(textOf(element, 'said')).toBe('Add to list: 7 is now step 1 of 2.');
  await tell(cards(element)[0], 'move', { name: 'Contacts_2', by: -1 });
  expect(changed).toHaveLength(1);
});

test('D-32 a step is dragged by its handle only, so that text can be marked elsewhere', async () => {
  const element = await open();
  const changed = heard<DraftDefinition>(element, 'change');
  const wraps = () => parts(element, 'div[data-name]');
  expect(wraps()[0]?.getAttribute('draggable')).toBe('false');
  await tell(cards(element)[0], 'grab');
  expect(wraps()[0]?.getAttribute('draggable')).toBe('true');
  await tell(wraps()[0], 'dragstart');
  await tell(wraps()[1], 'dragover');
  await tell(wraps()[1], 'drop');
  expect(names(changed[0])).toEqual(['Contacts_2', 'Contacts_1']);
  expect(wraps()[0]?.getAttribute('draggable')).toBe('false');
});

test('D-32 a step is deleted with its fields only when that is confirmed', async () => {
  const element = await open();
  const changed = heard<DraftDefinition>(element, 'change');
  const first = cards(element)[0] as Card;
  jest.mocked(ConfirmAction.open).mockResolvedValueOnce(false);
  await press2(first, 'delete');
  expect(jest.mocked(ConfirmAction.open).mock.lastCall?.[0]).toMatchObject({
    label: 'Delete Profile',
    sentences: [expect.stringContaining('with its fields: 2.') as string]
  });
  expect(changed).toEqual([]);
  jest.mocked(ConfirmAction.open).mockResolvedValueOnce(true);
  await press2(first, 'delete');
  expect(names(changed[0])).toEqual(['Contacts_2']);
  expect(changed[0]?.mappings).toEqual([]);
});

test('D-32 Alt and an arrow on its buttons move a step without a mouse; off is said and can be undone', async () => {
  const element = await open();
  const changed = heard<DraftDefinition>(element, 'change');
  const up = part(cards(element)[1] as Card, 'down') as HTMLElement;
  up.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true }));
  await settle();
  expect(names(changed[0])).toEqual(['Contacts_2', 'Contacts_1']);
  await press2(cards(element)[0] as Card, 'on-off');
  expect(changed[1]?.steps?.find((step) => step.DeveloperName === 'Contacts_2')?.Active__c).toBe(false);
  expect(textOf(cards(element)[0] as Card, 'off')).toBe('Off');
  await press2(cards(element)[0] as Card, 'on-off');
  expect(changed[2]?.steps?.find((step) => step.DeveloperName === 'Contacts_2')?.Active__c).toBe(true);
});

test('D-40 nothing is asked while one still types; then the definition is checked once, as it is', async () => {
  const element = await open();
  await tell(cards(element)[0], 'change', {
    ...definition,
    syncs: [{ ...definition.syncs[0], Filter__c: 'x' }]
  });
  await tell(cards(element)[0], 'change', definition);
  expect(check).not.toHaveBeenCalled();
  await calm();
  expect(check).toHaveBeenCalledTimes(1);
  expect(JSON.parse(jest.mocked(check).mock.lastCall?.[0]?.definition ?? '')).toEqual(definition);
  expect(previewRecord).not.toHaveBeenCalled();
});

test('D-40 a chosen record is worked out beside the grid, and again after a change', async () => {
  const element = await open();
  await tell(pane(element), 'choose', { recordId: '003000000000001', name: 'Ada' });
  await calm();
  expect(pane(element).preview).toEqual(preview);
  expect(cards(element)[0]?.sample).toEqual(preview.steps[0]);
  await tell(cards(element)[0], 'change', { ...definition });
  expect(pane(element).isStale).toBe(true);
  await calm();
  expect(previewRecord).toHaveBeenCalledTimes(2);
  expect(pane(element).isStale).toBe(false);
});

test('D-40 why a record could not be worked out is said beside it', async () => {
  const element = await open();
  jest
    .mocked(previewRecord)
    .mockRejectedValueOnce({ body: { message: 'You may not read Birthdate of Contact.' } });
  await tell(pane(element), 'choose', { recordId: '003000000000001', name: 'Ada' });
  await calm();
  expect(pane(element).problem).toBe('You may not read Birthdate of Contact.');
});

test('S-12 problems of the sync stand above, those of a step at the step, those of a field at the field', async () => {
  jest.mocked(check).mockResolvedValue(
    JSON.stringify({
      problems: [
        { where: 'Iterable_Sync.Contacts, Schedule__c', message: 'No such minute.', fix: 'Write 10.' },
        { where: 'Iterable_Step.Contacts_2, Target__c', message: 'No such list.', fix: '' },
        { where: 'Iterable_Field_Mapping.Age, Source__c', message: 'No such field.', fix: '' }
      ]
    })
  );
  const element = await open();
  await calm();
  expect(parts(element, '[data-id="problems"] li').map((each) => each.textContent)).toEqual([
    'No such minute. Write 10.'
  ]);
  expect(textOf(cards(element)[1] as Card, 'problem')).toBe('No such list.');
  const grid = part(cards(element)[0] as Card, 'c-mapping-grid') as HTMLElement;
  expect(textOf(grid, 'row-problem')).toBe('No such field.');
});

test('H-33 while Iterable cannot be read its reason is said, and "Try again" reads it anew', async () => {
  jest.mocked(iterableTargets).mockRejectedValueOnce({ body: { message: 'The bridge cannot be reached.' } });
  const element = await open();
  expect(textOf(element, 'failure')).toContain('The bridge cannot be reached.');
  await press2(element, 'try-again');
  expect(part(element, 'failure')).toBeNull();
  expect(cards(element)[0]?.offer).toMatchObject({ isComplete: true, fields: targets.fields?.slice(0, 3) });
});

test('H-33 the fields of the catalog that a step writes are read once, and again when its name changes', async () => {
  const catalog = {
    DeveloperName: 'C',
    Sync__c: 'Contacts',
    Order__c: 3,
    Operation__c: 'Upsert_Catalog_Item',
    Target__c: 'Cars'
  };
  const withCatalog = { ...definition, steps: [catalog] };
  const element = await open(withCatalog);
  expect(catalogFields).toHaveBeenLastCalledWith({ projectName: 'Main', catalogName: 'Cars' });
  await tell(cards(element)[0], 'change', { ...withCatalog, steps: [{ ...catalog, Target__c: 'Boats' }] });
  expect(catalogFields).toHaveBeenLastCalledWith({ projectName: 'Main', catalogName: 'Boats' });
});

test('D-40 why a definition could not be checked is said, and is no problem of the definition', async () => {
  jest.mocked(check).mockRejectedValueOnce({ body: { message: 'The bridge cannot be reached.' } });
  const element = await open();
  await calm();
  expect(textOf(element, 'check-failure')).toBe('The bridge cannot be reached.');
  expect(part(element, 'problems')).toBeNull();
});

test('D-31 D-25 without steps it is said what the first one is for; those of another sync are used, and copied', async () => {
  jest
    .mocked(syncs)
    .mockResolvedValue([{ name: 'Contacts', label: 'Contacts to users', projectName: 'Main' }]);
  const element = await open({ syncs: [{ DeveloperName: 'Leads', Project__c: 'Main' }] });
  const changes = heard<DraftDefinition>(element, 'change');
  expect(textOf(element, 'no-steps')).toMatch(
    /^No steps yet\. Add the first one: what shall happen in Iterable/
  );
  await expect(element).toBeAccessible();
  const problem = { where: 'Iterable_Sync.Leads, Steps_From__c', message: 'It is archived.', fix: '' };
  jest.mocked(check).mockResolvedValue(JSON.stringify({ problems: [problem] }));
  const offer = part(part(element, 'take-steps') as HTMLElement, 'take');
  await tell(offer ?? undefined, 'choose', { value: 'Contacts' });
  await calm();
  expect(changes.at(-1)?.syncs[0]?.Steps_From__c).toBe('Contacts');
  expect(part(element, 'add-step')).toBeNull();
  expect(textOf(element, '[data-id="problems"] ul')).toBe('It is archived.');
  part(part(element, 'taken') as HTMLElement, 'own')?.click();
  await settle();
  expect(cards(element)).toHaveLength(stepsOf(definition).length);
});

test('the editor is accessible with an open step and a sample record', async () => {
  const element = await open();
  await tell(pane(element), 'choose', { recordId: '003000000000001', name: 'Ada' });
  await calm();
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

async function press2(element: Element, name: string): Promise<void> {
  const pressing = press(element, name);
  await settle();
  await pressing;
  await settle();
}
