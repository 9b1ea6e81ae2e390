import { LocalOrgState } from '../org';
import type { Row } from '../model';
import { convertLead } from './convert-lead';
import { mergeRecords } from './merge';
import { deleteRecord, purgeRecord, undeleteRecord } from './recycle';

const later = '2026-03-10T12:00:05.000+0000';

let org: LocalOrgState;
let admin: string;

beforeEach(() => {
  org = new LocalOrgState({ now: '2026-03-10T12:00:00.900Z' }, () => ({ status: 500 }));
  admin = org.adminUserId;
});

const loadOne = (object: string, row: Row): string => org.store.load(object, [row])[0] ?? '';
const get = (object: string, id: unknown): Row => org.store.rowById(object, String(id)) ?? {};

describe('loading', () => {
  test('salesforce-api 2.4: given stamps of the past are kept, others fit them', () => {
    const id = loadOne('Contact', {
      LastName: 'x',
      Email: 'broken@',
      SystemModstamp: '2025-01-02T03:04:05Z'
    });
    const past = '2025-01-02T03:04:05.000+0000';
    expect(get('Contact', id)).toMatchObject({
      Email: 'broken@',
      CreatedDate: past,
      LastModifiedDate: past,
      SystemModstamp: past
    });
  });

  test('salesforce-api 2.4 point 1: thousands of rows may share one second', () => {
    const rows = Array.from({ length: 5000 }, (_, index) => ({
      LastName: `${index}`,
      SystemModstamp: '2025-01-02T03:04:05.000+0000'
    }));
    const ids = org.store.load('Contact', rows);
    expect(new Set(ids).size).toBe(5000);
    expect(org.store.count('Contact')).toBe(5000);
  });

  test('salesforce-api 2.3: given ids are kept, in 18 characters', () => {
    const id = loadOne('Contact', { Id: '003D000000QV9n2', LastName: 'x' });
    expect(id).toBe('003D000000QV9n2IAD');
    expect(org.store.get('Contact', '003D000000QV9n2')?.LastName).toBe('x');
  });
});

describe('deleting', () => {
  test('salesforce-api 2.5: delete and undelete move the stamp', () => {
    const id = loadOne('Contact', { LastName: 'x' });
    org.clock.advance(5000);
    deleteRecord(org.store, 'Contact', id, admin);
    expect(get('Contact', id)).toMatchObject({ IsDeleted: true, SystemModstamp: later });
    org.clock.advance(5000);
    undeleteRecord(org.store, 'Contact', id, admin);
    expect(get('Contact', id)).toMatchObject({
      IsDeleted: false,
      SystemModstamp: '2026-03-10T12:00:10.000+0000'
    });
  });

  test('salesforce-api 2.5: a purged record is gone for queryAll as well', () => {
    const id = loadOne('Contact', { LastName: 'x' });
    purgeRecord(org.store, 'Contact', id);
    expect(Array.from(org.store.rows('Contact', { includeDeleted: true }))).toEqual([]);
    expect(Array.from(org.store.deletions)).toMatchObject([{ id }]);
  });

  test('an account takes its contacts along, a contact its memberships', () => {
    const account = loadOne('Account', { Name: 'Acme' });
    const contact = loadOne('Contact', { LastName: 'x', AccountId: account });
    const campaign = loadOne('Campaign', { Name: 'Spring' });
    const member = loadOne('CampaignMember', { ContactId: contact, CampaignId: campaign });
    deleteRecord(org.store, 'Account', account, admin);
    expect([get('Contact', contact).IsDeleted, get('CampaignMember', member).IsDeleted]).toEqual([
      true,
      true
    ]);
    expect(get('Campaign', campaign).IsDeleted).toBe(false);
  });

  test('a contact with cases stays', () => {
    const contact = loadOne('Contact', { LastName: 'x' });
    loadOne('Case', { ContactId: contact });
    expect(() => deleteRecord(org.store, 'Contact', contact, admin)).toThrow(
      expect.objectContaining({ errorCode: 'DELETE_FAILED' })
    );
  });

  test.each([
    [true, 1],
    [false, 0]
  ])(
    'salesforce-api 13.3: removed members are seen by queryAll, switch %s',
    (deletedMembersInQueryAll, count) => {
      org = new LocalOrgState({ switches: { deletedMembersInQueryAll } }, () => ({ status: 500 }));
      const contact = loadOne('Contact', { LastName: 'x' });
      const member = loadOne('CampaignMember', {
        ContactId: contact,
        CampaignId: loadOne('Campaign', { Name: 'y' })
      });
      deleteRecord(org.store, 'CampaignMember', member, admin);
      expect(Array.from(org.store.rows('CampaignMember', { includeDeleted: true }))).toHaveLength(count);
    }
  );
});

describe('merging', () => {
  test('salesforce-api 2.5: losers are deleted with the winner as master, children move and are stamped', () => {
    const winner = loadOne('Contact', { LastName: 'winner' });
    const loser = loadOne('Contact', { LastName: 'loser', Email: 'a@example.com' });
    const task = loadOne('Task', { WhoId: loser, Subject: 'Call' });
    org.clock.advance(5000);
    mergeRecords(
      org.store,
      'Contact',
      { winner, losers: [loser], values: { Email: 'a@example.com' } },
      admin
    );
    expect(get('Contact', loser)).toMatchObject({
      IsDeleted: true,
      MasterRecordId: winner,
      SystemModstamp: later
    });
    expect(get('Contact', winner)).toMatchObject({
      Email: 'a@example.com',
      IsDeleted: false,
      SystemModstamp: later
    });
    expect(get('Task', task)).toMatchObject({ WhoId: winner, SystemModstamp: later });
  });

  test('salesforce-api 2.5: a campaign keeps one membership of the two', () => {
    const [winner = '', loser = ''] = org.store.load('Contact', [{ LastName: 'a' }, { LastName: 'b' }]);
    const [both, one] = [loadOne('Campaign', { Name: 'both' }), loadOne('Campaign', { Name: 'one' })];
    const members = org.store.load('CampaignMember', [
      { CampaignId: both, ContactId: winner },
      { CampaignId: both, ContactId: loser },
      { CampaignId: one, ContactId: loser }
    ]);
    mergeRecords(org.store, 'Contact', { winner, losers: [loser] }, admin);
    const rows = members.map((id) => get('CampaignMember', id));
    expect(rows.map(({ IsDeleted }) => IsDeleted)).toEqual([false, true, false]);
    expect(rows[2]?.ContactId).toBe(winner);
  });

  test('opportunities cannot be merged', () => {
    const merge = { winner: loadOne('Opportunity', { Name: 'x' }), losers: [] };
    expect(() => mergeRecords(org.store, 'Opportunity', merge, admin)).toThrow(
      expect.objectContaining({ errorCode: 'INVALID_TYPE_FOR_OPERATION' })
    );
  });
});

describe('converting a lead', () => {
  const lead = () =>
    loadOne('Lead', {
      LastName: 'Byron',
      FirstName: 'Ada',
      Company: 'Acme',
      Email: 'ada@example.com',
      City: 'London'
    });

  test('salesforce-api 2.5: the lead stays, with what became of it', () => {
    const id = lead();
    org.clock.advance(5000);
    const { accountId, contactId, opportunityId } = convertLead(org.store, id, {}, admin);
    expect(get('Lead', id)).toMatchObject({
      IsDeleted: false,
      IsConverted: true,
      ConvertedDate: '2026-03-10',
      ConvertedAccountId: accountId,
      ConvertedContactId: contactId,
      ConvertedOpportunityId: null,
      Status: 'Closed - Converted',
      SystemModstamp: later
    });
    expect(opportunityId).toBeNull();
    expect(get('Contact', contactId)).toMatchObject({
      Name: 'Ada Byron',
      Email: 'ada@example.com',
      MailingCity: 'London',
      AccountId: accountId,
      CreatedDate: later
    });
    expect(get('Account', accountId).Name).toBe('Acme');
  });

  test.each([
    ['both ids', true],
    ['lead only', false]
  ] as const)('salesforce-api 2.5: a membership of the lead then shows %s', (convertedMember, joined) => {
    org = new LocalOrgState({ switches: { convertedMember } }, () => ({ status: 500 }));
    const id = lead();
    const member = loadOne('CampaignMember', { LeadId: id, CampaignId: loadOne('Campaign', { Name: 'x' }) });
    const { contactId } = convertLead(org.store, id, {}, admin);
    expect(get('CampaignMember', member)).toMatchObject({ LeadId: id, ContactId: joined ? contactId : null });
  });

  test('salesforce-api 2.5: an opportunity is made when it is named, with the contact in it', () => {
    const id = lead();
    const { contactId, opportunityId } = convertLead(org.store, id, { opportunityName: 'Deal' }, admin);
    expect(get('Lead', id).ConvertedOpportunityId).toBe(opportunityId);
    expect(org.store.having('OpportunityContactRole', 'ContactId', contactId)).toHaveLength(1);
  });

  test('salesforce-api 4.1: a converted lead is not converted again', () => {
    const id = lead();
    convertLead(org.store, id, {}, admin);
    expect(() => convertLead(org.store, id, {}, admin)).toThrow(
      expect.objectContaining({ errorCode: 'CANNOT_UPDATE_CONVERTED_LEAD' })
    );
  });
});

test('what fails in the middle is taken back whole', () => {
  const id = loadOne('Contact', { LastName: 'before' });
  expect(() =>
    org.store.journal.atomically(() => {
      org.store.update('Contact', id, { LastName: 'after' }, admin);
      deleteRecord(org.store, 'Contact', id, admin);
      org.store.create('Contact', { LastName: 'new' }, admin);
      throw new Error('no');
    })
  ).toThrow('no');
  expect(Array.from(org.store.rows('Contact', { includeDeleted: true }))).toMatchObject([
    { LastName: 'before' }
  ]);
  expect(org.store.deletions.size).toBe(0);
  expect(org.store.having('Contact', 'LastName', 'after')).toEqual([]);
});

test('salesforce-api 4.1: an opportunity follows its stage', () => {
  const id = org.store.create(
    'Opportunity',
    { Name: 'x', StageName: 'Prospecting', CloseDate: '2026-05-01', Amount: 200 },
    admin
  );
  expect(get('Opportunity', id)).toMatchObject({
    Probability: 10,
    IsClosed: false,
    ExpectedRevenue: 20,
    Fiscal: '2026 2'
  });
  org.store.update('Opportunity', id, { StageName: 'Closed Won' }, admin);
  expect(get('Opportunity', id)).toMatchObject({
    Probability: 100,
    IsClosed: true,
    IsWon: true,
    ExpectedRevenue: 200
  });
});
