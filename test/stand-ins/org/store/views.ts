/**
 * Fields that live on another record and are shown here: worked out when a row is read, so that a change over
 * there is seen without this row's stamp moving. Source: salesforce-api 2.4 point 4 and 2.5 (CampaignMember).
 */
import type { Row } from '../model';

/** What the views read from the store. */
export interface Stored {
  get(object: string, id: unknown): Row | undefined;
  /** Live rows with this value in the field. */
  having(object: string, field: string, value: unknown): readonly Row[];
}

type View = (row: Row, stored: Stored) => Row;

export const views: Readonly<Record<string, View>> = {
  CampaignMember: showMember,
  Campaign: showCampaign,
  Case: showCase
};

const samePlace = [
  'Salutation',
  'Name',
  'FirstName',
  'LastName',
  'Title',
  'Email',
  'Phone',
  'Fax',
  'MobilePhone'
];
const alsoSame = ['Description', 'DoNotCall', 'HasOptedOutOfEmail', 'HasOptedOutOfFax', 'LeadSource'];
const addressParts = ['Street', 'City', 'State', 'PostalCode', 'Country'];

function showMember(row: Row, stored: Stored): Row {
  const contact = stored.get('Contact', row.ContactId);
  const person = contact ?? stored.get('Lead', row.LeadId);
  const shown: Row = {
    ...row,
    Type: row.ContactId ? 'Contact' : 'Lead',
    LeadOrContactId: row.ContactId ?? row.LeadId,
    HasResponded: hasResponded(row, stored)
  };
  if (!person) return shown;
  for (const name of samePlace) shown[name] = person[name] ?? null;
  for (const name of alsoSame) shown[name] = person[name] ?? shown[name];
  for (const part of addressParts) shown[part] = person[contact ? `Mailing${part}` : part] ?? null;
  shown.CompanyOrAccount = contact
    ? (stored.get('Account', contact.AccountId)?.Name ?? null)
    : person.Company;
  shown.LeadOrContactOwnerId = person.OwnerId;
  return shown;
}

/** Does the status of a member count as a response in its campaign? */
export function hasResponded(member: Row, stored: Stored): boolean {
  const statuses = stored.having('CampaignMemberStatus', 'CampaignId', member.CampaignId);
  return statuses.some((status) => status.Label === member.Status && status.HasResponded === true);
}

function showCampaign(row: Row, stored: Stored): Row {
  const members = stored.having('CampaignMember', 'CampaignId', row.Id);
  const deals = stored.having('Opportunity', 'CampaignId', row.Id);
  const won = deals.filter((deal) => deal.IsWon === true);
  const leads = members.filter((member) => member.LeadId !== null && member.ContactId === null);
  return {
    ...row,
    NumberOfLeads: leads.length,
    NumberOfConvertedLeads: members.filter((member) => stored.get('Lead', member.LeadId)?.IsConverted).length,
    NumberOfContacts: members.filter((member) => member.ContactId !== null).length,
    NumberOfResponses: members.filter((member) => hasResponded(member, stored)).length,
    NumberOfOpportunities: deals.length,
    NumberOfWonOpportunities: won.length,
    AmountAllOpportunities: total(deals),
    AmountWonOpportunities: total(won)
  };
}

function total(deals: readonly Row[]): number {
  return deals.reduce((sum, deal) => sum + Number(deal.Amount ?? 0), 0);
}

function showCase(row: Row, stored: Stored): Row {
  const contact = stored.get('Contact', row.ContactId);
  return {
    ...row,
    ContactPhone: contact?.Phone ?? null,
    ContactMobile: contact?.MobilePhone ?? null,
    ContactEmail: contact?.Email ?? null,
    ContactFax: contact?.Fax ?? null
  };
}
