import listTemplates from '@salesforce/apex/IterableSyncSetupController.listTemplates';
import startFromTemplate from '@salesforce/apex/IterableSyncSetupController.startFromTemplate';
import SetupFirstSync from 'c/setupFirstSync';
import { heard, part, parts, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncSetupController.listTemplates', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncSetupController.startFromTemplate', () => ({ default: jest.fn() }), {
  virtual: true
});

const project = {
  name: 'Main',
  label: 'Main',
  dataCenter: 'US',
  projectType: 'Email',
  organizationId: null,
  isActive: true,
  hasKey: true
} as const;
const templates = [
  {
    name: 'contacts-as-users',
    title: 'Contacts',
    kind: 'person',
    summary: 'Each contact.',
    needs: null,
    syncs: []
  },
  { name: 'tasks', title: 'Tasks', kind: 'event', summary: 'Each task.', needs: 'A user.', syncs: [] }
];

beforeEach(() => {
  jest.mocked(listTemplates).mockResolvedValue(JSON.stringify({ templates }));
  jest.mocked(startFromTemplate).mockResolvedValue('Contact_To_User');
});

test('O-06 a template becomes a draft of the only project', async () => {
  const element = await show('c-setup-first-sync', SetupFirstSync, { projects: [project] });
  const changes = heard(element, 'changed');
  expect(part(element, 'project')).toBeNull();
  expect(textOf(element, 'about')).toBe('Each contact.');
  await press(element, 'start');
  expect(startFromTemplate).toHaveBeenCalledWith({
    templateName: 'contacts-as-users',
    projectName: 'Main',
    identity: 'Email'
  });
  expect(changes).toEqual([{ sync: 'Contact_To_User' }]);
});

test('D-42 with several projects one is chosen, and people are found as its type says', async () => {
  const other = { ...project, name: 'Other', projectType: 'Hybrid' } as const;
  const element = await show('c-setup-first-sync', SetupFirstSync, { projects: [project, other] });
  part(element, 'template')?.dispatchEvent(new CustomEvent('change', { detail: { value: 'tasks' } }));
  part(element, 'project')?.dispatchEvent(new CustomEvent('change', { detail: { value: 'Other' } }));
  await settle();
  expect(textOf(element, 'needs')).toBe('Also needed: A user.');
  await press(element, 'start');
  expect(startFromTemplate).toHaveBeenCalledWith({
    templateName: 'tasks',
    projectName: 'Other',
    identity: 'UserId'
  });
});

test('D-57 what is there is said', async () => {
  const element = await show('c-setup-first-sync', SetupFirstSync, {
    projects: [project],
    syncs: 2,
    drafts: ['Contacts', 'Leads']
  });
  expect(parts(element, 'there').map((each) => each.textContent)).toEqual([
    'Published syncs: 2',
    'Drafts: Contacts, Leads'
  ]);
  await expect(element).toBeAccessible();
});

test('O-06 a failure is said, and nothing can be started without templates', async () => {
  jest.mocked(listTemplates).mockRejectedValue({ body: { message: 'No templates.' } });
  const element = await show('c-setup-first-sync', SetupFirstSync, { projects: [project] });
  expect(textOf(element, 'problem')).toBe('No templates.');
  expect(part<HTMLElement & { disabled: boolean }>(element, 'start')?.disabled).toBe(true);
});

test('O-06 a draft that is refused is said', async () => {
  jest.mocked(startFromTemplate).mockRejectedValue({ body: { message: 'There is one.' } });
  const element = await show('c-setup-first-sync', SetupFirstSync, { projects: [project] });
  await press(element, 'start');
  expect(textOf(element, 'problem')).toBe('There is one.');
});
