import { closeAll, start } from '../start-for-test';

afterEach(closeAll);

test('the page shows users, fields and lists, escaped, and is no API call', async () => {
  const { ask, iterable } = await start('Email', {
    project: { name: 'Shop & Co', lists: [{ id: 7, name: '<b>List</b>' }], catalogs: [{ name: 'goods' }] }
  });
  await ask('POST', '/api/users/update', {
    email: 'a@example.com',
    dataFields: { note: '<script>alert("x")</script>', '<img>': 1 }
  });
  await ask('POST', '/api/events/track', { email: 'a@example.com', eventName: 'task' });
  const text = await (await fetch(`${iterable.url}/`)).text();
  expect(text).toContain('Shop &amp; Co');
  expect(text).toContain('a@example.com');
  expect(text).toContain('<td>goods</td>');
  expect(text).toContain('1 users, 1 events, 0 purchases');
  expect(text).toContain('&lt;b&gt;List&lt;/b&gt;');
  expect(text).not.toMatch(/<script|<img|<b>/);
  expect(iterable.requests).toHaveLength(2);
});

test('the page finds users by any value and shows 200 at most', async () => {
  const { ask, iterable } = await start('Email');
  const users = Array.from({ length: 300 }, (_, index) => ({
    email: `user${index}@example.com`,
    dataFields: { city: index === 250 ? 'Rome' : 'Oslo' }
  }));
  await ask('POST', '/api/users/bulkUpdate', { users });
  const emails = async (query: string): Promise<string[]> =>
    (await (await fetch(`${iterable.url}/${query}`)).text()).match(/<td>user\d+@/g) ?? [];
  expect(await emails('')).toHaveLength(200);
  expect(await emails('?q=rome')).toEqual(['<td>user250@']);
});
