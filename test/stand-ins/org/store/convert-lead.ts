/** Converting a lead. Source: salesforce-api 2.5 (Lead conversion). */
import type { Row } from '../model';
import { dateText } from '../time';
import type { RecordStore } from './record-store';
import * as refuse from './refusals';

export interface Conversion {
  /** An account or contact to use instead of new ones. */
  readonly accountId?: string;
  readonly contactId?: string;
  /** Name of a new opportunity; none without it. */
  readonly opportunityName?: string;
  /** `Closed - Converted` unless said otherwise. */
  readonly convertedStatus?: string;
}

export interface Converted {
  readonly accountId: string;
  readonly contactId: string;
  readonly opportunityId: string | null;
}

/** The lead stays and says what became of it; whether its campaign memberships show the contact is a switch. */
export function convertLead(store: RecordStore, id: string, how: Conversion, userId: string): Converted {
  return store.journal.atomically(() => {
    const object = store.objectOf('Lead');
    const lead = store.live(object, id);
    if (lead.IsConverted === true) throw refuse.convertedLead();
    const converted = makeRecords(store, lead, how, userId);
    const values = {
      IsConverted: true,
      ConvertedDate: dateText(store.clock.now()),
      ConvertedAccountId: converted.accountId,
      ConvertedContactId: converted.contactId,
      ConvertedOpportunityId: converted.opportunityId,
      Status: how.convertedStatus ?? 'Closed - Converted',
      IsUnreadByOwner: false
    };
    store.change(object, lead, values, userId);
    if (store.switches.convertedMember === 'both ids') joinContact(store, lead, converted.contactId, userId);
    return converted;
  });
}

function joinContact(store: RecordStore, lead: Row, contactId: string, userId: string): void {
  const object = store.objectOf('CampaignMember');
  for (const member of store.having('CampaignMember', 'LeadId', lead.Id)) {
    store.change(object, member, { ContactId: contactId }, userId);
  }
}

function makeRecords(store: RecordStore, lead: Row, how: Conversion, userId: string): Converted {
  const accountId = how.accountId ?? store.insert(store.objectOf('Account'), accountOf(lead), userId);
  const contactId =
    how.contactId ?? store.insert(store.objectOf('Contact'), contactOf(lead, accountId), userId);
  if (how.opportunityName === undefined) return { accountId, contactId, opportunityId: null };
  const opportunity = {
    Name: how.opportunityName,
    AccountId: accountId,
    StageName: 'Prospecting',
    CloseDate: dateText(new Date(store.clock.now().getTime() + 90 * 24 * 60 * 60 * 1000)),
    LeadSource: lead.LeadSource,
    OwnerId: lead.OwnerId
  };
  const opportunityId = store.insert(store.objectOf('Opportunity'), opportunity, userId);
  const role = { OpportunityId: opportunityId, ContactId: contactId, IsPrimary: true };
  store.insert(store.objectOf('OpportunityContactRole'), role, userId);
  return { accountId, contactId, opportunityId };
}

function accountOf(lead: Row): Row {
  const { Company, Phone, Fax, Website, Industry, AnnualRevenue, NumberOfEmployees, OwnerId } = lead;
  const address = addressOf(lead, 'Billing');
  return {
    Name: Company,
    Phone,
    Fax,
    Website,
    Industry,
    AnnualRevenue,
    NumberOfEmployees,
    OwnerId,
    ...address
  };
}

const personFields =
  'LastName FirstName Salutation Title Email Phone MobilePhone Fax LeadSource Description OwnerId HasOptedOutOfEmail HasOptedOutOfFax DoNotCall IndividualId';

function contactOf(lead: Row, accountId: string): Row {
  const same = personFields.split(' ').map((name) => [name, lead[name] ?? null]);
  return { ...(Object.fromEntries(same) as Row), AccountId: accountId, ...addressOf(lead, 'Mailing') };
}

function addressOf(lead: Row, prefix: string): Row {
  const parts = ['Street', 'City', 'State', 'PostalCode', 'Country'];
  return Object.fromEntries(parts.map((part) => [prefix + part, lead[part] ?? null]));
}
