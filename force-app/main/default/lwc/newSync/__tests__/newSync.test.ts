import childRelationships from '@salesforce/apex/IterableSyncMappingController.childRelationships';
import describeFields from '@salesforce/apex/IterableSyncDescribeController.fields';
import describeObjects from '@salesforce/apex/IterableSyncDescribeController.objects';
import describeProjects from '@salesforce/apex/IterableSyncDescribeController.projects';
import getTemplate from '@salesforce/apex/IterableSyncDescribeController.getTemplate';
import getTemplates from '@salesforce/apex/IterableSyncDescribeController.getTemplates';
import saveDraft from '@salesforce/apex/IterableSyncDraftController.saveDraft';
import { readDraft, rowOfSync, stepsOf } from 'c/draft';
import NewSync from 'c/newSync';
import { forget } from 'c/sourceFields';
import { navigations } from 'test-support/navigation';
import { heard, part, parts, press, settle, show, textOf } from 'test-support/shown';

function mockDoor() {
  return { default: jest.fn() };
}
jest.mock('@salesforce/apex/IterableSyncMappingController.childRelationships', () => mockDoor(), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncDescribeController.objects', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncDescribeController.projects', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncDescribeController.getTemplate', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncDescribeController.getTemplates', () => mockDoor(), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDraftController.saveDraft', () => mockDoor(), { virtual: true });

const template = {
  name: 'tasks-as-events',
  title: 'Tasks as events',
  kind: 'event',
  summary: 'Tells what happened.',
  needs: 'the object Task',
  syncs: []
};
const rows = {
  syncs: [{ DeveloperName: 'Task_To_Event', MasterLabel: 'Tasks to events' }],
  steps: [{ DeveloperName: 'Tell', Sync__c: 'Task_To_Event', Operation__c: 'Track_Event' }],
  mappings: [],
  campaignLinks: []
};

beforeEach(() => {
  forget();
  jest.mocked(describeFields).mockResolvedValue([]);
  jest
    .mocked(childRelationships)
    .mockResolvedValue([{ name: 'Opportunities', label: 'Opportunities', objectName: 'Opportunity' }]);
  jest
    .mocked(describeObjects)
    .mockReset()
    .mockResolvedValue([
      { name: 'Task', label: 'Task' },
      { name: 'Contact', label: 'Contact' }
    ]);
  jest
    .mocked(describeProjects)
    .mockResolvedValue([{ name: 'Main', label: 'Main project', projectType: 'Email' }]);
  jest
    .mocked(getTemplates)
    .mockReset()
    .mockResolvedValue(JSON.stringify({ templates: [template] }));
  jest.mocked(getTemplate).mockResolvedValue(JSON.stringify({ ...template, definitions: [rows] }));
  jest.mocked(saveDraft).mockReset().mockResolvedValue({});
});

async function choose(element: HTMLElement, value: string): Promise<void> {
  const radio = parts<HTMLInputElement>(element, 'input').find((each) => each.value === value);
  radio?.dispatchEvent(new Event('change'));
  await settle();
}

async function fillIn(element: HTMLElement, id: string, event: string, value: string): Promise<void> {
  part(element, id)?.dispatchEvent(new CustomEvent(event, { detail: { value } }));
  await settle();
}

const saved = () => readDraft(String(jest.mocked(saveDraft).mock.calls[0]?.[0]?.definition));

test('S-08 S-16 what a record is is asked first, each answer with an explanation, and templates stand beside', async () => {
  const element = await show('c-new-sync', NewSync, {});
  expect(part(element, 'templates')).toBeNull();
  await press(element, 'show-templates');
  const texts = parts(element, 'label.choice').map((label) => label.textContent?.replace(/\s+/g, ' ').trim());
  expect(texts[0]).toMatch(/^A person.*contacts, leads/);
  expect(texts).toHaveLength(5);
  expect(texts[4]).toBe('Tasks as eventsTells what happened.Needs: the object Task');
  await expect(element).toBeAccessible();
});

test('S-08 a person needs a name and a key; what is missing is said by its label', async () => {
  const element = await show('c-new-sync', NewSync, {});
  const created = heard(element, 'created');
  await press(element, 'create');
  expect(textOf(element, 'problem')).toBe('Fill in: Name of the sync.');
  await fillIn(element, 'label', 'change', 'My contacts');
  await press(element, 'create');
  const definition = saved();
  expect(rowOfSync(definition)).toMatchObject({
    Source_Object__c: 'Contact',
    Identity_Source__c: 'Email',
    Project__c: 'Main'
  });
  expect(jest.mocked(saveDraft).mock.calls[0]?.[0]).toMatchObject({ token: null });
  expect(created).toEqual([{ sync: rowOfSync(definition).DeveloperName, part: 'source' }]);
});

test('S-10 S-11 an event asks for its name and for the way to its person', async () => {
  const element = await show('c-new-sync', NewSync, {});
  await choose(element, 'event');
  await fillIn(element, 'label', 'change', 'Tasks');
  await fillIn(element, 'object', 'choose', 'Task');
  await press(element, 'create');
  expect(textOf(element, 'problem')).toBe(
    'Fill in: Field with the person’s e-mail address or user ID, Name of the event in Iterable.'
  );
  await fillIn(element, 'key', 'choose', 'Who.Email');
  await fillIn(element, 'target', 'change', 'taskDone');
  await press(element, 'create');
  expect(stepsOf(saved())).toMatchObject([{ Operation__c: 'Track_Event', Target__c: 'taskDone' }]);
});

test('S-08 what belongs to a person is chosen among what the object has', async () => {
  const element = await show('c-new-sync', NewSync, {});
  await choose(element, 'array');
  const options = part<HTMLElement & { options: { value: string }[] }>(element, 'children')?.options;
  expect(options?.map(({ value }) => value)).toEqual(['Opportunities']);
  await fillIn(element, 'label', 'change', 'Deals');
  await fillIn(element, 'children', 'choose', 'Opportunities');
  await fillIn(element, 'target', 'change', 'deals');
  await press(element, 'create');
  expect(saved().mappings).toHaveLength(3);
});

test('D-13 a template becomes a draft of the chosen project, and a refusal of the platform is said', async () => {
  const element = await show('c-new-sync', NewSync, {});
  await press(element, 'show-templates');
  await choose(element, 'template:tasks-as-events');
  expect(part(element, 'object')).toBeNull();
  jest.mocked(saveDraft).mockRejectedValueOnce({ body: { message: 'No.' } });
  await press(element, 'create');
  expect(textOf(element, 'problem')).toBe('No.');
  await press(element, 'create');
  expect(getTemplate).toHaveBeenCalledWith({
    name: 'tasks-as-events',
    projectName: 'Main',
    identity: 'Email'
  });
  expect(rowOfSync(saved()).MasterLabel).toBe('Tasks to events');
});

test('O-05 without a project the way to Set-up is shown; templates that do not come can be asked for again', async () => {
  jest.mocked(describeProjects).mockResolvedValue([]);
  jest.mocked(getTemplates).mockRejectedValueOnce({ body: { message: 'The bridge is down.' } });
  const element = await show('c-new-sync', NewSync, {});
  expect(textOf(element, 'no-project')).toContain('There is no Iterable project yet.');
  await press(element, 'set-up');
  expect(navigations).toMatchObject([{ attributes: { apiName: 'Iterable_Sync_Setup' } }]);
  expect(textOf(element, 'templates-problem')).toContain('The bridge is down.');
  part(element, 'templates-problem')?.querySelector<HTMLElement>('lightning-button')?.click();
  await settle();
  expect(part(element, 'show-templates')).not.toBeNull();
});
