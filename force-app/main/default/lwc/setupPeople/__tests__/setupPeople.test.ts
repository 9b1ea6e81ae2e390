import assignRole from '@salesforce/apex/IterableSyncSetupController.assignRole';
import findPeople from '@salesforce/apex/IterableSyncSetupController.findPeople';
import SetupPeople from 'c/setupPeople';
import { heard, part, parts, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncSetupController.assignRole', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncSetupController.findPeople', () => ({ default: jest.fn() }), {
  virtual: true
});

const roles = [
  {
    name: 'Iterable_Sync_Admin',
    label: 'Iterable Sync Admin',
    description: 'Sets up.',
    people: 1,
    names: ['Ada']
  },
  { name: 'Iterable_Sync_Viewer', label: 'Iterable Sync Viewer', description: null, people: 0, names: [] },
  { name: 'Iterable_Sync_Operator', label: 'Iterable Sync Operator', people: 12, names: ['A', 'B'] }
];
const tell = async (element: HTMLElement, name: string, event: string, detail: object): Promise<void> => {
  part(element, name)?.dispatchEvent(new CustomEvent(event, { detail }));
  await settle();
};

/** Somebody is chosen, and a permission set. */
async function chosen(): Promise<HTMLElement> {
  jest
    .mocked(findPeople)
    .mockResolvedValue([{ userId: '005', name: 'Grace', username: 'grace@example.com' }]);
  const element = await show('c-setup-people', SetupPeople, { roles });
  await tell(element, 'person', 'search', { text: 'gra' });
  await new Promise((resolve) => setTimeout(resolve, 350));
  await tell(element, 'person', 'choose', { value: '005' });
  await tell(element, 'role-choice', 'change', { value: 'Iterable_Sync_Viewer' });
  return element;
}

test('D-24 permission sets say what they are for and how many have them', async () => {
  const element = await show('c-setup-people', SetupPeople, { roles });
  expect(parts(element, 'count').map((each) => each.textContent)).toEqual([
    '1 person',
    'Nobody yet',
    '12 people'
  ]);
  expect(parts(element, 'count').map(({ title }) => title)).toEqual(['Ada', '', 'A, B']);
  expect(part<HTMLElement & { disabled: boolean }>(element, 'assign')?.disabled).toBe(true);
  await expect(element).toBeAccessible();
});

test('D-24 somebody is found and given one', async () => {
  jest.mocked(assignRole).mockResolvedValue(undefined as never);
  const element = await chosen();
  const changes = heard(element, 'changed');
  part(element, 'assign')?.click();
  await settle();
  expect(findPeople).toHaveBeenCalledWith({ text: 'gra' });
  expect(assignRole).toHaveBeenCalledWith({ userId: '005', roleName: 'Iterable_Sync_Viewer' });
  expect(textOf(element, 'done')).toBe('Grace now has Iterable Sync Viewer.');
  expect(changes).toHaveLength(1);
});

test('D-24 why it was refused is said', async () => {
  jest.mocked(assignRole).mockRejectedValue({ body: { message: 'You may not.' } });
  const element = await chosen();
  part(element, 'assign')?.click();
  await settle();
  expect(textOf(element, 'problem')).toBe('You may not.');
});

test('D-24 as long as nobody else has one, it says so and that this can wait', async () => {
  const alone = await show('c-setup-people', SetupPeople, { roles });
  expect(textOf(alone, 'nobody-else')).toContain('Only you');
  await expect(alone).toBeAccessible();
  const shared = roles.map((role) => ({ ...role, isGivenToOthers: true }));
  const element = await show('c-setup-people', SetupPeople, { roles: shared });
  expect(part(element, 'nobody-else')).toBeNull();
});
