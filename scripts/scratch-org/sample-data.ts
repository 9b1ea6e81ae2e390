import { generateOrg } from '../demo-data/generate-org';
import { linkTo, type TreeRecord } from '../demo-data/records';
import type { AccountTypes } from './account-types';

/** Most records that one file of sObject Tree holds. */
const mostInFile = 200;

/** Fields that an org sets itself. */
const setByOrg: ReadonlySet<string> = new Set(['CreatedDate', 'LastModifiedDate', 'SystemModstamp']);

/** Statuses of members that every campaign has. */
const knownStatuses: ReadonlySet<unknown> = new Set(['Sent', 'Responded']);

/** Fields of a contact that a person account has by another name. */
const personFields: readonly (readonly [string, string])[] = [
  ['FirstName', 'FirstName'],
  ['LastName', 'LastName'],
  ['Email', 'PersonEmail'],
  ['Phone', 'Phone']
];

/** Of so many contacts one is a person account, where the org has them. */
const contactsForOnePerson = 5;

export interface SampleFile {
  readonly name: string;
  readonly object: string;
  readonly records: readonly TreeRecord[];
}

/**
 * People and campaigns as files for `sf data import tree`, in the order of loading. Left out is what an org refuses:
 * its own stamps, malformed addresses, statuses that a campaign lacks, and people whose name or address is taken, since
 * one record that the org's duplicate rules refuse would stop its file. With the record types of accounts, one contact
 * in five is a person account instead.
 */
export function sampleFiles(sample: {
  contacts: number;
  leads: number;
  accountTypes?: AccountTypes | undefined;
}): SampleFile[] {
  const { accountTypes: types, ...people } = sample;
  const org = generateOrg({ seed: 20260101, ...people, now: new Date() });
  const taken = new Set<string>();
  const contacts = distinct(org.contacts, taken);
  const persons =
    types === undefined ? [] : contacts.filter((_, place) => place % contactsForOnePerson === 0);
  const accounts = types === undefined ? org.accounts : typedAccounts(org.accounts, persons, types);
  const others = contacts.filter((contact) => !persons.includes(contact));
  const kept = [...accounts, ...others, ...distinct(org.leads, taken), ...org.campaigns];
  const known = new Set(kept.map(linkTo));
  const members = org.campaignMembers.filter((member) => isKnown(member, known));
  return ['Account', 'Contact', 'Lead', 'Campaign', 'CampaignMember'].flatMap((object) =>
    inFiles(
      object,
      [...kept, ...members].filter((record) => record.attributes.type === object).map(forLoading)
    )
  );
}

function typedAccounts(
  companies: readonly TreeRecord[],
  persons: readonly TreeRecord[],
  types: AccountTypes
): TreeRecord[] {
  const asAccount = (person: TreeRecord): TreeRecord => ({
    attributes: { type: 'Account', referenceId: `Person${person.attributes.referenceId}` },
    RecordTypeId: types.person,
    ...Object.fromEntries(personFields.map(([from, to]) => [to, person[from] ?? null]))
  });
  const typed = companies.map((account) => ({ ...account, RecordTypeId: types.company }));
  return [...typed, ...persons.map(asAccount)];
}

function distinct(people: readonly TreeRecord[], taken: Set<string>): TreeRecord[] {
  return people.filter((person) => {
    const marks = [person['Email'], `${String(person['FirstName'])} ${String(person['LastName'])}`]
      .filter((mark) => typeof mark === 'string')
      .map((mark) => mark.toLowerCase());
    const isFree = marks.every((mark) => !taken.has(mark));
    if (isFree) for (const mark of marks) taken.add(mark);
    return isFree;
  });
}

const isKnown = (member: TreeRecord, known: ReadonlySet<string>): boolean =>
  knownStatuses.has(member['Status']) && known.has(String(member['ContactId'] ?? member['LeadId']));

function forLoading(record: TreeRecord): TreeRecord {
  const fields = Object.entries(record).filter(([name, value]) => !setByOrg.has(name) && value !== null);
  const isAddress = (value: unknown): boolean => /^[^\s@,]+@[^\s@,]+\.[a-z]{2,}$/i.test(String(value));
  return {
    attributes: record.attributes,
    ...Object.fromEntries(
      fields.filter(([name, value]) => !/^(Person)?Email$/.test(name) || isAddress(value))
    )
  };
}

function inFiles(object: string, records: readonly TreeRecord[]): SampleFile[] {
  const count = Math.ceil(records.length / mostInFile);
  return Array.from({ length: count }, (_, place) => ({
    name: `${object}-${place + 1}.json`,
    object,
    records: records.slice(place * mostInFile, (place + 1) * mostInFile)
  }));
}

/** What `--plan` reads: which files in which order, and that later ones name records of earlier ones. */
export const planOf = (files: readonly SampleFile[]): object[] =>
  [...new Set(files.map((file) => file.object))].map((object) => ({
    sobject: object,
    saveRefs: true,
    resolveRefs: true,
    files: files.filter((file) => file.object === object).map((file) => file.name)
  }));
