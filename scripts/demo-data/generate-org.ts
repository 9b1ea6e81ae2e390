import { accountRecord, planAccounts } from './accounts';
import { campaignMemberRecords, campaignRecords } from './campaigns';
import { company } from './companies';
import { contactRecord } from './contacts';
import type { MissingEmailPercent } from './emails';
import { leadRecord } from './leads';
import { people } from './people';
import { randomStream } from './random';
import type { TreeRecord } from './records';
import { calendar } from './stamps';

export interface OrgOptions {
  /** The same seed with the same other options makes the same org. */
  readonly seed: number;
  readonly contacts: number;
  readonly leads: number;
  /** Every stamp lies before it. */
  readonly now: Date;
  /** How many people have no e-mail; 10 when left out. */
  readonly missingEmailPercent?: MissingEmailPercent;
}

/**
 * The records of an org in the order in which they can be loaded: a lookup always points backwards. Lookups are
 * references (`@Account7`); CreatedDate, LastModifiedDate and SystemModstamp are given. A few e-mails are malformed,
 * so whoever loads the records must not check them.
 */
export interface GeneratedOrg {
  readonly accounts: readonly TreeRecord[];
  readonly contacts: readonly TreeRecord[];
  readonly leads: readonly TreeRecord[];
  readonly campaigns: readonly TreeRecord[];
  readonly campaignMembers: readonly TreeRecord[];
}

/** Makes a lifelike org; rates.ts says what is in it. */
export function generateOrg(options: OrgOptions): GeneratedOrg {
  const taken = new Set<string>();
  const { accounts, contacts } = accountsAndContacts(options, taken);
  const leads = leadsOf(options, taken);
  const random = randomStream(options.seed, 'campaigns');
  const times = { calendar: calendar(options.contacts + options.leads, options.now, random), random };
  const campaigns = campaignRecords(times.calendar, random);
  const campaignMembers = campaignMemberRecords(campaigns, [...contacts, ...leads], times);
  return { accounts, contacts, leads, campaigns, campaignMembers };
}

/** All records in the order in which they can be loaded. */
export const inLoadOrder = (org: GeneratedOrg): TreeRecord[] => [
  ...org.accounts,
  ...org.contacts,
  ...org.leads,
  ...org.campaigns,
  ...org.campaignMembers
];

function accountsAndContacts(
  options: OrgOptions,
  taken: Set<string>
): Pick<GeneratedOrg, 'accounts' | 'contacts'> {
  const random = randomStream(options.seed, 'contacts');
  const times = calendar(options.contacts, options.now, random);
  const plans = planAccounts(options.contacts, random);
  const accountOfContact = plans.flatMap((plan, index) => Array<number>(plan.contacts).fill(index));
  const persons = people(
    accountOfContact.map((index) => plans[index]?.company ?? null),
    { missingEmailPercent: options.missingEmailPercent ?? 10, taken, calendar: times, random }
  );
  const accounts = plans.map((plan, index) => {
    const lastName = persons[plan.firstContact]?.lastName.written ?? '';
    return accountRecord(index + 1, plan, { lastName, calendar: times, random });
  });
  const contacts = persons.map((person, index) => {
    const account = accounts[accountOfContact[index] ?? -1];
    if (account === undefined) throw new RangeError('A contact has lost its account.');
    return contactRecord(index + 1, person, { account, stamps: times.stamps() });
  });
  return { accounts, contacts };
}

function leadsOf(options: OrgOptions, taken: Set<string>): TreeRecord[] {
  const random = randomStream(options.seed, 'leads');
  const times = calendar(options.leads, options.now, random);
  const companies = Array.from({ length: options.leads }, () => company(random));
  const missingEmailPercent = options.missingEmailPercent ?? 10;
  return people(companies, { missingEmailPercent, taken, calendar: times, random }).map((person, index) =>
    leadRecord(index + 1, person, {
      company: companies[index] ?? company(random),
      stamps: times.stamps(),
      random
    })
  );
}
