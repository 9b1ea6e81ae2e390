/** The real jsforce writes to the local org. */
import { Connection } from 'jsforce';
import { type LocalOrg, startLocalOrg } from '../stand-ins/org/local-org';
import { text } from '../stand-ins/org/schema/field-kinds';
import { connect, errorOf } from './jsforce-connection';

let org: LocalOrg;
let connection: Connection;
beforeEach(async () => {
  org = await startLocalOrg();
  org.catalog.putFields('Contact', [
    text('Key__c', 'Key', 20, { unique: true, externalId: true, idLookup: true }),
    text('Code__c', 'Code', 20, { externalId: true, idLookup: true })
  ]);
  connection = await connect(org);
});
afterEach(() => org.close());

describe('single records', () => {
  test('salesforce-api 4: create, retrieve, update, delete', async () => {
    const contacts = connection.sobject('Contact');
    const created = await contacts.create({ LastName: 'Lovelace', FirstName: 'Ada' });
    expect(created).toMatchObject({ success: true, errors: [] });
    const id = created.id ?? '';
    expect(await contacts.retrieve(id)).toMatchObject({ Id: id, Name: 'Ada Lovelace', Email: null });
    expect(await contacts.update({ Id: id, Email: 'ada@example.com' })).toMatchObject({
      id,
      success: true,
      errors: []
    });
    expect(org.store.get('Contact', id)?.Email).toBe('ada@example.com');
    expect(await contacts.destroy(id)).toMatchObject({ success: true });
    expect(await errorOf(contacts.retrieve(id))).toMatchObject({ errorCode: 'NOT_FOUND' });
  });

  test('salesforce-api 4: upsert by external id creates, then updates', async () => {
    const upsert = (LastName: string) =>
      connection.sobject('Contact').upsert({ Key__c: '17', LastName }, 'Key__c');
    expect(await upsert('a')).toMatchObject({ success: true, created: true });
    expect(await upsert('b')).toMatchObject({ success: true, created: false });
    expect(org.store.having('Contact', 'Key__c', '17')).toMatchObject([{ LastName: 'b' }]);
  });

  test('salesforce-api 0.1: a key of several records is MULTIPLE_CHOICES with their addresses', async () => {
    const ids = org.store.load('Contact', [
      { LastName: 'a', Code__c: '1' },
      { LastName: 'b', Code__c: '1' }
    ]);
    const error = await errorOf(
      connection.sobject('Contact').upsert({ Code__c: '1', LastName: 'c' }, 'Code__c')
    );
    expect(error).toMatchObject({
      name: 'MULTIPLE_CHOICES',
      data: ids.map((id) => `/services/data/v66.0/sobjects/Contact/${id}`)
    });
  });

  test('salesforce-api 0.1: one error has its code, its text and the object the org sent', async () => {
    const error = await errorOf(connection.sobject('Contact').create({ FirstName: 'Ada' }));
    expect(error).toMatchObject({
      name: 'REQUIRED_FIELD_MISSING',
      errorCode: 'REQUIRED_FIELD_MISSING',
      message: 'Required fields are missing: [LastName]',
      data: { errorCode: 'REQUIRED_FIELD_MISSING', fields: ['LastName'] }
    });
  });
});

describe('collections', () => {
  const create = (records: object[], options = {}) => connection.sobject('Contact').create(records, options);

  test('salesforce-api 4: 200 records in one call, each with its result in order', async () => {
    const before = org.usage.used;
    const results = await create(
      Array.from({ length: 200 }, (_, index) =>
        index === 7 ? { FirstName: 'x' } : { LastName: `${index}` }
      ),
      { allOrNone: false }
    );
    expect(results).toHaveLength(200);
    expect((results as unknown as { success: boolean }[]).filter(({ success }) => !success)).toHaveLength(1);
    expect((results as unknown[])[7]).toMatchObject({
      success: false,
      errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['LastName'] }]
    });
    expect([org.store.count('Contact'), org.usage.used - before]).toEqual([199, 1]);
  });

  test('salesforce-api 0.1: more than 200 go as one request unless chunked by the client', async () => {
    const records = Array.from({ length: 250 }, (_, index) => ({ LastName: `${index}` }));
    expect(await errorOf(create(records))).toMatchObject({ errorCode: org.switches.tooManyRecordsCode });
    expect(await create(records, { allowRecursive: true })).toHaveLength(250);
  });

  test('salesforce-api 4: update, upsert and delete many', async () => {
    const contacts = connection.sobject('Contact');
    const ids = org.store.load('Contact', [{ LastName: 'a' }, { LastName: 'b', Key__c: '2' }]);
    org.faults.lockRow(ids[1] ?? '');
    expect(await contacts.update(ids.map((Id) => ({ Id, Title: 'x' })))).toMatchObject([
      { id: ids[0], success: true },
      { success: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW' }] }
    ]);
    const upserted = await connection.request({
      method: 'PATCH',
      url: '/composite/sobjects/Contact/Key__c',
      body: JSON.stringify({
        records: ['2', '3'].map((Key__c) => ({ attributes: { type: 'Contact' }, Key__c, LastName: 'c' }))
      })
    });
    expect(upserted).toMatchObject([
      { id: ids[1], success: true, created: false },
      { success: true, created: true }
    ]);
    expect(await contacts.destroy(ids)).toMatchObject([{ success: true }, { success: true }]);
  });

  test('salesforce-api 4: retrieving many keeps the order', async () => {
    const ids = org.store.load('Contact', [{ LastName: 'a' }, { LastName: 'b' }]);
    const records = await connection.sobject('Contact').retrieve([...ids].reverse());
    expect(records.map(({ LastName }) => LastName)).toEqual(['b', 'a']);
  });
});

test('salesforce-api 0.1, 10: call options and own headers arrive', async () => {
  const { accessToken } = connection;
  const named = new Connection({
    instanceUrl: org.url,
    accessToken: accessToken ?? '',
    version: '66.0',
    callOptions: { client: 'bridge' }
  });
  await named.sobject('Contact').create({ LastName: 'x' }, { headers: { 'Sforce-Auto-Assign': 'FALSE' } });
  expect(org.requests.at(-1)?.headers).toMatchObject({
    'sforce-call-options': 'client=bridge',
    'sforce-auto-assign': 'FALSE'
  });
});

test('salesforce-api 4: composite steps use earlier answers', async () => {
  const { compositeResponse } = await connection.request<{ compositeResponse: { httpStatusCode: number }[] }>(
    {
      method: 'POST',
      url: '/composite',
      body: JSON.stringify({
        allOrNone: true,
        compositeRequest: [
          {
            method: 'POST',
            url: '/services/data/v66.0/sobjects/Account',
            referenceId: 'a',
            body: { Name: 'Acme' }
          },
          {
            method: 'POST',
            url: '/services/data/v66.0/sobjects/Contact',
            referenceId: 'c',
            body: { LastName: 'x', AccountId: '@{a.id}' }
          }
        ]
      })
    }
  );
  expect(compositeResponse.map(({ httpStatusCode }) => httpStatusCode)).toEqual([201, 201]);
});
