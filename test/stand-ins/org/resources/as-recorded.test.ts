/** What real orgs were recorded to do, where the contract is silent. */
import { type Ask, askOrg } from '../ask-org';
import { type LocalOrg, startLocalOrg } from '../local-org';

let org: LocalOrg;
let ask: Ask;
beforeEach(async () => {
  org = await startLocalOrg();
  ask = askOrg(org);
});
afterEach(() => org.close());

test('salesforce-api 6: e-mail addresses are stored in lower case', async () => {
  const { body } = await ask('POST', 'sobjects/Contact', {
    body: { LastName: 'A', Email: 'Ada.A@Example.com' }
  });
  const { id } = body as { id: string };
  expect(org.store.get('Contact', id)).toMatchObject({ Email: 'ada.a@example.com' });
  await ask('PATCH', `sobjects/Contact/${id}`, { body: { Email: 'B@Example.com' } });
  expect(org.store.get('Contact', id)).toMatchObject({ Email: 'b@example.com' });
});

test('salesforce-api 5: an object that never had a record is not counted, one without records is', async () => {
  org.store.load('Contact', [{ LastName: 'Gone', IsDeleted: true }]);
  const { body } = await ask('GET', 'limits/recordCount?sObjects=Contact,Lead');
  expect(body).toEqual({ sObjects: [{ count: 0, name: 'Contact' }] });
});

test('salesforce-api 6: describes carry a tag that changes with the schema, also inside a composite', async () => {
  const tag = async () => (await ask('GET', 'sobjects/Contact/describe')).headers.get('etag');
  const before = await tag();
  expect(before).toMatch(/^"[0-9a-f]{8}"$/);
  const compositeRequest = [{ method: 'GET', url: '/services/data/v66.0/sobjects', referenceId: 'a' }];
  const { body } = await ask('POST', 'composite', { body: { compositeRequest } });
  expect(body).toMatchObject({ compositeResponse: [{ httpHeaders: { ETag: before } }] });
  org.catalog.putFields('Contact', []);
  expect(await tag()).not.toBe(before);
});
