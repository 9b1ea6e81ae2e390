import { configOf, definitionOf, smallest, type RawRows } from './config-rows';

type Raw = Record<string, unknown>;

/** Leads beside the contacts, who have the only step; leads take it unless the row says otherwise. */
function leadsBesideContacts(lead: Raw = {}, more: { contacts?: Raw; syncs?: readonly Raw[] } = {}): RawRows {
  const rows = smallest({ sync: more.contacts });
  const leads = {
    DeveloperName: 'Lead_To_User',
    MasterLabel: 'Leads',
    Project__r: { DeveloperName: 'Main' },
    Source_Object__c: 'Lead',
    Steps_From__c: 'Contact_To_User',
    ...lead
  };
  return { ...rows, Iterable_Sync__mdt: [...rows.Iterable_Sync__mdt, leads, ...(more.syncs ?? [])] };
}

/** The definition of the leads. */
function leadsOf(rows: RawRows) {
  const found = configOf(rows).syncs.find(({ name }) => name === 'Lead_To_User');
  if (!found) throw new Error(JSON.stringify(configOf(rows).problems));
  return found;
}

test('D-02 D-25 many sources, one pipeline: a sync takes the steps and mappings of another', () => {
  const rows = leadsBesideContacts();
  const [contacts, leads] = configOf(rows).syncs;
  expect(configOf(rows).problems).toEqual([]);
  expect(leads?.steps).toEqual(contacts?.steps);
  expect(leads).toMatchObject({ name: 'Lead_To_User', sourceObject: 'Lead' });
});

test('D-02 the source stays its own: scope, schedule and identity are not taken', () => {
  const leads = leadsOf(
    leadsBesideContacts(
      { Scope_Type__c: 'Filter', Filter__c: "Company = 'Acme'", Schedule__c: '60' },
      { contacts: { Schedule__c: '5', Identity_Source__c: 'Work_Email__c' } }
    )
  );
  expect(leads).toMatchObject({
    scope: { type: 'Filter', condition: "Company = 'Acme'" },
    schedule: { text: '60' },
    identity: { source: null }
  });
});

test('D-25 an inactive sync gives its steps as well, whatever the capitals of its name', () => {
  const rows = leadsBesideContacts(
    { Steps_From__c: 'contact_to_user' },
    { contacts: { Status__c: 'Inactive' } }
  );
  expect(leadsOf(rows).steps).toHaveLength(1);
});

test('D-25 D-15 a change of the taken mappings is a change of both syncs', () => {
  const rows = leadsBesideContacts();
  const [mapping] = rows.Iterable_Field_Mapping__mdt;
  const changed = { ...rows, Iterable_Field_Mapping__mdt: [{ ...mapping, Transform__c: 'upper' }] };
  expect(leadsOf(changed).version).not.toBe(leadsOf(rows).version);
});

test('D-25 the same steps of its own are the same version', () => {
  const own = smallest({ sync: { Source_Object__c: 'Lead' } });
  expect(leadsOf(leadsBesideContacts()).version).toBe(definitionOf(own).version);
});

const sync = (name: string, row: Raw = {}): Raw => ({
  DeveloperName: name,
  MasterLabel: name,
  Project__r: { DeveloperName: 'Main' },
  Source_Object__c: 'Contact',
  ...row
});

const refused: readonly (readonly [string, RawRows, RegExp])[] = [
  ['a name that is not there', leadsBesideContacts({ Steps_From__c: 'Gone' }), /no sync Gone/],
  ['itself', leadsBesideContacts({ Steps_From__c: 'Lead_To_User' }), /Lead_To_User names itself/],
  [
    'one that takes steps from a third one',
    leadsBesideContacts(
      { Steps_From__c: 'Middle' },
      { syncs: [sync('Middle', { Steps_From__c: 'Contact_To_User' })] }
    ),
    /Middle has no steps of its own: it takes them from Contact_To_User/
  ],
  [
    'one that takes them from a name that is not there',
    leadsBesideContacts({ Steps_From__c: 'Middle' }, { syncs: [sync('Middle', { Steps_From__c: 'Gone' })] }),
    /Middle has no steps of its own: it takes them from Gone/
  ],
  [
    'each other',
    leadsBesideContacts(
      { Steps_From__c: 'Middle' },
      { syncs: [sync('Middle', { Steps_From__c: 'Lead_To_User' })] }
    ),
    /Lead_To_User and Middle take their steps from each other/
  ],
  [
    'another project',
    leadsBesideContacts({}, { contacts: { Project__r: { DeveloperName: 'Other' } } }),
    /Contact_To_User belongs to another project/
  ],
  [
    'an archived sync',
    leadsBesideContacts({}, { contacts: { Status__c: 'Archived' } }),
    /Contact_To_User is archived/
  ],
  [
    'a sync to Salesforce',
    leadsBesideContacts({}, { contacts: { Direction__c: 'To_Salesforce' } }),
    /Contact_To_User goes the other way/
  ]
];

test.each(refused)('check D-25: steps from %s are refused by name', (_what, rows, message) => {
  const { syncs, problems } = configOf(rows);
  expect(syncs.map(({ name }) => name)).not.toContain('Lead_To_User');
  expect(problems).toContainEqual(
    expect.objectContaining({
      sync: 'Lead_To_User',
      where: 'Iterable_Sync.Lead_To_User, Steps_From__c',
      code: 'config.steps-from',
      message: expect.stringMatching(message) as string,
      fix: expect.stringMatching(/\.$/) as string
    })
  );
});

test('check D-25: steps of its own beside those of another are refused; switched off they are not', () => {
  const rows = leadsBesideContacts();
  const own = (given: Raw = {}): RawRows => ({
    ...rows,
    Iterable_Step__mdt: [
      ...rows.Iterable_Step__mdt,
      { DeveloperName: 'Own', Sync__r: { DeveloperName: 'Lead_To_User' }, ...given }
    ]
  });
  expect(configOf(own()).problems).toMatchObject([
    {
      sync: 'Lead_To_User',
      code: 'config.steps-from',
      message: expect.stringContaining('the step Own') as string
    }
  ]);
  expect(leadsOf(own({ Active__c: false })).steps.map(({ name }) => name)).toEqual(['Update']);
});

test('check D-25: a taken mapping that is wrong stops both syncs', () => {
  const rows = leadsBesideContacts();
  const [mapping] = rows.Iterable_Field_Mapping__mdt;
  const stopped = ['Contact_To_User', 'Lead_To_User'];
  for (const wrong of [{ Target__c: null }, { Null_Policy__c: 'Forget' }]) {
    const { syncs, problems } = configOf({
      ...rows,
      Iterable_Field_Mapping__mdt: [{ ...mapping, ...wrong }]
    });
    expect(syncs).toEqual([]);
    expect(problems.map((problem) => problem.sync)).toEqual(stopped);
  }
});
