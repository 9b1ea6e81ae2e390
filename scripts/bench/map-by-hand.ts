import type { SourceRecord } from '../../bridge/sync/model';

/** The rows of the bench as whoever writes the mapping by hand would declare them. */
interface Contact {
  readonly Email: string;
  readonly FirstName: string | null;
  readonly LastName: string;
  readonly CreatedDate: string;
  readonly Birthdate: string | null;
  readonly Interests__c: string | null;
  readonly Revenue__c: number | null;
  readonly Account: { readonly Name: string; readonly Industry: string | null } | null;
}

const plain = [
  'Id',
  'FirstName',
  'LastName',
  'Title',
  'Phone',
  'MailingStreet',
  'MailingCity',
  'MailingPostalCode',
  'MailingCountry',
  'LeadSource'
];
const rest = ['HasOptedOutOfEmail', 'Score__c', 'Visits__c', 'Revenue__c', 'Birthdate'];

/** The same mapping as a program of its own: no checks, no choices. */
export function mapByHand(timeZone: string, now: Date): (record: SourceRecord) => unknown {
  const thisYear = Number(new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric' }).format(now));
  return ({ fields }) => {
    const contact = fields as unknown as Contact;
    const data: Record<string, unknown> = {};
    copy(fields, plain, data);
    if (contact.Interests__c) data.Interests__c = contact.Interests__c.split(';');
    copy(fields, rest, data);
    const created = new Date(contact.CreatedDate.replace('+0000', 'Z')).toISOString();
    data.CreatedDate = `${created.slice(0, 10)} ${created.slice(11, 19)} +00:00`;
    copy(fields, ['LastActivityDate'], data);
    if (contact.Account) {
      const account: Record<string, unknown> = { Name: contact.Account.Name };
      if (contact.Account.Industry !== null) account.Industry = contact.Account.Industry;
      data.Account = account;
    }
    if (contact.Birthdate) data.age = thisYear - Number(contact.Birthdate.slice(0, 4));
    data.salutation = `Dear ${contact.FirstName ?? ''} ${contact.LastName},`;
    const revenue = contact.Revenue__c ?? 0;
    data.tier = revenue > 10000 ? 'gold' : revenue > 1000 ? 'silver' : 'bronze';
    return { dataFields: data, email: contact.Email, mergeNestedObjects: true };
  };
}

function copy(
  fields: Readonly<Record<string, unknown>>,
  names: readonly string[],
  data: Record<string, unknown>
): void {
  for (const name of names) if (fields[name] !== null) data[name] = fields[name];
}
