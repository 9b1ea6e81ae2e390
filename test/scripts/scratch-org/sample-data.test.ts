import { planOf, sampleFiles } from '../../../scripts/scratch-org/sample-data';

const files = sampleFiles({ contacts: 300, leads: 60 });
const records = files.flatMap((file) => file.records);

test('the sample is loaded parents first, in files that the API takes', () => {
  expect(planOf(files).map((entry) => (entry as { sobject: string }).sobject)).toEqual([
    'Account',
    'Contact',
    'Lead',
    'Campaign',
    'CampaignMember'
  ]);
  expect(files.every((file) => file.records.length > 0 && file.records.length <= 200)).toBe(true);
});

test('every lookup of the sample points to a record before it', () => {
  const known = new Set<string>();
  for (const record of records) {
    for (const value of Object.values(record))
      if (typeof value === 'string' && value.startsWith('@')) expect(known).toContain(value);
    known.add(`@${record.attributes.referenceId}`);
  }
  expect(known.size).toBe(records.length);
});

test('the sample holds nothing that an org refuses: its own stamps, blanks, malformed or repeated addresses', () => {
  const emails = records.flatMap((record) => (typeof record['Email'] === 'string' ? [record['Email']] : []));
  expect(new Set(emails.map((email) => email.toLowerCase())).size).toBe(emails.length);
  expect(emails.filter((email) => !/^[^\s@,]+@[^\s@,]+\.[a-z]{2,}$/i.test(email))).toEqual([]);
  expect(records.filter((record) => 'CreatedDate' in record || Object.values(record).includes(null))).toEqual(
    []
  );
});

test('with person accounts one contact in five is one, each account has its type, and nobody is there twice', () => {
  const accountTypes = { company: '012000000000001AAA', person: '012000000000002AAA' };
  const all = sampleFiles({ contacts: 300, leads: 60, accountTypes }).flatMap((file) => file.records);
  const of = (object: string) => all.filter((record) => record.attributes.type === object);
  const persons = of('Account').filter((account) => account['RecordTypeId'] === accountTypes.person);
  const companies = of('Account').filter((account) => account['RecordTypeId'] === accountTypes.company);
  expect(persons.length + companies.length).toBe(of('Account').length);
  expect(persons.length).toBe(Math.ceil((persons.length + of('Contact').length) / 5));
  expect(persons.filter((person) => 'Name' in person || !('LastName' in person))).toEqual([]);
  const emails = all.flatMap((record) => record['PersonEmail'] ?? record['Email'] ?? []).map(String);
  expect(new Set(emails.map((email) => email.toLowerCase())).size).toBe(emails.length);
  const known = new Set(all.map((record) => `@${record.attributes.referenceId}`));
  const links = all
    .flatMap((record) => Object.values(record))
    .filter((value) => String(value).startsWith('@'));
  expect(links.filter((link) => !known.has(String(link)))).toEqual([]);
});
