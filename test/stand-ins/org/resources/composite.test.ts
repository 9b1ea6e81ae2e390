import { type Ask, askOrg } from '../ask-org';
import { type LocalOrg, startLocalOrg } from '../local-org';
import type { Row } from '../model';

let org: LocalOrg;
let ask: Ask;

beforeEach(async () => {
  org = await startLocalOrg();
  ask = askOrg(org);
});
afterEach(() => org.close());

const data = '/services/data/v66.0';

const step = (referenceId: string, method: string, path: string, body?: Row) => ({
  method,
  url: data + path,
  referenceId,
  body
});

const compose = (compositeRequest: readonly Row[], allOrNone = false) =>
  ask('POST', 'composite', { body: { allOrNone, compositeRequest } });

interface Composed {
  readonly compositeResponse: readonly { httpStatusCode: number; referenceId: string; body: unknown }[];
}

const statuses = (body: unknown) =>
  (body as Composed).compositeResponse.map(({ httpStatusCode }) => httpStatusCode);

describe('composite', () => {
  test('salesforce-api 4: later steps use the answers of earlier ones; it is one call', async () => {
    const before = org.usage.used;
    const { status, body } = await compose([
      step('account', 'POST', '/sobjects/Account', { Name: 'Acme' }),
      step('contact', 'POST', '/sobjects/Contact', { LastName: 'x', AccountId: '@{account.id}' }),
      step('read', 'GET', '/sobjects/Contact/@{contact.id}?fields=AccountId'),
      step('change', 'PATCH', '/sobjects/Contact/@{contact.id}', { Title: 'y' }),
      step('find', 'GET', `/query?q=${encodeURIComponent('SELECT Id FROM Account')}`),
      step('found', 'GET', '/sobjects/Account/@{find.records[0].Id}?fields=Name')
    ]);
    expect(status).toBe(200);
    expect(statuses(body)).toEqual([201, 201, 200, 204, 200, 200]);
    const [account, , read, change, , found] = (body as Composed).compositeResponse;
    expect((read?.body as Row).AccountId).toBe((account?.body as Row).id);
    expect(change).toEqual({ body: null, httpHeaders: {}, httpStatusCode: 204, referenceId: 'change' });
    expect(account).toMatchObject({
      httpHeaders: { Location: expect.stringContaining('/sobjects/Account/') as string }
    });
    expect((found?.body as Row).Name).toBe('Acme');
    expect(org.usage.used).toBe(before + 1);
  });

  test('salesforce-api 4: without all or none the others go through, dependent ones do not', async () => {
    const { body } = await compose([
      step('bad', 'POST', '/sobjects/Account', {}),
      step('child', 'POST', '/sobjects/Contact', { LastName: 'x', AccountId: '@{bad.id}' }),
      step('good', 'POST', '/sobjects/Contact', { LastName: 'y' })
    ]);
    expect(statuses(body)).toEqual([400, 400, 201]);
    expect((body as Composed).compositeResponse[1]?.body).toMatchObject([{ errorCode: 'PROCESSING_HALTED' }]);
  });

  test('salesforce-api 4: with all or none everything is taken back', async () => {
    const { body } = await compose(
      [
        step('good', 'POST', '/sobjects/Contact', { LastName: 'y' }),
        step('bad', 'POST', '/sobjects/Account', {}),
        step('later', 'POST', '/sobjects/Contact', { LastName: 'z' })
      ],
      true
    );
    expect(statuses(body)).toEqual([400, 400, 400]);
    const codes = (body as Composed).compositeResponse.map((one) => (one.body as Row[])[0]?.errorCode);
    expect(codes).toEqual(['PROCESSING_HALTED', 'REQUIRED_FIELD_MISSING', 'PROCESSING_HALTED']);
    expect(org.store.count('Contact')).toBe(0);
  });

  test('salesforce-api 4: 25 steps, 5 of them queries or collections', async () => {
    const steps = (count: number, path: string) =>
      Array.from({ length: count }, (_, index) => step(`r${index}`, 'GET', path));
    expect((await compose(steps(25, '/limits'))).status).toBe(200);
    expect((await compose(steps(26, '/limits'))).status).toBe(400);
    const query = `/query?q=${encodeURIComponent('SELECT Id FROM Contact')}`;
    expect((await compose(steps(5, query))).status).toBe(200);
    expect((await compose(steps(6, query))).status).toBe(400);
  });

  test('salesforce-api 4: each graph stands alone', async () => {
    const graph = (graphId: string, body: Row) => ({
      graphId,
      compositeRequest: [
        step('a', 'POST', '/sobjects/Account', { Name: 'Acme' }),
        step('c', 'POST', '/sobjects/Contact', body)
      ]
    });
    const graphs = [graph('1', { LastName: 'x' }), graph('2', {})];
    const { body } = await ask('POST', 'composite/graph', { body: { graphs } });
    expect(body).toMatchObject({ graphs: [{ isSuccessful: true }, { isSuccessful: false }] });
    expect(org.store.count('Account')).toBe(1);
  });
});

describe('batch', () => {
  test('salesforce-api 4: calls run after one another, each on its own and each counted', async () => {
    const before = org.usage.used;
    const batchRequests = [
      { method: 'POST', url: 'v66.0/sobjects/Contact', richInput: { LastName: 'x' } },
      { method: 'GET', url: 'v66.0/sobjects/Contact/nothing' },
      { method: 'GET', url: `v66.0/query?q=${encodeURIComponent('SELECT Id FROM Contact')}` }
    ];
    const { body } = await ask('POST', 'composite/batch', { body: { batchRequests } });
    expect(body).toMatchObject({
      hasErrors: true,
      results: [{ statusCode: 201 }, { statusCode: 404 }, { statusCode: 200, result: { totalSize: 1 } }]
    });
    expect(org.usage.used).toBe(before + 4);
  });

  test('salesforce-api 4: haltOnError stops after the first failure', async () => {
    const batchRequests = ['nothing', 'limits'].map((path) => ({ method: 'GET', url: `v66.0/${path}` }));
    const { body } = await ask('POST', 'composite/batch', { body: { haltOnError: true, batchRequests } });
    expect(body).toMatchObject({ hasErrors: true, results: [{ statusCode: 404 }, { statusCode: 412 }] });
  });
});

describe('tree', () => {
  const acme = (children: readonly Row[]) => ({
    attributes: { type: 'Account', referenceId: 'a' },
    Name: 'Acme',
    Contacts: { records: children }
  });
  const child = (referenceId: string, values: Row) => ({
    attributes: { type: 'Contact', referenceId },
    ...values
  });

  test('salesforce-api 4: records are planted with their children', async () => {
    const records = [acme([child('b', { LastName: 'x' }), child('c', { LastName: 'y' })])];
    const { status, body } = await ask('POST', 'composite/tree/Account', { body: { records } });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      hasErrors: false,
      results: [{ referenceId: 'a' }, { referenceId: 'b' }, { referenceId: 'c' }]
    });
    const [account] = (body as { results: { id: string }[] }).results;
    expect(org.store.having('Contact', 'AccountId', account?.id)).toHaveLength(2);
  });

  test('salesforce-api 4: one that fails takes all with it', async () => {
    const records = [acme([child('b', { LastName: 'x' }), child('c', {})])];
    const { status, body } = await ask('POST', 'composite/tree/Account', { body: { records } });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      hasErrors: true,
      results: [{ referenceId: 'c', errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }] }]
    });
    expect([org.store.count('Account'), org.store.count('Contact')]).toEqual([0, 0]);
  });
});
