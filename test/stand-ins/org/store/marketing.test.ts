import { LocalOrgState } from '../org';
import type { Row } from '../model';

const stamp = '2026-03-10T12:00:00.000+0000';

let org: LocalOrgState;
let admin: string;

beforeEach(() => {
  org = new LocalOrgState({ now: '2026-03-10T12:00:00.900Z' }, () => ({ status: 500 }));
  admin = org.adminUserId;
});

const loadOne = (object: string, row: Row): string => org.store.load(object, [row])[0] ?? '';
const get = (object: string, id: unknown): Row => org.store.rowById(object, String(id)) ?? {};

describe('campaign members', () => {
  let campaign: string;
  let contact: string;
  beforeEach(() => {
    campaign = loadOne('Campaign', { Name: 'Spring' });
    contact = loadOne('Contact', { LastName: 'x', Email: 'x@example.com' });
  });
  const join = (values: Row) =>
    org.store.create('CampaignMember', { CampaignId: campaign, ...values }, admin);

  test('salesforce-api 2.5: a member shows the person, and a change there without a stamp of its own', () => {
    const member = join({ ContactId: contact });
    expect(get('CampaignMember', member)).toMatchObject({
      Status: 'Sent',
      HasResponded: false,
      Email: 'x@example.com',
      LeadOrContactId: contact,
      Type: 'Contact',
      SystemModstamp: stamp
    });
    org.clock.advance(5000);
    org.store.update('Contact', contact, { Email: 'y@example.com' }, admin);
    expect(get('CampaignMember', member)).toMatchObject({ Email: 'y@example.com', SystemModstamp: stamp });
  });

  test('salesforce-api 2.5: the status says whether the member has responded, and since when', () => {
    const member = join({ ContactId: contact });
    org.store.update('CampaignMember', member, { Status: 'Responded' }, admin);
    expect(get('CampaignMember', member)).toMatchObject({
      HasResponded: true,
      FirstRespondedDate: '2026-03-10'
    });
    expect(get('Campaign', campaign)).toMatchObject({
      NumberOfContacts: 1,
      NumberOfResponses: 1,
      NumberOfLeads: 0
    });
  });

  test('salesforce-api 2.5: given both ids, only the contact is stored; a lead has its own membership', () => {
    const lead = loadOne('Lead', { LastName: 'x', Company: 'y' });
    expect(get('CampaignMember', join({ ContactId: contact, LeadId: lead })).LeadId).toBeNull();
    expect(get('CampaignMember', join({ LeadId: lead }))).toMatchObject({ LeadId: lead, Type: 'Lead' });
  });

  test('salesforce-api 4.1: nobody is a member twice, and nobody is no member', () => {
    join({ ContactId: contact });
    expect(() => join({ ContactId: contact })).toThrow(
      expect.objectContaining({ errorCode: 'DUPLICATE_VALUE' })
    );
    expect(() => join({})).toThrow(expect.objectContaining({ errorCode: 'REQUIRED_FIELD_MISSING' }));
  });
});
