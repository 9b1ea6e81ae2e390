import type { LocalOrg } from '../../test/stand-ins/org/local-org';

/** Fields whose history an admin switched on: those that decide whether somebody gets mail, and some of daily work. */
const kept: Readonly<Record<string, readonly string[]>> = {
  Contact: ['Email', 'LastName', 'Title', 'LeadSource', 'MailingCountry', 'HasOptedOutOfEmail'],
  Lead: ['Email', 'LastName', 'Title', 'LeadSource', 'Status', 'Country', 'HasOptedOutOfEmail'],
  Account: ['Name', 'Industry', 'BillingCountry']
};

/** From now on the org remembers who changed those fields, and when. */
export function keepHistory({ store }: LocalOrg): void {
  for (const [object, fields] of Object.entries(kept)) store.history.track(object, fields);
}
