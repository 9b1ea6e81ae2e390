import listDrafts from '@salesforce/apex/IterableSyncDraftController.listDrafts';
import getAccess from '@salesforce/apex/IterableSyncSetupController.getAccess';
import getSetup from '@salesforce/apex/IterableSyncSetupController.getSetup';
import needAdmin from '@salesforce/label/c.Common_Need_Admin';
import SetupPage from 'c/setupPage';
import { CurrentPageReference } from 'lightning/navigation';
import { part, parts, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncSetupController.getSetup', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncSetupController.getAccess', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDraftController.listDrafts', () => ({ default: jest.fn() }), {
  virtual: true
});
for (const method of ['checkRule', 'getChannels', 'getConsent', 'saveRule', 'sayNoneNeeded'])
  jest.mock(`@salesforce/apex/IterableSyncConsentController.${method}`, () => ({ default: jest.fn() }), {
    virtual: true
  });
for (const method of ['probeProject', 'saveProject', 'listTemplates', 'grantAccess'])
  jest.mock(`@salesforce/apex/IterableSyncSetupController.${method}`, () => ({ default: jest.fn() }), {
    virtual: true
  });

type Step = HTMLElement & { name: string; state: string; isOpen: boolean };
const orgId = '00D000000000001EAA';
const project = {
  name: 'Main',
  label: 'Main',
  dataCenter: 'US',
  projectType: 'Email',
  organizationId: orgId,
  isActive: true,
  hasKey: true
} as const;
const answer = (given: Partial<Bridge.SetUp> = {}): string =>
  JSON.stringify({
    organizationId: orgId,
    orgName: 'Acme',
    isSandbox: true,
    user: { id: '005', name: 'Bridge', username: 'bridge@acme.example' },
    checks: [
      { code: 'permissions', system: 'salesforce', about: 'Contact', state: 'ok', sentence: 'read', fix: '' }
    ],
    projects: [],
    hasDefaultKey: true,
    firstSent: null,
    ...given
  });
const view = (given: object = {}) => ({
  orgName: 'Acme',
  orgId,
  isSandbox: true,
  bridgeAddress: 'https://a.example',
  hasToken: true,
  isBridgeReachable: true,
  bridgeAnswer: answer(),
  roles: [{ name: 'Iterable_Sync_Admin', label: 'Admin', people: 1, names: [], isGivenToOthers: true }],
  syncs: 0,
  ...given
});
const shown = () => show('c-setup-page', SetupPage, {});
const opened = (element: HTMLElement) =>
  parts<Step>(element, 'step')
    .filter(({ isOpen }) => isOpen)
    .map(({ name }) => name);

beforeEach(() => {
  jest.mocked(getSetup).mockReset().mockResolvedValue(view());
  jest.mocked(getAccess).mockReset().mockResolvedValue({ hasOwnPermissionSet: true, missing: [] });
  jest.mocked(listDrafts).mockReset().mockResolvedValue([]);
});

afterEach(() => jest.useRealTimers());

test('D-57 eight steps; what is there is done, the next one is open', async () => {
  const element = await shown();
  expect(parts<Step>(element, 'step').map(({ name, state }) => `${name} ${state}`)).toEqual([
    'bridge done',
    'connections done',
    'project open',
    'consent later',
    'people done',
    'sync later',
    'access later',
    'record later'
  ]);
  expect(opened(element)).toEqual(['project']);
  expect(textOf(element, 'progress')).toBe('3 of 8 steps done');
  await expect(element).toBeAccessible();
});

test('D-22 in a new org it begins with the bridge, and nothing is asked of a bridge that is not there', async () => {
  jest
    .mocked(getSetup)
    .mockResolvedValue(
      view({ bridgeAddress: null, isBridgeReachable: false, bridgeAnswer: null, roles: [] })
    );
  const element = await shown();
  expect(opened(element)).toEqual(['bridge']);
  expect(getAccess).not.toHaveBeenCalled();
});

test('D-22 the self-test names the user, each finding and its system, and can be asked for again', async () => {
  const element = await shown();
  parts(element, 'step')[1]?.dispatchEvent(new CustomEvent('toggle', { detail: { name: 'connections' } }));
  await settle();
  expect(textOf(element, 'user')).toContain('Bridge (bridge@acme.example)');
  const checks = part<HTMLElement & { checks: { title: string }[] }>(element, 'c-setup-checks');
  expect(checks?.checks[0]?.title).toBe('Salesforce: Permissions on Contact');
  await press(element, 'check-again');
  expect(getSetup).toHaveBeenCalledTimes(2);
});

test('O-05 a step closes and opens by its title', async () => {
  const element = await shown();
  const toggle = async (name: string): Promise<void> => {
    part(element, 'step')?.dispatchEvent(new CustomEvent('toggle', { detail: { name } }));
    await settle();
  };
  await toggle('project');
  expect(opened(element)).toEqual([]);
  await toggle('people');
  expect(opened(element)).toEqual(['people']);
  part(element, 'c-setup-people')?.dispatchEvent(new CustomEvent('changed'));
  await settle();
  expect(opened(element)).toEqual(['people']);
});

test('D-23 a project that is being saved is looked for until it is there', async () => {
  const element = await shown();
  jest.mocked(getSetup).mockResolvedValue(view({ bridgeAnswer: answer({ projects: [project] }) }));
  part(element, 'c-setup-project')?.dispatchEvent(new CustomEvent('saving', { detail: { name: 'Main' } }));
  await settle();
  await settle();
  expect(opened(element)).toEqual(['sync']);
});

test('O-06 the own drafts lead on to access and to the first record', async () => {
  jest.mocked(getSetup).mockResolvedValue(view({ bridgeAnswer: answer({ projects: [project] }) }));
  jest.mocked(listDrafts).mockResolvedValue([
    { syncName: 'A', label: 'Contacts', isMine: true },
    { syncName: 'B', label: 'Not mine', isMine: false }
  ]);
  const element = await shown();
  expect(opened(element)).toEqual(['record']);
  const record = part<HTMLElement & { drafts: object[]; isLast: boolean }>(element, 'c-setup-record');
  expect(record?.drafts).toEqual([{ name: 'A', label: 'Contacts' }]);
  expect(record?.isLast).toBe(true);
});

test('D-57 the first record is shown as soon as it arrived, without anybody asking', async () => {
  jest.useFakeTimers();
  const bridgeAnswer = answer({ projects: [project] });
  jest.mocked(getSetup).mockResolvedValue(view({ bridgeAnswer, syncs: 1 }));
  const showing = shown();
  await jest.advanceTimersByTimeAsync(0);
  const element = await showing;
  expect(opened(element)).toEqual(['record']);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(getSetup).toHaveBeenCalledTimes(2);
  const sent = { recordId: '003', objectName: 'Contact', syncName: 'A', at: '2026-01-01T00:00:00Z' };
  jest
    .mocked(getSetup)
    .mockResolvedValue(view({ bridgeAnswer: answer({ projects: [project], firstSent: sent }), syncs: 1 }));
  await jest.advanceTimersByTimeAsync(10_000);
  expect(parts<Step>(element, 'step')[6]?.state).toBe('done');
  await jest.advanceTimersByTimeAsync(60_000);
  expect(getSetup).toHaveBeenCalledTimes(3);
});

test('T-15 what fails is said, and Try again asks once more', async () => {
  jest.mocked(getSetup).mockRejectedValue({ body: { message: 'Not now.' } });
  const element = await shown();
  expect(textOf(element, 'problem')).toContain('Not now.');
  expect(parts(element, 'step')).toHaveLength(0);
  jest.mocked(getSetup).mockResolvedValue(view());
  await press(element, 'try-again');
  expect(parts(element, 'step')).toHaveLength(8);
});

test('D-22 access that cannot be told keeps nothing else from being shown', async () => {
  jest.mocked(getAccess).mockRejectedValue({ body: { message: 'Not now.' } });
  const element = await shown();
  expect(textOf(element, 'access-problem')).toBe('Not now.');
  expect(parts(element, 'step')).toHaveLength(8);
});

test('D-24 without the right it says only whom to ask', async () => {
  jest
    .mocked(getSetup)
    .mockReset()
    .mockRejectedValue({ body: { message: needAdmin } });
  const element = await shown();
  expect(textOf(element, 'refused')).toBe(needAdmin);
  for (const id of ['problem', 'try-again', 'refresh', 'steps']) expect(part(element, id)).toBeNull();
  await expect(element).toBeAccessible();
});

test('Tx-05 an address may name the opt-outs; after a change of the rules they stay open', async () => {
  jest.mocked(getSetup).mockResolvedValue(view({ bridgeAnswer: answer({ projects: [project] }) }));
  const element = await shown();
  expect(opened(element)).toEqual(['sync']);
  (CurrentPageReference as unknown as { emit(reference: object): void }).emit({
    state: { c__step: 'consent' }
  });
  await settle();
  expect(opened(element)).toEqual(['consent']);
  jest
    .mocked(getSetup)
    .mockResolvedValue(view({ bridgeAnswer: answer({ projects: [project] }), consentSettled: ['Main'] }));
  part(element, 'c-setup-consent')?.dispatchEvent(new CustomEvent('changed'));
  await settle();
  expect(opened(element)).toEqual(['consent']);
  expect(parts<Step>(element, 'step').find(({ name }) => name === 'consent')?.state).toBe('done');
});
