import { type Ask, askOrg } from '../ask-org';
import { type LocalOrg, startLocalOrg } from '../local-org';
import type { Row } from '../model';
import { text } from '../schema/field-kinds';

interface Entry {
  readonly id?: string;
  readonly success: boolean;
  readonly created?: boolean;
  readonly errors: readonly { statusCode: string; message: string; fields: string[] }[];
}

let org: LocalOrg;
let ask: Ask;

beforeEach(async () => {
  org = await startLocalOrg();
  ask = askOrg(org);
  org.catalog.putFields('Contact', [
    text('Key__c', 'Key', 20, { unique: true, externalId: true, idLookup: true })
  ]);
});
afterEach(() => org.close());

const contact = (record: Row) => ({ attributes: { type: 'Contact' }, ...record });
const codes = (entries: readonly Entry[]) => entries.map(({ errors }) => errors[0]?.statusCode ?? 'done');

async function send(method: string, path: string, records: readonly Row[], more: Row = {}): Promise<Entry[]> {
  const { status, body } = await ask(method, path, { body: { records, ...more } });
  expect([status, body]).toEqual([200, expect.any(Array)]);
  return body as Entry[];
}

test('salesforce-api 4: each record has its entry, in the order sent; the good ones are stored', async () => {
  const entries = await send('POST', 'composite/sobjects', [
    contact({ LastName: 'a' }),
    contact({ Email: 'x@example.com' }),
    contact({ LastName: 'c' })
  ]);
  expect(codes(entries)).toEqual(['done', 'REQUIRED_FIELD_MISSING', 'done']);
  expect(entries[0]).toEqual({ id: expect.any(String) as string, success: true, errors: [] });
  expect(entries[1]).toEqual({
    success: false,
    errors: [
      {
        statusCode: 'REQUIRED_FIELD_MISSING',
        message: 'Required fields are missing: [LastName]',
        fields: ['LastName']
      }
    ]
  });
  expect(org.store.count('Contact')).toBe(2);
});

test('salesforce-api 4: all or none takes the innocent ones back and says so', async () => {
  const [id = ''] = org.store.load('Contact', [{ LastName: 'before' }]);
  const entries = await send(
    'PATCH',
    'composite/sobjects',
    [contact({ id, LastName: 'after' }), contact({ id, LastName: '' })],
    { allOrNone: true }
  );
  expect(codes(entries)).toEqual(['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']);
  expect(org.store.get('Contact', id)?.LastName).toBe('before');
});

test('salesforce-api 4: an update names its record by id, in any case of the key', async () => {
  const [id = ''] = org.store.load('Contact', [{ LastName: 'a' }]);
  const entries = await send('PATCH', 'composite/sobjects', [
    contact({ Id: id, Title: 'x' }),
    contact({ Title: 'x' }),
    contact({ id: 'nonsense', Title: 'x' }),
    contact({ id: org.store.reserveId('Contact'), Title: 'x' })
  ]);
  expect(codes(entries)).toEqual(['done', 'MISSING_ARGUMENT', 'MALFORMED_ID', 'INVALID_CROSS_REFERENCE_KEY']);
});

test('salesforce-api 4: upsert by external id says what was created', async () => {
  org.store.load('Contact', [{ LastName: 'a', Key__c: '1' }]);
  const entries = await send('PATCH', 'composite/sobjects/Contact/Key__c', [
    contact({ Key__c: '1', LastName: 'b' }),
    contact({ Key__c: '2', LastName: 'c' }),
    contact({ LastName: 'd' })
  ]);
  expect(entries.map(({ created }) => created)).toEqual([false, true, undefined]);
  expect(codes(entries)).toEqual(['done', 'done', 'MISSING_ARGUMENT']);
  expect(org.store.count('Contact')).toBe(2);
});

test('salesforce-api 4: records are deleted by their ids in the query', async () => {
  const ids = org.store.load('Contact', [{ LastName: 'a' }, { LastName: 'b' }]);
  const { body } = await ask('DELETE', `composite/sobjects?ids=${[...ids, 'x'].join(',')}&allOrNone=false`);
  expect(codes(body as Entry[])).toEqual(['done', 'done', 'MALFORMED_ID']);
  expect(org.store.get('Contact', ids[0])?.IsDeleted).toBe(true);
});

test('salesforce-api 4: reading gives null for what is not there', async () => {
  const [id = ''] = org.store.load('Contact', [{ LastName: 'a' }]);
  const body = { ids: [id, org.store.reserveId('Contact')], fields: ['LastName'] };
  const answer = await ask('POST', 'composite/sobjects/Contact', { body });
  expect(answer.body).toEqual([expect.objectContaining({ Id: id, LastName: 'a' }), null]);
});

test('salesforce-api 4, 13.8: more than 200 records are refused, with the code of a switch', async () => {
  const records = Array.from({ length: 201 }, (_, index) => contact({ LastName: String(index) }));
  const { status, body } = await ask('POST', 'composite/sobjects', { body: { records } });
  expect([status, (body as Row[])[0]?.errorCode]).toEqual([400, org.switches.tooManyRecordsCode]);
  expect(org.store.count('Contact')).toBe(0);
  await send('POST', 'composite/sobjects', records.slice(1));
  expect(org.store.count('Contact')).toBe(200);
});

test('salesforce-api 4: types may be mixed in at most 10 chunks', async () => {
  const account = { attributes: { type: 'Account' }, Name: 'x' };
  const mixed = (count: number) =>
    Array.from({ length: count }, (_, index) => (index % 2 ? account : contact({ LastName: 'x' })));
  expect(codes(await send('POST', 'composite/sobjects', mixed(10)))).toEqual(Array(10).fill('done'));
  expect((await ask('POST', 'composite/sobjects', { body: { records: mixed(11) } })).status).toBe(400);
});

test('salesforce-api 4.1: a locked row fails alone, as often as planned', async () => {
  const ids = org.store.load('Contact', [{ LastName: 'a' }, { LastName: 'b' }]);
  org.faults.lockRow(ids[0] ?? '', 1);
  const update = () =>
    send(
      'PATCH',
      'composite/sobjects',
      ids.map((id) => contact({ id, Title: 'x' }))
    );
  expect(codes(await update())).toEqual(['UNABLE_TO_LOCK_ROW', 'done']);
  expect(codes(await update())).toEqual(['done', 'done']);
});

test('salesforce-api 4: one call of 200 records counts as one', async () => {
  const before = org.usage.used;
  await send(
    'POST',
    'composite/sobjects',
    Array.from({ length: 200 }, () => contact({ LastName: 'x' }))
  );
  expect(org.usage.used).toBe(before + 1);
});
