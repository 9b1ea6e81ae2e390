import { type Ask, askOrg } from '../ask-org';
import { type LocalOrg, startLocalOrg } from '../local-org';
import type { Row } from '../model';
import { deleteRecord, purgeRecord, undeleteRecord } from '../store/recycle';

let org: LocalOrg;
let ask: Ask;

async function start(cascadedMembersInDeleteLog = false): Promise<void> {
  await org?.close();
  org = await startLocalOrg({ now: '2026-03-10T12:00:30Z', switches: { cascadedMembersInDeleteLog } });
  ask = askOrg(org);
}
beforeEach(() => start());
afterAll(() => org.close());

function changes(kind: 'updated' | 'deleted', start: string, end: string, object = 'Contact') {
  const span = `start=${encodeURIComponent(start)}&end=${encodeURIComponent(end)}`;
  return ask('GET', `sobjects/${object}/${kind}/?${span}`);
}

async function deletedIds(object = 'Contact'): Promise<unknown[]> {
  org.clock.advance(120_000);
  const { body } = await changes('deleted', '2026-03-10T12:00:00+00:00', '2026-03-10T13:00:00+00:00', object);
  return (body as { deletedRecords: Row[] }).deletedRecords.map(({ id }) => id);
}

test('salesforce-api 2.5: updated lists live records whose stamp is in the span; seconds do not count', async () => {
  const [a, b, , d] = org.store.load('Contact', [
    { LastName: 'a', SystemModstamp: '2026-03-10T10:00:00Z' },
    { LastName: 'b', SystemModstamp: '2026-03-10T10:29:59Z' },
    { LastName: 'c', SystemModstamp: '2026-03-10T10:30:00Z' },
    { LastName: 'd', SystemModstamp: '2026-03-10T10:10:00Z' }
  ]);
  deleteRecord(org.store, 'Contact', d ?? '', org.adminUserId);
  const { status, body } = await changes('updated', '2026-03-10T10:00:59+00:00', '2026-03-10T10:30:15+00:00');
  expect(status).toBe(200);
  expect(body).toEqual({ ids: [a, b], latestDateCovered: '2026-03-10T10:30:00.000+0000' });
});

test('salesforce-api 2.5: deleted lists what went, with the time', async () => {
  const [a = ''] = org.store.load('Contact', [{ LastName: 'a' }]);
  await ask('DELETE', `sobjects/Contact/${a}`);
  org.clock.advance(120_000);
  const { body } = await changes('deleted', '2026-03-10T12:00:00+00:00', '2026-03-10T12:01:00+00:00');
  expect(body).toEqual({
    deletedRecords: [{ id: a, deletedDate: '2026-03-10T12:00:30.000+0000' }],
    earliestDateAvailable: '2026-02-23T12:02:30.000+0000',
    latestDateCovered: '2026-03-10T12:01:00.000+0000'
  });
});

test('salesforce-api 2.5: an undeleted record leaves the list, a purged one stays on it', async () => {
  const [a = '', b = ''] = org.store.load('Contact', [{ LastName: 'a' }, { LastName: 'b' }]);
  for (const id of [a, b]) deleteRecord(org.store, 'Contact', id, org.adminUserId);
  undeleteRecord(org.store, 'Contact', a, org.adminUserId);
  purgeRecord(org.store, 'Contact', b);
  expect(await deletedIds()).toEqual([b]);
});

test.each([
  [false, 0],
  [true, 1]
])('salesforce-api 13.3: members that go with their contact are logged, switch %s', async (logged, count) => {
  await start(logged);
  const [contact = ''] = org.store.load('Contact', [{ LastName: 'a' }]);
  const [campaign] = org.store.load('Campaign', [{ Name: 'x' }]);
  org.store.load('CampaignMember', [{ ContactId: contact, CampaignId: campaign }]);
  await ask('DELETE', `sobjects/Contact/${contact}`);
  expect(await deletedIds('Contact')).toEqual([contact]);
  expect(await deletedIds('CampaignMember')).toHaveLength(count);
});

test.each([
  ['a start after the end', '2026-03-10T11:00:00+00:00', '2026-03-10T10:00:00+00:00'],
  ['less than a minute', '2026-03-10T10:00:05+00:00', '2026-03-10T10:00:55+00:00'],
  ['a start too long ago', '2026-01-10T10:00:00+00:00', '2026-03-10T10:00:00+00:00'],
  ['no dates', 'yesterday', 'today']
])('salesforce-api 2.5: %s is refused', async (_, start, end) => {
  expect(await changes('updated', start, end)).toMatchObject({
    status: 400,
    body: [{ errorCode: 'INVALID_REPLICATION_DATE' }]
  });
});

test('salesforce-api 2.5: deleted looks back 15 days, updated 30', async () => {
  const span = ['2026-02-15T10:00:00+00:00', '2026-03-10T10:00:00+00:00'] as const;
  expect((await changes('updated', ...span)).status).toBe(200);
  expect((await changes('deleted', ...span)).status).toBe(400);
});
