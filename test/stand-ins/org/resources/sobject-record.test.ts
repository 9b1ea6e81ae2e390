import { type Ask, askOrg } from '../ask-org';
import { startLocalOrg, type LocalOrg } from '../local-org';
import type { Row } from '../model';
import { customMetadataType } from '../schema/custom-object';
import { email, field, pick, text } from '../schema/field-kinds';

const now = '2026-01-02T03:04:05.678Z';
const stamp = '2026-01-02T03:04:05.000+0000';

let org: LocalOrg;
let ask: Ask;

beforeEach(async () => {
  org = await startLocalOrg({ now });
  ask = askOrg(org);
  org.catalog.putFields('Contact', [
    text('Key__c', 'Key', 20, { unique: true, externalId: true, idLookup: true }),
    text('Exact__c', 'Exact', 20, { unique: true, externalId: true, idLookup: true, caseSensitive: true }),
    pick('Level__c', 'Level', 255, 'Gold;Silver', { restrictedPicklist: true }),
    field('Tags__c', 'Tags', 'multipicklist', { length: 4099 })
  ]);
});
afterEach(() => org.close());

const create = (record: Row, object = 'Contact') => ask('POST', `sobjects/${object}`, { body: record });

async function createdId(record: Row, object = 'Contact'): Promise<string> {
  const { status, body } = await create(record, object);
  expect([status, body]).toEqual([201, expect.objectContaining({ success: true })]);
  return (body as { id: string }).id;
}

const read = async (id: string, object = 'Contact') =>
  (await ask('GET', `sobjects/${object}/${id}`)).body as Row;

describe('create and read', () => {
  test('salesforce-api 4: a record is created with its address in Location', async () => {
    const { status, body, headers } = await create({ LastName: 'Lovelace' });
    const { id } = body as { id: string };
    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.stringMatching(/^003\w{15}$/) as string, success: true, errors: [] });
    expect(headers.get('location')).toBe(`/services/data/v66.0/sobjects/Contact/${id}`);
  });

  test('salesforce-api 2.3, 2.4: stamps are whole seconds and name the user', async () => {
    const id = await createdId({ LastName: 'Lovelace', FirstName: 'Ada' });
    expect(await read(id)).toMatchObject({
      attributes: { type: 'Contact', url: `/services/data/v66.0/sobjects/Contact/${id}` },
      Name: 'Ada Lovelace',
      CreatedDate: stamp,
      LastModifiedDate: stamp,
      SystemModstamp: stamp,
      CreatedById: org.integrationUserId,
      LastModifiedById: org.integrationUserId,
      OwnerId: org.integrationUserId,
      IsDeleted: false,
      HasOptedOutOfEmail: false,
      Email: null
    });
  });

  test('salesforce-api 4: fields narrow what is read', async () => {
    const id = await createdId({ LastName: 'Lovelace' });
    const { body } = await ask('GET', `sobjects/Contact/${id}?fields=LastName,email`);
    expect(Object.keys(body as Row)).toEqual(['attributes', 'LastName', 'Email', 'Id']);
  });

  test('salesforce-api 2.1: empty text is stored as null, numbers and booleans may be text', async () => {
    const id = await createdId(
      { Name: 'Acme', Site: '', NumberOfEmployees: '12', AnnualRevenue: '5.0' },
      'Account'
    );
    expect(await read(id, 'Account')).toMatchObject({ Site: null, NumberOfEmployees: 12, AnnualRevenue: 5 });
  });

  test('salesforce-api 2.3: times are stored in UTC, dates without time', async () => {
    const id = await createdId({
      LastName: 'x',
      Birthdate: '1980-02-01',
      EmailBouncedDate: '2026-01-02T04:04:05.999+01:00'
    });
    expect(await read(id)).toMatchObject({
      Birthdate: '1980-02-01',
      EmailBouncedDate: stamp,
      IsEmailBounced: true
    });
  });

  test('salesforce-api 6: an address is one value beside its parts', async () => {
    const id = await createdId({ LastName: 'x', MailingCity: 'London' });
    const record = await read(id);
    expect(record).toMatchObject({ MailingCity: 'London', MailingAddress: { city: 'London', street: null } });
    expect(record.OtherAddress).toBeNull();
  });

  test('salesforce-api 2.3: 15 characters of an id are enough', async () => {
    const id = await createdId({ LastName: 'x' });
    expect((await read(id.slice(0, 15))).Id).toBe(id);
  });

  test('salesforce-api 4.1: what is not there is NOT_FOUND', async () => {
    const missing = await ask('GET', 'sobjects/Contact/003bn00000000zzAAA');
    expect(missing).toMatchObject({ status: 404, body: [{ errorCode: 'NOT_FOUND' }] });
    expect((await ask('GET', 'sobjects/Nothing__c/003bn00000000zzAAA')).status).toBe(404);
    expect((await ask('GET', 'nothing')).status).toBe(404);
  });

  test('salesforce-api 4: a parent may be named by its external id', async () => {
    org.catalog.putFields('Account', [text('Number__c', 'Number', 20, { externalId: true, unique: true })]);
    const [account] = org.store.load('Account', [{ Name: 'Acme', Number__c: 'A-1' }]);
    const id = await createdId({ LastName: 'x', Account: { Number__c: 'a-1' } });
    expect((await read(id)).AccountId).toBe(account);
    const unknown = await create({ LastName: 'x', Account: { Number__c: 'A-2' } });
    expect(unknown).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_FIELD' }] });
  });
});

describe('refusals', () => {
  const long = 'x'.repeat(81);
  const user = '005bn0000000001AAA';

  test.each<[string, Row, Row]>([
    [
      'a required field that is missing',
      { FirstName: 'Ada' },
      {
        errorCode: 'REQUIRED_FIELD_MISSING',
        message: 'Required fields are missing: [LastName]',
        fields: ['LastName']
      }
    ],
    [
      'text that is too long',
      { LastName: long },
      {
        errorCode: 'STRING_TOO_LONG',
        message: `Last Name: data value too large: ${long} (max length=80)`,
        fields: ['LastName']
      }
    ],
    [
      'a broken e-mail address',
      { LastName: 'x', Email: 'ada@' },
      { errorCode: 'INVALID_EMAIL_ADDRESS', message: 'Email: invalid email address: ada@', fields: ['Email'] }
    ],
    [
      'an unknown field',
      { LastName: 'x', Nothing__c: 1 },
      { errorCode: 'INVALID_FIELD', message: "No such column 'Nothing__c' on sobject of type Contact" }
    ],
    [
      'a field that cannot be written',
      { LastName: 'x', Name: 'Ada' },
      { errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', fields: ['Name'] }
    ],
    [
      'a value outside a restricted picklist',
      { LastName: 'x', Level__c: 'Bronze' },
      { errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', fields: ['Level__c'] }
    ],
    [
      'a lookup that is no id',
      { LastName: 'x', AccountId: 'abc' },
      {
        errorCode: 'MALFORMED_ID',
        message: 'Account ID: id value of incorrect type: abc',
        fields: ['AccountId']
      }
    ],
    [
      'a lookup to another kind of record',
      { LastName: 'x', AccountId: user },
      { errorCode: 'FIELD_INTEGRITY_EXCEPTION', fields: ['AccountId'] }
    ],
    [
      'a lookup to a record that is not there',
      { LastName: 'x', AccountId: '001bn0000000zzzAAA' },
      { errorCode: 'INVALID_CROSS_REFERENCE_KEY', message: 'invalid cross reference id' }
    ],
    ['a number where text is due', { LastName: 5 }, { errorCode: 'JSON_PARSER_ERROR' }],
    ['a date that is none', { LastName: 'x', Birthdate: '2026-02-30' }, { errorCode: 'JSON_PARSER_ERROR' }],
    ['an id in a create', { LastName: 'x', Id: user }, { errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE' }]
  ])('salesforce-api 4.1: %s', async (_, record, error) => {
    const { status, body } = await create(record);
    expect(status).toBe(400);
    expect(body).toEqual([expect.objectContaining(error)]);
    expect(org.store.count('Contact')).toBe(0);
  });

  test('salesforce-api 4.1: a value of a unique field that another record has, in any case', async () => {
    const first = await createdId({ LastName: 'x', Key__c: 'abc' });
    const { status, body } = await create({ LastName: 'y', Key__c: 'ABC' });
    expect(status).toBe(400);
    expect(body).toMatchObject([
      {
        errorCode: 'DUPLICATE_VALUE',
        message: `duplicate value found: Key__c duplicates value on record with id: ${first.slice(0, 15)}`
      }
    ]);
    await createdId({ LastName: 'y', Exact__c: 'abc' });
    await createdId({ LastName: 'z', Exact__c: 'ABC' });
  });

  test('salesforce-api 4.1: a body that is no JSON, or no JSON by its type', async () => {
    const broken = await ask('POST', 'sobjects/Contact', { body: '{"LastName":' });
    expect(broken).toMatchObject({ status: 400, body: [{ errorCode: 'JSON_PARSER_ERROR' }] });
    const form = { body: 'LastName=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect(await ask('POST', 'sobjects/Contact', form)).toMatchObject({
      status: 415,
      body: [{ errorCode: 'UNSUPPORTED_MEDIA_TYPE' }]
    });
  });

  test('salesforce-api 4.1: a method that the resource does not have', async () => {
    expect(await ask('PUT', 'sobjects/Contact')).toMatchObject({ status: 405 });
  });

  test('salesforce-api 9: custom metadata is not written through REST', async () => {
    org.catalog.put(customMetadataType({ name: 'Rule__mdt', label: 'Rule', keyPrefix: 'm00' }));
    expect((await create({ MasterLabel: 'x' }, 'Rule__mdt')).status).toBe(400);
  });
});

describe('update and delete', () => {
  test('salesforce-api 4: only the fields that are sent change, null clears, the stamp moves', async () => {
    const id = await createdId({ LastName: 'x', FirstName: 'Ada', Title: 'Countess' });
    org.clock.advance(2000);
    const answer = await ask('PATCH', `sobjects/Contact/${id}`, {
      body: { Title: null, FirstName: 'Augusta' }
    });
    expect([answer.status, answer.body]).toEqual([204, null]);
    expect(await read(id)).toMatchObject({
      Name: 'Augusta x',
      Title: null,
      CreatedDate: stamp,
      SystemModstamp: '2026-01-02T03:04:07.000+0000'
    });
  });

  test('salesforce-api 4.1: a required field cannot be cleared, and a refused update changes nothing', async () => {
    const id = await createdId({ LastName: 'x' });
    const answer = await ask('PATCH', `sobjects/Contact/${id}`, { body: { LastName: null, Title: 'y' } });
    expect(answer).toMatchObject({ status: 400, body: [{ errorCode: 'REQUIRED_FIELD_MISSING' }] });
    expect(await read(id)).toMatchObject({ LastName: 'x', Title: null });
  });

  test('salesforce-api 4: what is deleted cannot be deleted or changed again', async () => {
    const id = await createdId({ LastName: 'x' });
    expect((await ask('DELETE', `sobjects/Contact/${id}`)).status).toBe(204);
    const again = { status: 404, body: [{ errorCode: 'ENTITY_IS_DELETED', message: 'entity is deleted' }] };
    expect(await ask('DELETE', `sobjects/Contact/${id}`)).toMatchObject(again);
    expect(await ask('PATCH', `sobjects/Contact/${id}`, { body: { Title: 'y' } })).toMatchObject(again);
    expect((await ask('GET', `sobjects/Contact/${id}`)).status).toBe(404);
  });

  test.each([
    ['refuse', 400, 'x'],
    ['ignore', 204, 'x'],
    ['allow', 204, 'y']
  ] as const)(
    'salesforce-api 13.7: a write to a converted lead, switch %s',
    async (convertedLeadWrite, status, title) => {
      await org.close();
      org = await startLocalOrg({ now, switches: { convertedLeadWrite } });
      const [id] = org.store.load('Lead', [{ LastName: 'x', Company: 'y', Title: 'x', IsConverted: true }]);
      const answer = await askOrg(org)('PATCH', `sobjects/Lead/${id}`, { body: { Title: 'y' } });
      expect(answer.status).toBe(status);
      if (status === 400) expect(answer.body).toMatchObject([{ errorCode: 'CANNOT_UPDATE_CONVERTED_LEAD' }]);
      expect(org.store.get('Lead', id)?.Title).toBe(title);
    }
  );
});

test('salesforce-api 6: values of a multi-select are kept in the order of its list, joined by semicolons', async () => {
  const tags = field('Tags__c', 'Tags', 'multipicklist', {
    length: 4099,
    picklistValues: pick('Tags__c', 'Tags', 255, 'A;B;C').picklistValues
  });
  org.catalog.putFields('Contact', [tags, email('Other_Email__c', 'Other Email')]);
  const id = await createdId({ LastName: 'x', Tags__c: 'C; A' });
  expect((await read(id)).Tags__c).toBe('A;C');
});
