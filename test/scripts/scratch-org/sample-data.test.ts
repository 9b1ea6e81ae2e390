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
