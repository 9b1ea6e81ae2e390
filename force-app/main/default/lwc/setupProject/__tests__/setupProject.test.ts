import probeProject from '@salesforce/apex/IterableSyncSetupController.probeProject';
import saveProject from '@salesforce/apex/IterableSyncSetupController.saveProject';
import SetupProject from 'c/setupProject';
import { heard, part, parts, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncSetupController.probeProject', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncSetupController.saveProject', () => ({ default: jest.fn() }), {
  virtual: true
});

type Field = HTMLElement & { value: string | null; disabled: boolean };
const orgId = '00D000000000001EAA';
const known = { name: 'Main', label: 'Main', dataCenter: 'EU', projectType: 'Hybrid' } as const;
const probe = (state: 'ok' | 'fail', dataCenter: 'US' | 'EU' | null = 'EU') =>
  JSON.stringify({
    project: 'Main',
    keySetting: 'ITERABLE_API_KEY_MAIN',
    dataCenter,
    checks: [{ code: 'server-side', state, sentence: 'A sentence.', fix: state === 'ok' ? '' : 'A fix.' }]
  });
const tell = async (element: HTMLElement, name: string, value: string): Promise<void> => {
  part(element, name)?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};
const shown = (given: object = {}) =>
  show('c-setup-project', SetupProject, { projects: [], orgId, ...given });

beforeEach(() => {
  jest.mocked(probeProject).mockResolvedValue(probe('ok'));
  jest.mocked(saveProject).mockResolvedValue('0Af');
});

test('H-08 H-09 H-10 the key is tried, data centre and type are confirmed, then the project is saved', async () => {
  const element = await shown();
  const saving = heard<{ name: string }>(element, 'saving');
  expect(part(element, 'save')).toBeNull();
  await tell(element, 'name', ' Main ');
  await press(element, 'try');
  expect(probeProject).toHaveBeenCalledWith({ projectName: 'Main' });
  expect(part<Field>(element, 'data-center')?.value).toBe('EU');
  expect(part<Field>(element, 'save')?.disabled).toBe(true);
  await tell(element, 'type', 'Hybrid');
  await press(element, 'save');
  expect(saveProject).toHaveBeenCalledWith({
    projectName: 'Main',
    label: 'Main',
    dataCenter: 'EU',
    projectType: 'Hybrid'
  });
  expect(saving).toEqual([{ name: 'Main' }]);
});

test('H-09 a key that will not do leads no further, and another name is tried anew', async () => {
  jest.mocked(probeProject).mockResolvedValue(probe('fail', null));
  const element = await shown();
  await press(element, 'try');
  expect(part(element, 'checks')).not.toBeNull();
  expect(part(element, 'save')).toBeNull();
  await tell(element, 'name', 'Other');
  expect(part(element, 'checks')).toBeNull();
});

test('H-10 an email-based project in the EU is asked about', async () => {
  const element = await shown();
  await press(element, 'try');
  await tell(element, 'type', 'Email');
  expect(textOf(element, 'unheard-of')).toContain('EU');
  await tell(element, 'data-center', 'US');
  expect(part(element, 'unheard-of')).toBeNull();
});

test('D-42 what is there is named; a project of another org is taken over by one click', async () => {
  const element = await shown({
    projects: [
      { ...known, organizationId: orgId },
      { ...known, name: 'Open', label: 'Open', organizationId: null },
      { ...known, name: 'Old', label: 'Old one', organizationId: '00D000000000009EAA' }
    ]
  });
  expect(parts(element, 'project').map((row) => row.textContent)).toEqual([
    'Main: EU, Hybrid, for this org only.',
    'Open: EU, Hybrid, for any org.',
    expect.stringContaining('from another org, 00D000000000009EAA')
  ]);
  await press(element, 'confirm');
  expect(saveProject).toHaveBeenCalledWith({
    projectName: 'Old',
    label: 'Old one',
    dataCenter: 'EU',
    projectType: 'Hybrid'
  });
});

test('package-toolchain 7: an installed package says what an admin has to allow; a refusal is shown', async () => {
  jest.mocked(saveProject).mockRejectedValue({ body: { message: 'Not allowed.' } });
  const element = await shown({ isInstalled: true });
  await press(element, 'try');
  expect(textOf(element, 'deploy-note')).toContain('Non-Certified');
  await tell(element, 'type', 'UserId');
  await press(element, 'save');
  expect(textOf(element, 'problem')).toBe('Not allowed.');
});

test('D-23 while it is being saved that is said, and also when it takes too long', async () => {
  expect(textOf(await shown({ savingName: 'Main' }), 'saving')).toContain('Being saved');
  expect(textOf(await shown({ savingName: 'Main', isSlow: true }), 'saving')).toContain('Deployment Status');
});

test('D-23 the project is accessible', async () => {
  const element = await shown({ projects: [{ ...known, organizationId: orgId }] });
  await press(element, 'try');
  await expect(element).toBeAccessible();
});
