import { type LocalOrg, startLocalOrg } from '../local-org';

let org: LocalOrg;
let id: string;

beforeEach(async () => {
  org = await startLocalOrg();
  [id = ''] = org.store.load('Contact', [
    { LastName: '<script>alert(1)</script>', Email: 'ada@example.com', Description: 'one\ntwo' }
  ]);
});
afterEach(() => org.close());

const get = async (path: string) => {
  const answer = await fetch(org.url + path);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

const post = (form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${org.url}/objects/Contact/${id}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
    headers
  });

test('objects, records and one record can be looked at', async () => {
  expect((await get('/')).text).toContain('<a href="/objects/Contact">Contacts</a>');
  expect((await get('/objects/Contact')).text).toContain(`/objects/Contact/${id}`);
  expect((await get('/objects/Contact?q=nobody')).text).not.toContain(id);
  const { status, headers, text } = await get(`/objects/Contact/${id}`);
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html;charset=UTF-8']);
  expect(text).toContain('value="ada@example.com"');
});

test('what records hold is text, never markup', async () => {
  for (const path of [
    '/objects/Contact',
    `/objects/Contact/${id}`,
    '/objects/Contact?q="><script>',
    '/objects/<b>'
  ]) {
    const { text, headers } = await get(path);
    expect(text).not.toContain('<script');
    expect(text).not.toContain('<b>x');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  }
});

test('a form changes what differs and nothing else', async () => {
  const form = { do: 'save', Email: 'countess@example.com', Description: 'one\r\ntwo' };
  const answer = await post(form);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/objects/Contact/${id}`]);
  expect(org.store.get('Contact', id)).toMatchObject({
    Email: 'countess@example.com',
    Description: 'one\ntwo',
    LastModifiedById: org.adminUserId
  });
});

test('a refused change is told on the page', async () => {
  const answer = await post({ do: 'save', Email: 'broken' });
  expect([answer.status, await answer.text()]).toEqual([
    400,
    expect.stringContaining('invalid email address: broken')
  ]);
  expect(org.store.get('Contact', id)?.Email).toBe('ada@example.com');
});

test('a record is deleted and brought back', async () => {
  await post({ do: 'delete' });
  expect(org.store.get('Contact', id)?.IsDeleted).toBe(true);
  expect((await get(`/objects/Contact/${id}`)).text).toContain('in the recycle bin');
  await post({ do: 'undelete' });
  expect(org.store.get('Contact', id)?.IsDeleted).toBe(false);
});

test('a form from another page is refused', async () => {
  expect((await post({ do: 'delete' }, { origin: 'http://elsewhere.example' })).status).toBe(403);
  expect((await post({ do: 'delete' }, { origin: org.url })).status).toBe(303);
});

test('pages are no API calls, and are not touched by faults', async () => {
  org.faults.down({}, Infinity);
  expect((await get('/')).status).toBe(200);
  expect((await get('/objects/Nothing')).status).toBe(404);
  expect((await get('/objects/Contact/003000000000000AAA')).status).toBe(404);
  expect([org.usage.used, org.requests.length]).toEqual([0, 0]);
});
