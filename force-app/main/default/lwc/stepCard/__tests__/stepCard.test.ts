import ConfirmAction from 'c/confirmAction';
import { stepsOf } from 'c/draft';
import type { DraftDefinition, StepRow } from 'c/draft';
import StepCard from 'c/stepCard';
import { definition, preview, targets, words } from 'test-support/mapping-situation';
import { heard, part, press, settle, show, textOf } from 'test-support/shown';

function mockDoor() {
  return { default: jest.fn().mockResolvedValue([]) };
}
jest.mock('@salesforce/apex/IterableSyncDescribeController.syncs', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncDescribeController.getPublished', () => mockDoor(), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncMappingController.childRelationships', () => mockDoor(), {
  virtual: true
});

const [profile] = stepsOf(definition) as [StepRow];
const where = (column: string) => `Iterable_Step.Contacts_1, ${column}`;
type Button = HTMLElement & Record<'disabled' | 'alternativeText' | 'iconName', unknown>;
const button = (element: Element, name: string) => part<Button>(element, name) as Button;

const open = (given: object = {}) =>
  show('c-step-card', StepCard, { definition, step: profile, place: 1, count: 2, words, targets, ...given });

async function key(element: Element, name: string, altKey = {}): Promise<void> {
  const pressed = new KeyboardEvent('keydown', { key: name, bubbles: true, ...altKey });
  part(element, 'up')?.dispatchEvent(pressed);
  await settle();
}

test('D-31 a closed step says what it is called, what it does and how many fields it sends', async () => {
  const element = await open();
  expect(textOf(element, 'h2')).toBe('1. Profile');
  expect(textOf(element, 'detail')).toBe('Create or update user · 2 fields');
  expect(part(element, 'body')).toBeNull();
  expect(part(element, 'off')).toBeNull();
  expect(part(element, 'result')).toBeNull();
  await expect(element).toBeAccessible();
});

test('D-31 what is pressed is told to the editor, which opens and moves', async () => {
  const element = await open({ isOpen: true });
  const [toggled, moved, grabbed] = ['toggle', 'move', 'grab'].map((name) => heard(element, name));
  await press(element, 'toggle');
  await press(element, 'down');
  part(element, 'handle')?.dispatchEvent(new CustomEvent('mousedown'));
  expect(toggled).toEqual([{ name: 'Contacts_1' }]);
  expect(moved).toEqual([{ name: 'Contacts_1', by: 1 }]);
  expect(grabbed).toHaveLength(1);
  expect(part(element, 'body')).not.toBeNull();
});

test('D-32 the first step goes no higher, the last no lower; Alt and an arrow move it, an arrow alone does not', async () => {
  const element = await open();
  const moved = heard(element, 'move');
  expect([button(element, 'up').disabled, button(element, 'down').disabled]).toEqual([true, false]);
  await key(element, 'ArrowDown', { altKey: true });
  await key(element, 'ArrowUp', { altKey: true });
  await key(element, 'ArrowDown');
  await key(element, 'Home', { altKey: true });
  expect(moved).toEqual([
    { name: 'Contacts_1', by: 1 },
    { name: 'Contacts_1', by: -1 }
  ]);
  const last = await open({ place: 2 });
  expect([button(last, 'up').disabled, button(last, 'down').disabled]).toEqual([false, true]);
});

test('D-32 off is said in words and undone by the same button', async () => {
  const element = await open({ step: { ...profile, Active__c: false } });
  const changed = heard<DraftDefinition>(element, 'change');
  expect(textOf(element, 'off')).toBe('Off');
  expect(button(element, 'on-off').alternativeText).toBe('Switch Profile on');
  await press(element, 'on-off');
  expect(stepsOf(changed[0] as DraftDefinition)[0]?.Active__c).toBe(true);
});

test('D-32 it is deleted when that is confirmed, and kept otherwise', async () => {
  const element = await open();
  const changed = heard<DraftDefinition>(element, 'change');
  jest.mocked(ConfirmAction.open).mockResolvedValueOnce(undefined);
  await press(element, 'delete');
  expect(changed).toEqual([]);
  jest.mocked(ConfirmAction.open).mockResolvedValueOnce(true);
  await press(element, 'delete');
  expect(stepsOf(changed[0] as DraftDefinition).map((step) => step.DeveloperName)).toEqual(['Contacts_2']);
});

test('S-12 its problems stand in its head; one of the condition moves to the condition when it is open', async () => {
  const problems = [
    { where: where('Condition__c'), message: 'No such function.', fix: '' },
    { where: where('Target__c'), message: 'No such list.', fix: 'Choose one.' },
    { where: 'Iterable_Step.Contacts_2, Target__c', message: 'Of another step.', fix: '' }
  ];
  const element = await open({ problems });
  expect(textOf(element, 'problem')).toBe('No such function. No such list. Choose one.');
  Object.assign(element, { isOpen: true });
  await settle();
  expect(textOf(element, 'problem')).toBe('No such list. Choose one.');
});

test('D-40 what becomes of the sample record is said; of a step that it does not reach, nothing', async () => {
  const [sample] = preview.steps;
  expect(textOf(await open({ sample }), 'result')).toBe('Sent');
  const unreached = { ...sample, result: { status: 'not reached', code: '', message: '' } };
  expect(part(await open({ sample: unreached }), 'result')).toBeNull();
});

test('D-34 what its parts change or ask for is told once', async () => {
  const element = await open({ isOpen: true });
  const changed = heard(element, 'change');
  const refreshed = heard(element, 'refresh');
  const bubbling = { bubbles: true, composed: true };
  part(element, 'c-step-settings')?.dispatchEvent(
    new CustomEvent('change', { detail: definition, ...bubbling })
  );
  part(element, 'c-mapping-grid')?.dispatchEvent(new CustomEvent('refresh', bubbling));
  await settle();
  expect(changed).toEqual([definition]);
  expect(refreshed).toHaveLength(1);
});
