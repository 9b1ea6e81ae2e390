import { type Ask, askOrg } from '../ask-org';
import { type LocalOrg, startLocalOrg } from '../local-org';
import type { Row } from '../model';
import type { DuplicateRule } from '../store/duplicate-rules';

let org: LocalOrg;
let ask: Ask;
let known: string;

beforeEach(async () => {
  org = await startLocalOrg();
  ask = askOrg(org);
  [known = ''] = org.store.load('Contact', [{ LastName: 'Lovelace', Email: 'ada@example.com' }]);
});
afterEach(() => org.close());

/** Warns of, or blocks, contacts with the e-mail address of another one. */
const rule = (action: DuplicateRule['action']): DuplicateRule => ({
  name: 'Same_Email',
  object: 'Contact',
  action,
  matches: ({ Id, Email }) =>
    org.store
      .having('Contact', 'Email', Email)
      .map((row) => String(row.Id))
      .filter((id) => id !== Id)
});

const passOver = {
  'Sforce-Duplicate-Rule-Header': 'allowSave=true; includeRecordDetails=false; runAsCurrentUser=true'
};
const twin: Row = { LastName: 'Byron', Email: 'ada@example.com' };

test('salesforce-api 4.1: a duplicate is refused with what it duplicates', async () => {
  org.duplicateRules.push(rule('alert'));
  const { status, body } = await ask('POST', 'sobjects/Contact', { body: twin });
  expect(status).toBe(400);
  expect(body).toMatchObject([
    {
      errorCode: 'DUPLICATES_DETECTED',
      duplicateResult: {
        allowSave: true,
        duplicateRule: 'Same_Email',
        matchResults: [
          { size: 1, matchRecords: [{ record: { attributes: { type: 'Contact' }, Id: known } }] }
        ]
      }
    }
  ]);
});

test.each([
  ['alert', 201],
  ['block', 400]
] as const)(
  'salesforce-api 10: the header passes over an alert, not over a block: %s',
  async (action, status) => {
    org.duplicateRules.push(rule(action));
    expect((await ask('POST', 'sobjects/Contact', { body: twin, headers: passOver })).status).toBe(status);
  }
);

test('salesforce-api 4, 10: in a collection each record is judged alone', async () => {
  org.duplicateRules.push(rule('alert'));
  const records = [twin, { LastName: 'Other' }].map((record) => ({
    attributes: { type: 'Contact' },
    ...record
  }));
  const { body } = await ask('POST', 'composite/sobjects', { body: { records } });
  expect(body).toMatchObject([
    { success: false, errors: [{ statusCode: 'DUPLICATES_DETECTED', duplicateResult: { allowSave: true } }] },
    { success: true }
  ]);
});

test('a record is no duplicate of itself', async () => {
  org.duplicateRules.push(rule('block'));
  expect((await ask('PATCH', `sobjects/Contact/${known}`, { body: { Title: 'x' } })).status).toBe(204);
});
