import checkRule from '@salesforce/apex/IterableSyncConsentController.checkRule';
import getChannels from '@salesforce/apex/IterableSyncConsentController.getChannels';
import getConsent from '@salesforce/apex/IterableSyncConsentController.getConsent';
import saveRule from '@salesforce/apex/IterableSyncConsentController.saveRule';
import sayNoneNeeded from '@salesforce/apex/IterableSyncConsentController.sayNoneNeeded';
import ConsentReason from 'c/consentReason';
import SetupConsent from 'c/setupConsent';
import { heard, part, parts, press, settle, show, textOf } from 'test-support/shown';

function mockDoor() {
  return { default: jest.fn() };
}
jest.mock('@salesforce/apex/IterableSyncConsentController.checkRule', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncConsentController.getChannels', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncConsentController.getConsent', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncConsentController.saveRule', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncConsentController.sayNoneNeeded', () => mockDoor(), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => mockDoor(), { virtual: true });

const project = {
  name: 'Main',
  label: 'Main project',
  dataCenter: 'US',
  projectType: 'Email',
  organizationId: null,
  isActive: true,
  hasKey: true
} as const;
const mail = {
  name: 'Mail',
  token: 'as seen',
  objectName: 'Contact',
  objectLabel: 'Contact',
  fieldName: 'HasOptedOutOfEmail',
  fieldLabel: 'Email Opt Out',
  scope: 'Channel',
  iterableId: 12,
  direction: 'To_Iterable',
  isActive: true
};
const wanted = { ...mail, name: null, token: null };
const view = (given: Partial<Apex.IterableSyncConsentView> = {}): Apex.IterableSyncConsentView => ({
  rules: [],
  changes: [],
  objects: [{ value: 'Contact', label: 'Contact', detail: null }],
  isSaving: false,
  ...given
});
const cells = (element: HTMLElement) =>
  parts(element, 'rule').map((row) =>
    [...row.querySelectorAll('th, td')].slice(0, 3).map(({ textContent }) => textContent)
  );
const shown = (projects: readonly (typeof project)[] = [project]) =>
  show('c-setup-consent', SetupConsent, { projects });

beforeEach(() => {
  jest.mocked(getConsent).mockReset().mockResolvedValue(view());
  jest.mocked(checkRule).mockReset().mockResolvedValue({ problem: null, isLoosening: false, people: null });
  jest.mocked(saveRule).mockReset().mockResolvedValue('0Af');
  jest
    .mocked(sayNoneNeeded)
    .mockReset()
    .mockResolvedValue(undefined as never);
  const channels = [{ id: 12, name: 'News', messageTypes: [{ id: 34, name: 'Offers', policy: 'OptIn' }] }];
  jest.mocked(getChannels).mockReset().mockResolvedValue(JSON.stringify({ channels }));
  ConsentReason.open = jest.fn().mockResolvedValue('Because');
});

afterEach(() => {
  document.body.replaceChildren();
});

test('Tx-05 rules are told in people’s words; those that are switched off are folded, and the screen says why they stay', async () => {
  const offers = { ...mail, name: 'Offers', scope: 'Message_Type', iterableId: 34, direction: 'Two_Way' };
  const lost = { ...mail, name: 'Lost', iterableId: 99, direction: 'To_Salesforce' };
  const off = { ...mail, name: 'Off', fieldLabel: 'Do Not Call', isActive: false };
  jest.mocked(getConsent).mockResolvedValue(view({ rules: [mail, offers, lost, off] }));
  const element = await shown();
  expect(cells(element)).toEqual([
    ['Contact: Email Opt Out', 'Channel News', 'Salesforce to Iterable'],
    [
      'Contact: Email Opt Out',
      'Message type Offers (channel News)',
      'Both ways (only Salesforce to Iterable so far)'
    ],
    ['Contact: Email Opt Out', 'Channel 99', 'Iterable to Salesforce (does nothing yet)']
  ]);
  expect(textOf(element, 'off-rule')).toContain('Contact: Do Not Call → Channel News');
  expect(textOf(element, 'switched-off')).toContain('Switched off (1)');
  expect(textOf(element, 'switched-off')).toContain('no app delete');
  await expect(element).toBeAccessible();
  await press(element, 'on');
  expect(saveRule).toHaveBeenCalledWith({
    projectName: 'Main',
    wanted: expect.objectContaining({ name: 'Off', isActive: true, reason: null })
  });
});

test('Tx-05 a project without rules says what that means; a rule is added, and the page waits for its deployment', async () => {
  const element = await shown();
  const changed = heard(element, 'changed');
  expect(textOf(element, 'no-rules')).toContain('Main project has no rule in use');
  await press(element, 'add');
  jest.mocked(getConsent).mockResolvedValue(view({ isSaving: true }));
  part(element, 'c-consent-form')?.dispatchEvent(new CustomEvent('save', { detail: wanted }));
  await settle();
  expect(checkRule).toHaveBeenCalledWith({ projectName: 'Main', wanted });
  expect(ConsentReason.open).not.toHaveBeenCalled();
  expect(part(element, 'form')).toBeNull();
  expect(textOf(element, 'saving')).toContain('Being saved.');
  expect(changed).toHaveLength(0);
});

test('Tx-05 what the bridge would refuse is said, and the form stays', async () => {
  jest
    .mocked(checkRule)
    .mockResolvedValue({ problem: 'Title is no checkbox. Choose one.', isLoosening: false });
  const element = await shown();
  await press(element, 'add');
  part(element, 'c-consent-form')?.dispatchEvent(new CustomEvent('save', { detail: wanted }));
  await settle();
  expect(textOf(element, 'problem')).toBe('Title is no checkbox. Choose one.');
  expect(part(element, 'form')).not.toBeNull();
  expect(saveRule).not.toHaveBeenCalled();
  part(element, 'c-consent-form')?.dispatchEvent(new CustomEvent('cancel'));
  await settle();
  expect(part(element, 'form')).toBeNull();
});

test('Tx-05 who switches a rule off is told how many it frees, and says why', async () => {
  jest.mocked(getConsent).mockResolvedValue(view({ rules: [mail] }));
  jest.mocked(checkRule).mockResolvedValue({ isLoosening: true, people: 7, isAlwaysKept: false });
  const element = await shown();
  const changed = heard(element, 'changed');
  await press(element, 'off');
  const asked = jest.mocked(ConsentReason.open).mock.calls[0]?.[0] as unknown as {
    sentences: string[];
    label: string;
  };
  expect(asked.label).toBe('Switch off this rule?');
  expect(asked.sentences[0]).toBe('Records with the box ticked that the rule frees: 7.');
  expect(asked.sentences[1]).toContain('created in Iterable');
  expect(saveRule).toHaveBeenCalledWith({
    projectName: 'Main',
    wanted: expect.objectContaining({ name: 'Mail', token: 'as seen', isActive: false, reason: 'Because' })
  });
  await settle();
  expect(changed).toHaveLength(1);
});

test('Tx-05 who leaves the question changes nothing; what is not known is not guessed', async () => {
  jest.mocked(getConsent).mockResolvedValue(view({ rules: [mail] }));
  jest.mocked(checkRule).mockResolvedValue({ isLoosening: true, people: null, isAlwaysKept: true });
  ConsentReason.open = jest.fn().mockResolvedValue(undefined);
  const element = await shown();
  await press(element, 'off');
  const asked = jest.mocked(ConsentReason.open).mock.calls[0]?.[0] as unknown as { sentences: string[] };
  expect(asked.sentences[0]).toBe('How many people have the box ticked is not known.');
  expect(asked.sentences[1]).toContain('with or without a rule');
  expect(saveRule).not.toHaveBeenCalled();
});

test('Tx-05 a project may need none, which is kept with its reason', async () => {
  const element = await shown();
  const changed = heard(element, 'changed');
  const made = {
    act: 'None_Needed',
    madeBy: 'Ada',
    madeAt: new Date().toISOString(),
    reason: 'Because',
    state: 'Done'
  };
  jest.mocked(getConsent).mockResolvedValue(view({ changes: [{ changeId: 'a', ...made }] }));
  await press(element, 'none');
  expect(sayNoneNeeded).toHaveBeenCalledWith({ projectName: 'Main', reason: 'Because' });
  expect(textOf(element, 'made')).toContain('Said that none is needed');
  expect(textOf(element, 'made')).toContain('Ada, just now');
  expect(textOf(element, 'why')).toBe('Why: Because');
  expect(changed).toHaveLength(1);
  expect(part(element, 'none')).toBeNull();
});

test('Tx-05 the last changes say who, what and why, and how they ended', async () => {
  const of = (given: object) => ({ madeBy: 'Ada', madeAt: new Date().toISOString(), ...given });
  jest.mocked(getConsent).mockResolvedValue(
    view({
      changes: [
        of({ changeId: 'a', act: 'Switched_Off', before: 'B', reason: 'Closed', state: 'Done' }),
        of({ changeId: 'b', act: 'Changed', before: 'B', after: 'A', state: 'Failed', message: 'No.' }),
        of({ changeId: 'c', act: 'Added', after: 'A', state: 'Unknown' })
      ]
    })
  );
  const element = await shown();
  const told = parts(element, 'made').map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim());
  expect(told[0]).toContain('Switched off: B');
  expect(told[0]).toContain('Why: Closed');
  expect(told[1]).toContain('Changed: A; before: B');
  expect(told[1]).toContain('Not saved: No.');
  expect(told[2]).toContain('Salesforce did not say how it ended.');
});

test('Tx-05 with several projects one is chosen; without the bridge the rules are there, and channels go by number', async () => {
  jest.mocked(getChannels).mockRejectedValue({ body: { message: 'The bridge does not answer.' } });
  jest.mocked(getConsent).mockResolvedValue(view({ rules: [mail] }));
  const element = await shown([project, { ...project, name: 'Other' as 'Main' }]);
  expect(cells(element)[0]?.[1]).toBe('Channel 12');
  expect(textOf(element, 'problem')).toBe('The bridge does not answer.');
  part(element, 'project')?.dispatchEvent(new CustomEvent('change', { detail: { value: 'Other' } }));
  await settle();
  expect(getConsent).toHaveBeenLastCalledWith({ projectName: 'Other' });
});

test('Tx-05 channels of another project are never offered; those that could not be read are asked for again', async () => {
  const element = await shown([project, { ...project, name: 'Other' as 'Main' }]);
  expect(part(element, 'try-again')).toBeNull();
  jest.mocked(getChannels).mockRejectedValue({ body: { message: 'The bridge does not answer.' } });
  part(element, 'project')?.dispatchEvent(new CustomEvent('change', { detail: { value: 'Other' } }));
  await settle();
  await press(element, 'add');
  expect(part(element, 'c-consent-form')).toMatchObject({ targets: [] });
  expect(textOf(element, 'problem')).toBe('The bridge does not answer.');
  const channels = [{ id: 5, name: 'Texts', messageTypes: [] }];
  jest.mocked(getChannels).mockResolvedValue(JSON.stringify({ channels }));
  await press(element, 'try-again');
  expect(getChannels).toHaveBeenLastCalledWith({ projectName: 'Other' });
  expect(part(element, 'c-consent-form')).toMatchObject({
    targets: [{ value: 'Channel 5', label: 'Channel Texts' }]
  });
  expect(part(element, 'problem')).toBeNull();
  expect(part(element, 'try-again')).toBeNull();
});

test('Tx-05 a rule that does nothing yet cannot be switched on', async () => {
  const off = { ...mail, name: 'Off', direction: 'To_Salesforce', isActive: false };
  jest.mocked(getConsent).mockResolvedValue(view({ rules: [off] }));
  const element = await shown();
  expect(textOf(element, 'off-rule')).toContain('Contact: Email Opt Out');
  expect(part(element, 'on')).toBeNull();
});
