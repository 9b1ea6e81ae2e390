import { generateOrg, type OrgOptions } from '../../../scripts/demo-data/generate-org';

const options: OrgOptions = { seed: 42, contacts: 2500, leads: 500, now: new Date('2026-11-21T12:00:00Z') };
const org = generateOrg(options);

type Org = ReturnType<typeof generateOrg>;
const emailsOf = (records: Org['contacts']): string[] =>
  records.map((record) => record['Email']).filter((email): email is string => typeof email === 'string');

const wellFormed = (email: string): boolean => /^[^\s@()]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(email);
const deliverable = (email: string): boolean =>
  /^[^\s@()]+@([a-z0-9-]+\.)*example\.(com|net|org)$/i.test(email);

const contactEmails = emailsOf(org.contacts);
const leadEmails = emailsOf(org.leads);
const all = [...contactEmails, ...leadEmails];

describe('missing addresses', () => {
  test('one in ten people has none', () => {
    expect(contactEmails).toHaveLength(2250);
    expect(leadEmails).toHaveLength(450);
  });

  test.each([
    [0, 2500],
    [60, 1000]
  ] as const)('%i %% can be asked for', (missingEmailPercent, present) => {
    expect(emailsOf(generateOrg({ ...options, missingEmailPercent }).contacts)).toHaveLength(present);
  });
});

describe('addresses that somebody else has', () => {
  test('5 % of the contacts have exactly the address of another contact', () => {
    const repeated = contactEmails.length - new Set(contactEmails).size;
    expect(repeated / contactEmails.length).toBeCloseTo(0.05, 2);
  });

  test('0.5 % differ from another only by case', () => {
    const inLowerCase = new Set(contactEmails.map((email) => email.toLowerCase()));
    const byCase = new Set(contactEmails).size - inLowerCase.size;
    expect(byCase / contactEmails.length).toBeCloseTo(0.005, 2);
    expect(byCase).toBeGreaterThan(5);
  });

  test('0.5 % are another address with a plus and a word', () => {
    const plus = contactEmails.filter((email) => email.includes('+'));
    expect(plus).toHaveLength(11);
    const known = new Set(contactEmails);
    expect(plus.filter((email) => !known.has(email.replace(/\+\w+@/, '@')))).toEqual([]);
  });

  test('some leads are contacts already', () => {
    const contacts = new Set(contactEmails.map((email) => email.toLowerCase()));
    const shared = leadEmails.filter((email) => contacts.has(email.toLowerCase()));
    expect(shared.length).toBeGreaterThan(3);
    expect(shared.length).toBeLessThan(leadEmails.length * 0.06);
  });
});

describe('broken addresses', () => {
  const broken = all.filter((email) => !deliverable(email));

  test('they are 0.5 %', () => {
    expect(broken.length / all.length).toBeCloseTo(0.005, 3);
  });

  test('most are well-formed with a top-level domain that does not exist, so that Salesforce takes them', () => {
    const unknown = broken.filter(wellFormed);
    expect(unknown.length).toBeGreaterThanOrEqual(broken.length / 2);
    expect(unknown.filter((email) => !/\.(invalid|test|example)$/.test(email))).toEqual([]);
  });

  test('a few are values of older days that are no addresses at all', () => {
    expect(broken.filter((email) => !wellFormed(email)).length).toBeGreaterThan(0);
  });
});

test('every other address is below a domain reserved for examples, and in ASCII', () => {
  const others = all.filter(deliverable);
  expect(others.length).toBeGreaterThan(2600);
  expect(others.filter((email) => /[^\p{ASCII}]/u.test(email))).toEqual([]);
});
