import { defaultSwitches, type Switches } from '../stand-ins/org/switches';
import { createWorld, defineSync, loadContacts, longAgo, manyContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

/** Every setting of every point on which the contract is uncertain, one at a time (salesforce-api 13). */
const settings: Record<keyof Switches, readonly unknown[]> = {
  myDomainAudience: [true, false],
  convertedLeadWrite: ['refuse', 'ignore', 'allow'],
  tooManyRecordsCode: ['EXCEEDED_ID_LIMIT', 'LIMIT_EXCEEDED'],
  deletedMembersInQueryAll: [true, false],
  cascadedMembersInDeleteLog: [true, false],
  pageShare: [1, 0.3],
  childPageSize: [2000, 1],
  listViewOfAll: ['everything', null],
  queryPlans: ['told', 'refused'],
  reportIds: ['15 characters', '18 characters'],
  historyOfLookups: ['relationship', 'field'],
  personAccounts: [false, true],
  countCustomMetadata: [true, false],
  customMetadataPages: ['refused', 'locator'],
  convertedMember: ['both ids', 'lead only'],
  campaignMembers: [true, false],
  bulkEmptyResult: ['header', 'nothing'],
  bulkBlankId: ['ignored', 'refused'],
  bulkWholeNumbers: ['912.0', 'plain'],
  bulkNextPagesKey: ['nextRecordsUrl', 'nextRecordUrl'],
  bulkResultOrder: ['another', 'as uploaded'],
  outboundSessionId: ['nil', 'empty', 'missing'],
  bulkEarlyResults: ['refused', 'no content']
};

test('every uncertain point of the Salesforce contract is tried (salesforce-api 13)', async () => {
  world = await createWorld();
  expect(Object.keys(settings).sort()).toEqual(Object.keys(defaultSwitches).sort());
});

const cases = Object.entries(settings).flatMap(([name, values]) => values.map((value) => ({ name, value })));

test.each(cases)(
  'contacts and leads run with $name = $value (salesforce-api 13)',
  async ({ name, value }) => {
    world = await createWorld({ org: { switches: { [name]: value } } });
    const contacts = defineSync(world.org);
    const leads = defineSync(world.org, {
      name: 'Lead_To_User',
      object: 'Lead',
      values: { Include_Deleted__c: true }
    });
    loadContacts(world.org, manyContacts(700));
    world.org.store.load('Lead', [
      { LastName: 'Open', Company: 'C', Email: 'open@example.com', SystemModstamp: longAgo },
      {
        LastName: 'Done',
        Company: 'C',
        Email: 'done@example.com',
        SystemModstamp: longAgo,
        IsConverted: true
      },
      { LastName: 'Gone', Company: 'C', Email: 'gone@example.com', SystemModstamp: longAgo, IsDeleted: true }
    ]);
    expect(await world.run(contacts)).toMatchObject({
      state: 'done',
      error: null,
      counts: { delivered: 700, writtenBack: 700 }
    });
    expect(await world.run(leads)).toMatchObject({
      state: 'done',
      counts: { extracted: 3, delivered: 2, skipped: 1, writtenBack: 1, writeBackErrors: 0 }
    });
    expect(world.project.userCount()).toBe(702);
  }
);
