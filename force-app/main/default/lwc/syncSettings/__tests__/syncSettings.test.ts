import consentRules from '@salesforce/apex/IterableSyncDescribeController.consentRules';
import describeProjects from '@salesforce/apex/IterableSyncDescribeController.projects';
import { rowOfSync, stepsOf } from 'c/draft';
import type { DraftDefinition } from 'c/draft';
import SyncSettings from 'c/syncSettings';
import { navigations } from 'test-support/navigation';
import { part, press, parts, settle, show, textOf } from 'test-support/shown';

function mockDoor() {
  return { default: jest.fn().mockResolvedValue([]) };
}
jest.mock('@salesforce/apex/IterableSyncDescribeController.consentRules', () => mockDoor(), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDescribeController.projects', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncMappingController.childRelationships', () => mockDoor(), {
  virtual: true
});
// It has tests of its own.
jest.mock('c/nextRuns', () => jest.requireActual<object>('test-support/empty-part'));

const definition: DraftDefinition = {
  syncs: [
    {
      DeveloperName: 'Contacts',
      MasterLabel: 'Contacts to users',
      Project__c: 'Main',
      Source_Object__c: 'Contact',
      Schedule__c: '10; within Mon-Fri 08:00-18:00'
    }
  ],
  steps: [
    { DeveloperName: 'Update', MasterLabel: 'Update the user', Operation__c: 'Update_User', Order__c: 1 },
    { DeveloperName: 'List', MasterLabel: 'Add to list', Operation__c: 'Subscribe_List', Order__c: 2 },
    { DeveloperName: 'Tell', MasterLabel: 'Tell', Operation__c: 'Track_Event', Order__c: 3 },
    { DeveloperName: 'Off', Operation__c: 'Update_User', Active__c: false }
  ]
};

async function showOf(first: DraftDefinition = definition) {
  const element = await show('c-sync-settings', SyncSettings, { definition: first });
  element.addEventListener('change', (event) => {
    element.definition = (event as CustomEvent<DraftDefinition>).detail;
  });
  const raise = async (id: string, value: string, event = 'change'): Promise<void> => {
    part(element, id)?.dispatchEvent(new CustomEvent(event, { detail: { value } }));
    await settle();
  };
  return { element, raise, now: () => rowOfSync(element.definition) };
}

beforeEach(() => {
  jest
    .mocked(describeProjects)
    .mockReset()
    .mockResolvedValue([{ name: 'Main', label: 'Main project' }]);
  jest
    .mocked(consentRules)
    .mockReset()
    .mockResolvedValue([
      {
        objectName: 'Contact',
        objectLabel: 'Contact',
        fieldName: 'HasOptedOutOfEmail',
        fieldLabel: 'Email Opt Out',
        scope: 'Channel',
        iterableId: 12
      },
      { objectName: 'Lead', objectLabel: 'Lead', fieldName: 'No_News__c', scope: 'Message_Type' }
    ]);
});

test('D-17 D-18 when a sync runs is put together of minutes or set times, and windows', async () => {
  const { element, raise, now } = await showOf();
  const echo = part(element, 'next-runs') as (HTMLElement & { definition?: unknown }) | null;
  await raise('minutes', '15');
  expect(now().Schedule__c).toBe('15; within Mon-Fri 08:00-18:00');
  await raise('rhythm', 'cron');
  await raise('cron', '0 7 * * 1-5');
  await raise('except', 'Sun\n2026-12-24..2026-12-26');
  expect(now().Schedule__c).toBe(
    '0 7 * * 1-5; within Mon-Fri 08:00-18:00; except Sun; except 2026-12-24..2026-12-26'
  );
  await raise('within', '');
  await raise('rhythm', 'minutes');
  expect(now().Schedule__c).toBe('10; except Sun; except 2026-12-24..2026-12-26');
  await raise('time-zone', 'Europe/Berlin', 'choose');
  await raise('status', 'Capture');
  expect(now()).toMatchObject({ Time_Zone__c: 'Europe/Berlin', Status__c: 'Capture' });
  expect(echo?.definition).toEqual(element.definition);
  await expect(element).toBeAccessible();
});

test('H-12 who a record is, its name, and which of two speaks for a person', async () => {
  const { raise, now } = await showOf();
  await raise('identity', 'UserId');
  await raise('identity-source', 'Account.Number__c', 'choose');
  await raise('duplicates', 'IF(IsGood__c, 1, 0)');
  await raise('project', 'Other');
  await raise('label', 'x'.repeat(50));
  expect(now()).toMatchObject({
    Identity__c: 'UserId',
    Identity_Source__c: 'Account.Number__c',
    Duplicate_Rule__c: 'IF(IsGood__c, 1, 0)',
    Project__c: 'Other',
    MasterLabel: 'x'.repeat(40)
  });
  await raise('identity', '');
  await raise('label', '');
  expect(now()).toMatchObject({ Identity__c: null, MasterLabel: 'Contacts' });
});

test('H-20 what happens to whoever leaves is chosen for each step that can be taken back', async () => {
  const { element, raise, now } = await showOf();
  const exits = parts<HTMLElement & { label: string; value: string }>(element, 'exit');
  expect(exits.map(({ label, value }) => [label, value])).toEqual([
    ['Update the user, for whoever leaves', 'Nothing'],
    ['Add to list, for whoever leaves', 'Remove_From_List']
  ]);
  await raise('exit', 'Clear_Fields');
  expect(stepsOf(element.definition).find(({ DeveloperName: name }) => name === 'Update')?.On_Exit__c).toBe(
    'Clear_Fields'
  );
  await raise('approval', '5');
  await raise('write-back', 'Errors_Only');
  expect(now()).toMatchObject({ Removal_Brake_Percent__c: 5, Write_Back__c: 'Errors_Only' });
  await raise('approval', '');
  expect(now().Removal_Brake_Percent__c).toBeNull();
});

test('O-06 the rules of the project about consent are shown; what fails is said', async () => {
  const { element, raise } = await showOf();
  expect(parts(element, 'rule').map((rule) => rule.textContent)).toEqual([
    'Contact: Email Opt Out, channel 12',
    'Lead: No_News__c, message type'
  ]);
  jest.mocked(consentRules).mockResolvedValue([]);
  await raise('project', 'Other');
  expect(textOf(element, 'no-rules')).toContain('The project has no rules: opting out');
  expect(textOf(element, 'no-rules')).toContain('Add one in the set-up');
  await press(element, 'change-rules');
  expect(navigations.at(-1)).toMatchObject({
    attributes: { apiName: 'Iterable_Sync_Setup' },
    state: { c__step: 'consent' }
  });
  jest.mocked(consentRules).mockRejectedValue({ body: { message: 'You may not.' } });
  await raise('project', 'Third');
  expect(textOf(element, 'problem')).toBe('You may not.');
});

test('D-18 a status that cannot be chosen here stays what it is, and without steps nothing is taken back', async () => {
  const { element } = await showOf({ syncs: [{ DeveloperName: 'A', Status__c: 'Paused' }] });
  const status = part<HTMLElement & { options: { value: string }[] }>(element, 'status');
  expect(status?.options.map(({ value }) => value)).toEqual(['Active', 'Capture', 'Inactive', 'Paused']);
  expect(textOf(element, 'no-exits')).toBe('No step of this sync can be taken back.');
});
