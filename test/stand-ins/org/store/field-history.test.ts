import { type Ask, askOrg } from '../ask-org';
import { type LocalOrg, startLocalOrg } from '../local-org';
import { deleteRecord } from './recycle';
import { mergeRecords } from './merge';

/** docs/contracts/salesforce-field-history.md, as clients see it by SOQL. */

let org: LocalOrg;
let ask: Ask;

async function start(options: Parameters<typeof startLocalOrg>[0] = {}): Promise<void> {
  org = await startLocalOrg({ now: '2026-11-20T08:00:00Z', ...options });
  ask = askOrg(org);
}

afterEach(() => org.close());

async function query(soql: string): Promise<Record<string, unknown>[]> {
  const { status, body } = await ask('GET', `query?q=${encodeURIComponent(soql)}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return (body as { records: Record<string, unknown>[] }).records.map(({ attributes: _, ...row }) => row);
}

const changes = 'SELECT Field, OldValue, NewValue FROM ContactHistory ORDER BY CreatedDate DESC';

const ada = { LastName: 'Lovelace', Email: 'ada@example.com' };

test('salesforce-field-history 2: a new org tracks nothing', async () => {
  await start();
  const id = org.store.create('Contact', ada, org.adminUserId);
  org.store.update('Contact', id, { Email: 'ada@example.org' }, org.adminUserId);
  expect(await query(changes)).toEqual([]);
});

test('salesforce-field-history 2: who changed a tracked field, from what to what, newest first', async () => {
  await start({ trackedFields: { Contact: ['MailingCountry', 'HasOptedOutOfEmail'] } });
  const [id = ''] = org.store.load('Contact', [{ ...ada, MailingCountry: 'US' }]);
  org.store.update('Contact', id, { MailingCountry: 'DE', Title: 'Countess' }, org.adminUserId);
  org.clock.advance(60_000);
  org.store.update('Contact', id, { HasOptedOutOfEmail: true }, org.integrationUserId);
  const rows = await query(
    `SELECT ContactId, Field, OldValue, NewValue, CreatedDate, CreatedById, CreatedBy.Name FROM ContactHistory
     WHERE ContactId = '${id}' AND Field IN ('MailingCountry', 'HasOptedOutOfEmail') ORDER BY CreatedDate DESC, Id DESC`
  );
  expect(rows).toMatchObject([
    {
      ...{ ContactId: id, Field: 'HasOptedOutOfEmail', OldValue: false, NewValue: true },
      CreatedById: org.integrationUserId
    },
    {
      ...{ Field: 'MailingCountry', OldValue: 'US', NewValue: 'DE' },
      CreatedDate: '2026-11-20T08:00:00.000+0000',
      CreatedById: org.adminUserId
    }
  ]);
  const admin = org.store.get('User', org.adminUserId);
  expect(rows[1]?.CreatedBy).toMatchObject({ Name: admin?.Name });
});

test.each([
  ['Lead', 'LeadHistory', { LastName: 'Byron', Company: 'Acme' }, 'Status', 'Working - Contacted'],
  ['Account', 'AccountHistory', { Name: 'Acme' }, 'Industry', 'Energy']
])('salesforce-field-history 1: %s has %s', async (object, history, given, field, value) => {
  await start({ trackedFields: { [object]: [field] } });
  const id = org.store.create(object, given, org.adminUserId);
  org.store.update(object, id, { [field]: value }, org.adminUserId);
  const rows = await query(`SELECT Field, NewValue FROM ${history} WHERE ${object}Id = '${id}'`);
  expect(rows).toEqual([
    { Field: 'created', NewValue: null },
    { Field: field, NewValue: value }
  ]);
});

test('salesforce-field-history 1: child rows of the record, by the name Histories', async () => {
  await start({ trackedFields: { Contact: ['Title'] } });
  const [id = ''] = org.store.load('Contact', [ada]);
  org.store.update('Contact', id, { Title: 'Countess' }, org.adminUserId);
  const [row] = await query('SELECT Id, (SELECT Field FROM Histories) FROM Contact');
  expect(row).toMatchObject({ Histories: { totalSize: 1, records: [{ Field: 'Title' }] } });
  const { body } = await ask('GET', 'sobjects/Contact/describe');
  const { childRelationships } = body as { childRelationships: { childSObject: string }[] };
  expect(childRelationships).toContainEqual(
    expect.objectContaining({ childSObject: 'ContactHistory', relationshipName: 'Histories' })
  );
});

test('salesforce-field-history 2: of long texts only that they changed; a lookup by name and by id', async () => {
  await start({ trackedFields: { Contact: ['Description', 'AccountId'] } });
  const [acme, zeta] = org.store.load('Account', [{ Name: 'Acme' }, { Name: 'Zeta' }]);
  const [id = ''] = org.store.load('Contact', [{ ...ada, AccountId: acme }]);
  org.store.update(
    'Contact',
    id,
    { Description: 'Wrote the first program.', AccountId: zeta },
    org.adminUserId
  );
  const rows = await query(changes);
  expect(rows).toContainEqual({ Field: 'Description', OldValue: null, NewValue: null });
  expect(rows).toContainEqual({ Field: 'Account', OldValue: 'Acme', NewValue: 'Zeta' });
  expect(rows).toContainEqual({ Field: 'Account', OldValue: acme, NewValue: zeta });
});

test('salesforce-field-history 2 (switch): a lookup may stand under the name of its field', async () => {
  await start({ trackedFields: { Contact: ['AccountId'] }, switches: { historyOfLookups: 'field' } });
  const [acme] = org.store.load('Account', [{ Name: 'Acme' }]);
  const [id = ''] = org.store.load('Contact', [ada]);
  org.store.update('Contact', id, { AccountId: acme }, org.adminUserId);
  expect((await query(changes)).map(({ Field }) => Field)).toEqual(['AccountId', 'AccountId']);
});

test('salesforce-field-history 2: tracked from now on, 20 fields of an object, and no formulas', async () => {
  await start();
  const [id = ''] = org.store.load('Contact', [ada]);
  org.store.update('Contact', id, { Title: 'Miss' }, org.adminUserId);
  org.store.history.track('Contact', ['Title']);
  org.store.update('Contact', id, { Title: 'Countess' }, org.adminUserId);
  expect(await query(changes)).toEqual([{ Field: 'Title', OldValue: 'Miss', NewValue: 'Countess' }]);
  const fields = org.catalog.get('Contact')?.fields.filter(({ updateable }) => updateable) ?? [];
  const many = fields.slice(0, 40).map(({ name }) => name);
  expect(() => org.store.history.track('Contact', many)).toThrow('20 fields');
  expect(() => org.store.history.track('Contact', ['CreatedDate'])).toThrow('cannot be tracked');
  expect(() => org.store.history.track('CampaignMember', ['Status'])).toThrow('no field history');
});

test('salesforce-field-history 3: of a field that the user may not see there is no history', async () => {
  await start({
    trackedFields: { Contact: ['Title', 'Department', 'AccountId'] },
    hiddenFields: { Contact: ['Title', 'AccountId'] }
  });
  const [acme] = org.store.load('Account', [{ Name: 'Acme' }]);
  const [id = ''] = org.store.load('Contact', [ada]);
  const given = { Title: 'Countess', Department: 'Sums', AccountId: acme };
  org.store.update('Contact', id, given, org.adminUserId);
  expect((await query(changes)).map(({ Field }) => Field)).toEqual(['Department']);
});

test('salesforce-field-history 3: nobody writes it, and values are no filter', async () => {
  await start({ trackedFields: { Contact: ['Title'] } });
  const created = await ask('POST', 'sobjects/ContactHistory', { body: { Field: 'Title' } });
  expect(created.status).toBeGreaterThanOrEqual(400);
  const soql = "SELECT Id FROM ContactHistory WHERE NewValue = 'Countess'";
  const { status, body } = await ask('GET', `query?q=${encodeURIComponent(soql)}`);
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain('NewValue');
});

test('salesforce-field-history 3: it goes with its record, and a merge leaves it with the loser', async () => {
  await start({ trackedFields: { Contact: ['Title'] } });
  const [first = '', second = ''] = org.store.load('Contact', [ada, ada]);
  for (const id of [first, second]) org.store.update('Contact', id, { Title: 'Countess' }, org.adminUserId);
  mergeRecords(org.store, 'Contact', { winner: first, losers: [second] }, org.adminUserId);
  expect(await query(`SELECT Id FROM ContactHistory WHERE ContactId = '${first}'`)).toHaveLength(1);
  deleteRecord(org.store, 'Contact', first, org.adminUserId);
  expect(await query(`SELECT Id FROM ContactHistory WHERE ContactId = '${first}'`)).toEqual([]);
});
