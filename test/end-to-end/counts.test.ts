/** H-44: how many there are on both sides, with every difference explained by records that can be looked up. */
import type { ProjectCountsAnswer, SyncCountsAnswer } from '../../bridge/commands/counts';
import type { ReasonPage } from '../../bridge/sync/counts/reason-records';
import { deleteRecord } from '../stand-ins/org/store/recycle';
import type { Row } from '../stand-ins/org/model';
import { command, documentOf } from './cli-world';
import { countsOf, expectBalance, recordsByReason } from './counts-world';
import { startService, type Service } from './service-world';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

let world: World;
let service: Service | null = null;
afterEach(async () => {
  await service?.stop();
  service = null;
  await world.close();
});

const listId = 7;
const rates = { scale: Infinity };

/** Lists that five calls a minute would make a test wait for. */
const startWorld = async (): Promise<void> => {
  world = await createWorld({ project: { lists: [{ id: listId, name: 'News' }] }, iterable: { rates } });
};

const steps = [
  { operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName' } },
  { operation: 'Subscribe_List', target: String(listId) }
];

function define(name: string, filter: string): string {
  const values = { Scope_Type__c: 'Filter', Filter__c: filter };
  return defineSync(world.org, { name, values, steps });
}

/** A call that somebody else makes. */
async function strange(path: string, body: object): Promise<void> {
  const response = await fetch(world.iterable.url + path, {
    method: 'POST',
    headers: { 'Api-Key': world.environment.ITERABLE_API_KEY ?? '', 'Content-Type': 'application/json' },
    body: JSON.stringify({ listId, ...body })
  });
  expect(response.status).toBe(200);
  world.iterable.settle();
}

/** People of whom each has another fate. */
const people: Row[] = [
  ...manyContacts(20).map((row) => ({ ...row, Title: 'in' })),
  { FirstName: 'No', Email: null, Title: 'in' },
  { FirstName: 'Same', Email: 'person1@example.com', Title: 'in' },
  { FirstName: 'Out', Email: 'out@example.com', HasOptedOutOfEmail: true, Title: 'in' },
  { FirstName: 'Bad', Email: 'bad@-example.com', Title: 'in' },
  { FirstName: 'Other', Email: 'other@example.com', Title: 'elsewhere' }
];

test('H-44 every record in scope, and every user on the list, has one reason', async () => {
  await startWorld();
  const ids = loadContacts(world.org, people);
  const sync = define('People', "Title = 'in'");
  const other = define('Others', "Title = 'elsewhere'");
  await world.run(sync);
  await world.run(other);
  world.iterable.settle();
  await strange('/api/lists/subscribe', { subscribers: [{ email: 'Stranger@example.com' }] });
  await strange('/api/lists/unsubscribe', { subscribers: [{ email: 'person3@example.com' }] });
  world.org.clock.advance(1000);
  const [fresh = ''] = loadContacts(world.org, [{ FirstName: 'New', Email: 'new@example.com', Title: 'in' }]);
  world.org.store.update('Contact', ids[5] ?? '', { Title: 'gone' }, world.org.adminUserId);
  deleteRecord(world.org.store, 'Contact', ids[6] ?? '', world.org.adminUserId);

  const said = await countsOf(world, sync);
  expectBalance(said);
  expect(said.salesforce.inScope).toBe(23);
  const found = recordsByReason(said.salesforce.reasons);
  expect(found).toMatchObject({ 'in-iterable': 18, 'not-looked-at': 1 });
  expect(Object.keys(found).sort()).toEqual([
    'in-iterable',
    'not-looked-at',
    expect.stringMatching(/^rejected\./),
    expect.stringMatching(/^rejected\./),
    expect.stringMatching(/^skipped\./),
    expect.stringMatching(/^skipped\./)
  ]);
  expect(recordsByReason(said.left)).toEqual({ 'left.in-iterable': 2 });
  expect(said.iterable).toEqual({ records: 20, users: 20, sameUser: 0 });
  expect(said.lists).toEqual([
    {
      list: listId,
      records: 20,
      users: 20,
      sameUser: 0,
      size: 21,
      both: 19,
      missing: 1,
      others: 1,
      strangers: 1
    }
  ]);

  const list = async (reason: string, ...words: string[]): Promise<ReasonPage> =>
    documentOf<ReasonPage>(await command(world, ['counts', sync, '--reason', reason, '--json', ...words]));
  expect((await list('not-looked-at')).records).toMatchObject([{ recordId: fresh }]);
  const left = (await list('left.in-iterable')).records.map(({ recordId }) => recordId);
  expect(left.sort()).toEqual([ids[5], ids[6]].sort());
  expect((await list(`list.${listId}.missing`)).records).toMatchObject([
    { identityKey: 'person3@example.com' }
  ]);
  expect((await list(`list.${listId}.others`)).records).toMatchObject([{ identityKey: 'other@example.com' }]);
  expect((await list(`list.${listId}.strangers`)).records).toMatchObject([
    { identityKey: 'stranger@example.com' }
  ]);

  for (const { reason, records } of said.salesforce.reasons) {
    const all: (string | null)[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: ReasonPage = await list(reason, '--limit', '7', ...(cursor ? ['--cursor', cursor] : []));
      all.push(...page.records.map(({ recordId }) => recordId));
      cursor = page.next;
    }
    expect(new Set(all).size).toBe(records);
  }
  const { stdout } = await command(world, ['counts', sync]);
  expect(stdout).toMatch(
    /^People: 23 records of Contact in scope\nRECORDS +REASON +WHY\n18 +in-iterable +delivered/
  );
});

test('H-44 by endpoint, and for a whole project', async () => {
  await startWorld();
  loadContacts(world.org, people);
  define('People', "Title = 'in'");
  define('All_Of_Them', 'Id != null');
  await world.run('People');
  await world.run('All_Of_Them');
  world.iterable.settle();
  service = await startService(world, { tickMs: 3_600_000 });
  const one = await service.ask<SyncCountsAnswer>('GET', '/v1/syncs/people/counts');
  expect(one.status).toBe(200);
  expectBalance(one.body);
  const rejected =
    one.body.salesforce.reasons.find(({ reason }) => reason.startsWith('rejected'))?.reason ?? '';
  const page = await service.ask<ReasonPage>('GET', `/v1/syncs/People/counts/${rejected}/records?limit=1`);
  expect(page.body.records).toMatchObject([{ status: 'rejected', code: rejected.slice('rejected.'.length) }]);
  const whole = await service.ask<ProjectCountsAnswer>('GET', '/v1/iterable/Main/counts');
  expect(whole).toMatchObject({ status: 200, body: { project: 'Main', fields: { limit: 1000 }, users: 21 } });
  whole.body.syncs.forEach(expectBalance);
  // Both syncs look at the list, which is read once for them.
  expect(world.iterable.requests.filter(({ path }) => path.startsWith('/api/lists/getUsers'))).toHaveLength(
    1
  );
  expect((await service.ask('GET', '/v1/syncs/Nobody/counts')).status).toBe(404);
});
