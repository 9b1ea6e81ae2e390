import { generateOrg, inLoadOrder, type OrgOptions } from '../../../scripts/demo-data/generate-org';
import type { TreeRecord } from '../../../scripts/demo-data/records';

const options: OrgOptions = {
  seed: 42,
  contacts: 2500,
  leads: 500,
  now: new Date('2026-11-21T12:00:00.500Z')
};
const org = generateOrg(options);
const people = [...org.contacts, ...org.leads];

const field = (name: string) => (record: TreeRecord) => record[name] as string | null;
const share = (records: readonly TreeRecord[], holds: (record: TreeRecord) => boolean): number =>
  records.filter(holds).length / records.length;
const missing = (name: string) => (record: TreeRecord) => record[name] === null;
const notAscii = (text: string | null): boolean => text !== null && /[^\p{ASCII}]/u.test(text);
const countBy = <T>(list: readonly T[]): Map<T, number> => {
  const counts = new Map<T, number>();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
};

describe('the org as a whole', () => {
  test('the same options make the same org, another seed another one', () => {
    expect(generateOrg(options)).toEqual(org);
    expect(generateOrg({ ...options, seed: 43 }).contacts).not.toEqual(org.contacts);
  });

  test('there are as many contacts and leads as asked for', () => {
    expect(org.contacts).toHaveLength(2500);
    expect(org.leads).toHaveLength(500);
  });

  test('every reference is unique', () => {
    const references = inLoadOrder(org).map(({ attributes }) => attributes.referenceId);
    expect(new Set(references).size).toBe(references.length);
  });

  test('every lookup points to a record that is loaded before', () => {
    const loaded = new Set<unknown>();
    const dangling = inLoadOrder(org).filter((record) => {
      const lookups = Object.keys(record).filter((name) => name.endsWith('Id'));
      loaded.add(`@${record.attributes.referenceId}`);
      return lookups.some((name) => !loaded.has(record[name]));
    });
    expect(dangling).toEqual([]);
  });

  test.each([
    ['no people', { contacts: 0, leads: 0 }],
    ['one contact', { contacts: 1, leads: 0 }],
    ['leads alone', { contacts: 0, leads: 3 }]
  ])('an org with %s can be made', (_what, counts) => {
    const small = generateOrg({ ...options, ...counts });
    expect([small.contacts.length, small.leads.length]).toEqual([counts.contacts, counts.leads]);
  });
});

describe('accounts', () => {
  const sizes = [...countBy(org.contacts.map(field('AccountId'))).values()];

  test('each contact has an account and each account a contact', () => {
    expect(sizes).toHaveLength(org.accounts.length);
    expect(org.contacts.filter(missing('AccountId'))).toEqual([]);
  });

  test('most accounts have one contact, a few very many', () => {
    expect(sizes.filter((size) => size === 1).length / sizes.length).toBeGreaterThan(0.5);
    expect(Math.max(...sizes)).toBeGreaterThan(40);
  });

  test('postal codes are missing in most accounts that have a city', () => {
    const withCity = org.accounts.filter((account) => account['BillingCity'] !== undefined);
    expect(share(org.accounts, (account) => account['BillingCity'] !== undefined)).toBeCloseTo(0.52, 1);
    expect(share(withCity, missing('BillingPostalCode'))).toBeCloseTo(0.86, 1);
  });
});

describe('people', () => {
  test.each([
    ['Title', 0.54],
    ['Phone', 0.44],
    ['Salutation', 0.2]
  ])('%s is missing as often as in real orgs', (name, rate) => {
    expect(Math.abs(share(people, missing(name)) - rate)).toBeLessThan(0.03);
  });

  test('4 % have opted out of e-mail', () => {
    expect(share(people, (person) => person['HasOptedOutOfEmail'] === true)).toBeCloseTo(0.04, 3);
  });

  test('5 % have a name that is not ASCII', () => {
    const holds = (person: TreeRecord) =>
      notAscii(`${field('FirstName')(person)} ${field('LastName')(person)}`);
    expect(share(people, holds)).toBeCloseTo(0.05, 3);
  });

  test('18 % of the cities are not ASCII', () => {
    const cities = org.contacts.map(field('MailingCity')).filter((city) => city !== null);
    expect(cities.filter(notAscii).length / cities.length).toBeCloseTo(0.18, 2);
  });

  test('every name and text fits into its field', () => {
    const longest = (name: string) => Math.max(...people.map((person) => (field(name)(person) ?? '').length));
    expect(longest('FirstName')).toBeLessThanOrEqual(40);
    expect(longest('LastName')).toBeLessThanOrEqual(80);
    expect(longest('Email')).toBeLessThanOrEqual(80);
    expect(people.every((person) => field('LastName')(person) !== '')).toBe(true);
  });

  test('telephone numbers are of the range reserved for fiction', () => {
    const numbers = people.map(field('Phone')).filter((number) => number !== null);
    expect(numbers.filter((number) => !/555[- ]01\d\d$/.test(number))).toEqual([]);
  });
});

describe('campaigns', () => {
  const sizes = org.campaigns.map(
    ({ attributes }) =>
      org.campaignMembers.filter((member) => member['CampaignId'] === `@${attributes.referenceId}`).length
  );

  test('one holds most of the members, the median hardly any', () => {
    const ordered = [...sizes].sort((a, b) => b - a);
    expect(ordered[0]).toBeGreaterThan(org.campaignMembers.length / 2);
    expect(ordered[6]).toBeLessThan(people.length * 0.02);
    expect(ordered.at(-1)).toBeGreaterThan(0);
  });

  test('a member is one contact or one lead, and nobody is in a campaign twice', () => {
    const ofBoth = org.campaignMembers.filter((member) => 'ContactId' in member === 'LeadId' in member);
    expect(ofBoth).toEqual([]);
    const pairs = org.campaignMembers.map(
      (member) => `${String(member['CampaignId'])} ${String(member['ContactId'] ?? member['LeadId'])}`
    );
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  test('contacts and leads are both among the members', () => {
    expect(share(org.campaignMembers, (member) => 'LeadId' in member)).toBeCloseTo(1 / 6, 1);
  });
});

describe('system times', () => {
  const all = inLoadOrder(org);
  const names = ['CreatedDate', 'LastModifiedDate', 'SystemModstamp'] as const;

  const stamps = all.map((record) => names.map((name) => String(record[name])));

  test('they are whole seconds of the last two years, before now', () => {
    const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/;
    const flat = stamps.flat().sort();
    expect(flat.filter((stamp) => !shape.test(stamp))).toEqual([]);
    expect(flat.at(-1)! < '2026-11-21T12:00:00').toBe(true);
    expect(flat[0]! > '2024-11-20').toBe(true);
  });

  test('created is never after modified, and modified never after the system stamp', () => {
    const outOfOrder = stamps.filter(
      ([created, modified, system]) => created! > modified! || modified! > system!
    );
    expect(outOfOrder).toEqual([]);
  });

  test('several contacts share one second, as after an import', () => {
    const counts = [...countBy(org.contacts.map(field('SystemModstamp'))).values()];
    expect(Math.max(...counts)).toBeGreaterThan(20);
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(1000);
  });

  test('nobody joined a campaign before the campaign and the person were there', () => {
    const created = new Map(
      all.map((record) => [`@${record.attributes.referenceId}`, String(record['CreatedDate'])])
    );
    const tooEarly = org.campaignMembers.filter((member) => {
      const parents = [member['CampaignId'], member['ContactId'] ?? member['LeadId']];
      return parents.some((parent) => String(member['CreatedDate']) < String(created.get(String(parent))));
    });
    expect(tooEarly).toEqual([]);
  });
});
