import { configOf, definitionOf, smallest } from './config-rows';

const sync = { Scope_Type__c: 'Campaign', Source_Object__c: 'CampaignMember' };
const scopeOf = (link?: Record<string, unknown>) => definitionOf(smallest({ sync, link })).scope;

describe('a scope of campaign members', () => {
  test('T-02 needs no link of an admin: marketers make their own', () => {
    expect(scopeOf()).toEqual({ type: 'Campaign', rules: [], takesUnnamed: true });
  });

  test('T-02 T-07 a link names campaigns by id, a list and the statuses that count', () => {
    const link = {
      Campaign_Id__c: '701000000000001AAA',
      List_Id__c: 12,
      Member_Statuses__c: ' Sent; Responded;'
    };
    expect(scopeOf(link)).toMatchObject({
      rules: [
        {
          name: 'Link',
          campaignId: '701000000000001AAA',
          campaignName: null,
          listId: 12,
          listName: null,
          statuses: ['Sent', 'Responded']
        }
      ]
    });
  });

  test('Tx-01 or by name or pattern, with a list by name and any status', () => {
    expect(scopeOf({ Campaign_Name__c: 'Webinar %', List_Name__c: 'Webinars' })).toMatchObject({
      rules: [{ campaignId: null, campaignName: 'Webinar %', listName: 'Webinars', statuses: null }]
    });
  });

  test('Tx-01 and says what its list is for, or nothing of it', () => {
    const link = { Campaign_Name__c: 'Spring' };
    expect(scopeOf(link)).toMatchObject({ rules: [{ purpose: null }] });
    expect(scopeOf({ ...link, Consent_Scope__c: 'Message_Type', Consent_Iterable_Id__c: 31 })).toMatchObject({
      rules: [{ purpose: { scope: 'Message_Type', iterableId: 31 } }]
    });
  });

  test('T-05 a link that is switched off is not there', () => {
    expect(scopeOf({ Campaign_Name__c: 'Spring', Active__c: false })).toMatchObject({ rules: [] });
  });

  test.each([
    ['T-02 another object', { sync: { ...sync, Source_Object__c: 'Contact' } }, 'config.campaign-object'],
    ['T-02 a link without a campaign', { sync, link: { List_Id__c: 1 } }, 'config.missing'],
    [
      'T-02 an id of something else',
      { sync, link: { Campaign_Id__c: '003000000000001AAA' } },
      'config.invalid-value'
    ],
    [
      'Tx-01 a kind without its id',
      { sync, link: { Campaign_Name__c: 'Spring', Consent_Scope__c: 'Channel' } },
      'config.missing'
    ],
    [
      'Tx-01 an id without its kind',
      { sync, link: { Campaign_Name__c: 'Spring', Consent_Iterable_Id__c: 12 } },
      'config.missing'
    ],
    [
      'T-02 half a list id',
      { sync, link: { Campaign_Name__c: 'Spring', List_Id__c: 1.5 } },
      'config.invalid-value'
    ]
  ])('%s keeps the sync from running', (_what, rows, code) => {
    const { syncs, problems } = configOf(smallest(rows));
    expect(syncs).toEqual([]);
    expect(problems).toMatchObject([{ sync: 'Contact_To_User', code }]);
  });

  test.each([
    ['of two that are on', ['Active', 'Paused'], 'Main', [false, false]],
    ['beside one that is archived', ['Active', 'Archived'], 'Main', [true]],
    ['beside one that is switched off, as a copy begins', ['Active', 'Inactive'], 'Main', [true, false]],
    ['beside one of another project that is switched off', ['Active', 'Inactive'], 'Other', [false, false]],
    ['of two that are switched off', ['Inactive', 'Inactive'], 'Main', [false, false]]
  ])("Tx-01 a marketer's link that names no sync: %s", (_which, [first, second], project, taken) => {
    const rows = smallest({ sync: { ...sync, Status__c: first } });
    const other = {
      ...rows.Iterable_Sync__mdt[0],
      DeveloperName: 'Other_Sync',
      Status__c: second,
      Project__r: { DeveloperName: project }
    };
    const step = {
      DeveloperName: 'Other_Step',
      MasterLabel: 'Other',
      Sync__r: { DeveloperName: 'Other_Sync' }
    };
    const mapping = { ...rows.Iterable_Field_Mapping__mdt[0], DeveloperName: 'Other_Mapping' };
    const { syncs } = configOf({
      ...rows,
      Iterable_Project__mdt: [
        ...rows.Iterable_Project__mdt,
        { DeveloperName: 'Other', MasterLabel: 'Other' }
      ],
      Iterable_Sync__mdt: [...rows.Iterable_Sync__mdt, other],
      Iterable_Step__mdt: [...rows.Iterable_Step__mdt, step],
      Iterable_Field_Mapping__mdt: [
        ...rows.Iterable_Field_Mapping__mdt,
        { ...mapping, Step__r: { DeveloperName: 'Other_Step' } }
      ]
    });
    expect(syncs.map(({ scope }) => 'takesUnnamed' in scope && scope.takesUnnamed)).toEqual(taken);
  });
});
