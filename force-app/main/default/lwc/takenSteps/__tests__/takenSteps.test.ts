import getPublished from '@salesforce/apex/IterableSyncDescribeController.getPublished';
import syncs from '@salesforce/apex/IterableSyncDescribeController.syncs';
import { mappingsOf, stepsOf } from 'c/draft';
import type { DraftDefinition } from 'c/draft';
import TakenSteps from 'c/takenSteps';
import { heard, part, parts, press, settle, show, textOf } from 'test-support/shown';

function mockDoor() {
  return { default: jest.fn() };
}
jest.mock('@salesforce/apex/IterableSyncDescribeController.getPublished', () => mockDoor(), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDescribeController.syncs', () => mockDoor(), { virtual: true });

const leads = { DeveloperName: 'Leads', Source_Object__c: 'Lead', Project__c: 'Main' };
const contacts: DraftDefinition = {
  syncs: [{ DeveloperName: 'Contacts' }],
  steps: [
    { DeveloperName: 'S2', MasterLabel: 'Join the list', Sync__c: 'Contacts', Order__c: 2, Active__c: false },
    { DeveloperName: 'S1', Sync__c: 'Contacts', Order__c: 1, Operation__c: 'Update_User' }
  ],
  mappings: [
    { DeveloperName: 'M1', Step__c: 'S1', Order__c: 1, Source__c: 'Email', Target__c: 'email' },
    {
      DeveloperName: 'M2',
      Step__c: 'S1',
      Order__c: 2,
      Source__c: 'FirstName',
      Target__c: 'dataFields.firstName',
      Transform__c: 'trim'
    }
  ]
};

type Box = HTMLElement & { options: readonly { value: string; detail?: string }[] };

const showOf = async (sync: object = {}) => {
  const element = await show('c-taken-steps', TakenSteps, { definition: { syncs: [{ ...leads, ...sync }] } });
  await settle();
  return { element, changes: heard<DraftDefinition>(element, 'change') };
};

beforeEach(() => {
  jest
    .mocked(syncs)
    .mockReset()
    .mockResolvedValue([
      { name: 'Contacts', label: 'Contacts to users', objectName: 'Contact', projectName: 'Main' },
      { name: 'More_Leads', label: 'More leads', objectName: 'Lead', projectName: 'Main' },
      { name: 'Leads', label: 'Leads', objectName: 'Lead', projectName: 'Main' },
      { name: 'Taker', label: 'Taker', objectName: 'Lead', projectName: 'Main', stepsFrom: 'Contacts' },
      { name: 'Elsewhere', label: 'Elsewhere', objectName: 'Lead', projectName: 'Other' }
    ]);
  jest
    .mocked(getPublished)
    .mockReset()
    .mockResolvedValue(JSON.stringify({ definition: contacts }));
});

test('D-25 offered are the syncs that can give their steps, those of the same object first', async () => {
  const { element, changes } = await showOf();
  expect(part<Box>(element, 'take')?.options.map(({ value }) => value)).toEqual(['More_Leads', 'Contacts']);
  part(element, 'take')?.dispatchEvent(new CustomEvent('choose', { detail: { value: 'Contacts' } }));
  expect(changes).toEqual([{ syncs: [{ ...leads, Steps_From__c: 'Contacts' }] }]);
  await expect(element).toBeAccessible();
});

test('D-25 the steps that are used are shown as they are published, to be read', async () => {
  const { element } = await showOf({ Steps_From__c: 'contacts' });
  expect(textOf(element, 'taken')).toBe(
    'This sync uses the steps of Contacts to users. They are edited there.'
  );
  expect(parts(element, 'mapping').map((each) => each.textContent?.trim())).toEqual([
    'Email → email',
    'FirstName → dataFields.firstName (trim)'
  ]);
  expect(parts(element, 'step')[1]?.textContent).toMatch(/Join the list.*\(switched off\)/);
  expect(part(element, 'take')).toBeNull();
  await expect(element).toBeAccessible();
});

test('D-25 steps of its own are copies under names of their own', async () => {
  const { element, changes } = await showOf({ Steps_From__c: 'Contacts' });
  await press(element, 'own');
  const [definition = { syncs: [] }] = changes;
  expect(definition.syncs).toEqual([{ ...leads, Steps_From__c: null }]);
  const [first, second] = stepsOf(definition);
  expect(first).toMatchObject({ Sync__c: 'Leads', Operation__c: 'Update_User' });
  expect(second).toMatchObject({ MasterLabel: 'Join the list', Active__c: false });
  expect(first?.DeveloperName).toMatch(/^Leads_[0-9a-f]{8}$/);
  expect(mappingsOf(definition, first?.DeveloperName ?? '')).toMatchObject([
    { Source__c: 'Email' },
    { Source__c: 'FirstName', Transform__c: 'trim' }
  ]);
});

test('D-25 where nothing can be taken nothing is offered; what cannot be read is said', async () => {
  jest.mocked(syncs).mockResolvedValue([]);
  const { element } = await showOf();
  expect(element.shadowRoot?.childElementCount).toBe(0);
  jest.mocked(getPublished).mockRejectedValue({ body: { message: 'There is no sync Gone in Salesforce.' } });
  const gone = await showOf({ Steps_From__c: 'Gone' });
  expect(textOf(gone.element, 'problem')).toBe('There is no sync Gone in Salesforce.');
  expect(part(gone.element, 'own')).toBeNull();
});
