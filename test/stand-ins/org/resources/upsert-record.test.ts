import { type Ask, askOrg } from '../ask-org';
import { startLocalOrg, type LocalOrg } from '../local-org';
import type { Row } from '../model';
import { text } from '../schema/field-kinds';

let org: LocalOrg;
let ask: Ask;

beforeEach(async () => {
  org = await startLocalOrg();
  ask = askOrg(org);
  org.catalog.putFields('Contact', [
    text('Key__c', 'Key', 20, { unique: true, externalId: true, idLookup: true }),
    text('Code__c', 'Code', 20, { externalId: true, idLookup: true })
  ]);
});
afterEach(() => org.close());

describe('upsert by external id', () => {
  const upsert = (value: string, body: Row, more = '', field = 'Key__c') =>
    ask('PATCH', `sobjects/Contact/${field}/${encodeURIComponent(value)}${more}`, { body });

  test('salesforce-api 4: 201 created, then 200 updated', async () => {
    const first = await upsert('a/b c', { LastName: 'x' });
    expect(first).toMatchObject({ status: 201, body: { success: true, created: true, errors: [] } });
    const second = await upsert('A/b c', { LastName: 'y' });
    expect(second).toMatchObject({ status: 200, body: { created: false, id: (first.body as Row).id } });
    expect(org.store.get('Contact', (first.body as Row).id)).toMatchObject({
      LastName: 'y',
      Key__c: 'a/b c'
    });
  });

  test('salesforce-api 4: before v46 an update is answered with 204', async () => {
    await upsert('1', { LastName: 'x' });
    const old = await ask('PATCH', '/services/data/v45.0/sobjects/Contact/Key__c/1', {
      body: { LastName: 'y' }
    });
    expect(old.status).toBe(204);
  });

  test('salesforce-api 4: updateOnly creates nothing', async () => {
    expect((await upsert('1', { LastName: 'x' }, '?updateOnly=true')).status).toBe(404);
    expect(org.store.count('Contact')).toBe(0);
  });

  test('salesforce-api 4: 300 lists the records that share a value, and nothing is written', async () => {
    const ids = org.store.load('Contact', [
      { LastName: 'a', Code__c: '1' },
      { LastName: 'b', Code__c: '1' }
    ]);
    const { status, body } = await upsert('1', { LastName: 'c' }, '', 'Code__c');
    expect(status).toBe(300);
    expect(body).toEqual(ids.map((id) => `/services/data/v66.0/sobjects/Contact/${id}`));
    expect(ids.map((id) => org.store.get('Contact', id)?.LastName)).toEqual(['a', 'b']);
  });

  test('salesforce-api 4: the key does not belong into the body, and has to be one', async () => {
    expect((await upsert('1', { LastName: 'x', Key__c: '1' })).status).toBe(400);
    expect((await upsert('1', { LastName: 'x' }, '', 'Title')).status).toBe(404);
  });

  test('salesforce-api 4: a record is read and deleted by its key', async () => {
    await upsert('1', { LastName: 'x' });
    expect((await ask('GET', 'sobjects/Contact/Key__c/1')).body).toMatchObject({ LastName: 'x' });
    expect((await ask('DELETE', 'sobjects/Contact/Key__c/1')).status).toBe(204);
    expect((await ask('GET', 'sobjects/Contact/Key__c/1')).status).toBe(404);
  });
});
