import type { HomeAnswer, HomeSync } from '../../bridge/commands/home';
import type { RunView } from '../../bridge/commands/run-view';
import { eventually } from './eventually';
import { redefine } from './operation-stories';
import { runInState, startService, type Service } from './service-world';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

/** What the Home screen is told, by a running bridge. */

let world: World;
let service: Service | null = null;
afterEach(async () => {
  await service?.stop();
  service = null;
  await world.close();
});

const contacts = 'Contact_To_User';
async function home(period = '24h'): Promise<HomeAnswer> {
  const { body, status } = await running().ask<HomeAnswer>('GET', `/v1/home?period=${period}`);
  expect(status).toBe(200);
  return body;
}

const running = (): Service => {
  if (!service) throw new Error('the service is not started');
  return service;
};

const syncOf = ({ syncs }: HomeAnswer, wanted = contacts): HomeSync | undefined =>
  syncs.find(({ name }) => name === wanted);

describe('D-29 Home', () => {
  test('says of each sync when it ran and runs next, how far it is and what needs attention now', async () => {
    world = await createWorld();
    defineSync(world.org, { label: 'People' });
    defineSync(world.org, { name: 'By_Night', values: { Schedule__c: '0 3 * * *', Status__c: 'Inactive' } });
    const ids = loadContacts(world.org, [...manyContacts(4), { LastName: 'Nobody', Email: null }]);
    service = await startService(world);
    const run = await runInState(service, contacts, 'done');
    const answer = await home();
    expect(syncOf(answer)).toMatchObject({
      name: contacts,
      label: 'People',
      status: 'Active',
      pausedById: null,
      pausedAt: null,
      objectName: 'Contact',
      schedule: '10',
      intervalMinutes: 10,
      caughtUpTo: run.bookmark,
      needsAttention: 1,
      waiting: 0,
      lastRun: {
        runId: run.run,
        syncName: contacts,
        state: 'done',
        startedBy: 'schedule',
        endedAt: run.endedAt,
        message: '5 found: 4 delivered, 1 needs attention.',
        found: 5,
        delivered: 4,
        notSent: 0,
        needsAttention: 1,
        waiting: 0,
        removed: 0
      }
    });
    const sync = syncOf(answer);
    const wait = Date.parse(sync?.nextRunAt ?? '') - Date.parse(run.startedAt);
    expect(wait).toBeGreaterThanOrEqual(10 * 60_000);
    expect(wait).toBeLessThanOrEqual(11 * 60_000);
    expect(sync?.lagSeconds).toBe(
      Math.round((Date.parse(answer.asOf) - Date.parse(run.bookmark ?? '')) / 1000)
    );
    expect(syncOf(answer, 'By_Night')).toMatchObject({ status: 'Inactive', nextRunAt: null, lastRun: null });

    world.org.store.update('Contact', ids[4] ?? '', { Email: 'somebody@example.com' }, world.org.adminUserId);
    const asked = await service.ask<{ runs: { run: string }[] }>('POST', `/v1/records/${ids[4]}/sync`);
    await service.ended(asked.body.runs[0]?.run ?? '');
    expect(syncOf(await home())).toMatchObject({ needsAttention: 0, nextRunAt: sync?.nextRunAt });
  });

  test('counts records by what became of them, in bars of an hour, six hours and a day', async () => {
    world = await createWorld();
    defineSync(world.org);
    loadContacts(world.org, [...manyContacts(3), { LastName: 'Nobody', Email: null }]);
    service = await startService(world);
    await runInState(service, contacts, 'done');
    for (const [period, count, hours] of [
      ['24h', 24, 1],
      ['7d', 28, 6],
      ['30d', 30, 24]
    ] as const) {
      const { history = [] } = syncOf(await home(period)) ?? {};
      expect(history).toHaveLength(count);
      const starts = history.map(({ startsAt }) => Date.parse(startsAt));
      expect(starts.slice(1).every((start, bar) => start - (starts[bar] ?? 0) === hours * 3_600_000)).toBe(
        true
      );
      expect(starts.at(-1)).toBeLessThanOrEqual(Date.now());
      const sum = (name: 'delivered' | 'notSent' | 'needsAttention') =>
        history.reduce((total, bar) => total + bar[name], 0);
      expect([sum('delivered'), sum('notSent'), sum('needsAttention')]).toEqual([3, 0, 1]);
    }
  });

  test('what waits for another try is waiting, not needing attention', async () => {
    world = await createWorld();
    defineSync(world.org, { values: { Status__c: 'Inactive' } });
    loadContacts(world.org, manyContacts(2));
    const effect = { kind: 'status', status: 503, body: 'html' } as const;
    world.iterable.faults.add({ match: { endpoint: 'users.bulkUpdate' }, effect, times: Infinity });
    const { clock } = await world.bridge();
    const patient = jest.spyOn(clock, 'sleep').mockResolvedValue(undefined);
    await world.run(contacts);
    patient.mockRestore();
    service = await startService(world);
    expect(syncOf(await home())).toMatchObject({ needsAttention: 0, waiting: 2 });
  });
});

describe('Tx-04 held removals', () => {
  test('Home names the run, how many would go and why; the records come by page', async () => {
    world = await createWorld({ project: { lists: [{ id: 7, name: 'Customers', listType: 'Standard' }] } });
    const steps = [{ operation: 'Subscribe_List', target: 'Customers' }];
    const customers = (filter: string) =>
      redefine(world, {
        name: 'Customers',
        values: { Scope_Type__c: 'Filter', Filter__c: filter, Status__c: 'Inactive' },
        steps
      });
    await customers("Title != 'Gone'");
    const people = manyContacts(60).map((row, index) => ({
      ...row,
      Title: index < 20 ? 'Buyer' : 'Visitor'
    }));
    const ids = loadContacts(world.org, people);
    await world.run('Customers');
    await customers("Title = 'Buyer'");
    const before = Date.now();
    const held = await world.run('Customers', { full: true });
    service = await startService(world);
    const reason = "no longer matches the filter (Title = 'Buyer')";
    const answer = await home();
    expect(answer.held).toEqual([
      {
        runId: held.run,
        syncName: 'Customers',
        syncLabel: 'Customers',
        heldAt: expect.any(String) as string,
        removals: 40,
        present: 60,
        reasons: [{ reason, count: 40, fieldPaths: ['Title'] }]
      }
    ]);
    expect(Date.parse(answer.held[0]?.heldAt ?? '')).toBeGreaterThanOrEqual(before);
    expect(syncOf(answer, 'Customers')).toMatchObject({ needsAttention: 0, waiting: 0 });

    const page = async (query: string) =>
      (
        await running().ask<{ records: { recordId: string; reason: string }[]; next: string | null }>(
          'GET',
          `/v1/runs/${held.run}/held-records?${query}`
        )
      ).body;
    const first = await page('limit=25');
    const second = await page(`limit=25&cursor=${first.next}`);
    expect([...first.records, ...second.records]).toEqual(
      ids.slice(20).map((recordId) => ({ recordId, reason, fieldPaths: ['Title'] }))
    );
    expect(second.next).toBeNull();
    expect((await running().ask('GET', `/v1/runs/${held.run}/summary`)).body).toMatchObject({
      state: 'held',
      message: 'Removals are held for approval. 60 found: 20 unchanged, 40 waiting.'
    });
    await running().ask('POST', `/v1/runs/${held.run}/discard`);
    expect((await home()).held).toEqual([]);
  });
});

describe('what is wrong, and the budgets', () => {
  test('problems name row, field and fix; both sides say what they took and take', async () => {
    world = await createWorld();
    defineSync(world.org);
    defineSync(world.org, { name: 'Broken', values: { Scope_Type__c: 'Filter', Filter__c: 'Email =' } });
    loadContacts(world.org, manyContacts(2));
    service = await startService(world);
    await runInState(service, contacts, 'done');
    const { problems, budgets } = await home();
    expect(problems).toEqual([
      {
        syncName: 'Broken',
        place: expect.stringContaining('Filter__c') as string,
        message: expect.any(String) as string,
        fix: expect.any(String) as string
      }
    ]);
    expect(budgets).toEqual([
      {
        systemName: 'Salesforce',
        projectName: null,
        used: expect.any(Number) as number,
        allowed: 3000,
        period: 'day',
        pausedUntil: null
      },
      {
        systemName: 'Iterable',
        projectName: 'Main',
        used: world.iterable.calls('users.bulkUpdate'),
        allowed: 6000,
        period: 'minute',
        pausedUntil: null
      }
    ]);
    expect(budgets[0]?.used).toBeGreaterThan(3);
  });

  test('while Salesforce is silent Home goes on with what is known, and says so', async () => {
    world = await createWorld();
    defineSync(world.org);
    loadContacts(world.org, manyContacts(2));
    service = await startService(world);
    await runInState(service, contacts, 'done');
    world.org.faults.down({ path: '/services/data' }, 1000);
    const answer = await eventually('word of the outage', async () => {
      const shown = await home();
      return shown.problems.length > 0 && shown;
    });
    expect(answer.problems).toMatchObject([{ syncName: null, place: 'Salesforce' }]);
    expect(syncOf(answer)?.lastRun?.delivered).toBe(2);
  });
});

describe('D-20 Run now', () => {
  test('from a chosen time, or everything: asked for on Home and followed to its end, in the words of people', async () => {
    world = await createWorld();
    const Query__c = 'SELECT Email FROM Contact WHERE SystemModstamp >= [INTERVAL_TIMESTAMP]';
    const values = { Schedule__c: '0 3 1 1 *', Scope_Type__c: 'SOQL', Query__c };
    defineSync(world.org, { values });
    loadContacts(world.org, [
      ...manyContacts(2),
      { LastName: 'New', Email: 'new@example.com', SystemModstamp: '2026-06-01T00:00:00.000+0000' }
    ]);
    service = await startService(world);
    const runNow = async (body: unknown): Promise<[RunView, string | null]> => {
      const asked = await running().ask<{ run: string }>('POST', `/v1/syncs/${contacts}/runs`, body);
      expect(asked.status).toBe(202);
      const { query } = await running().ended(asked.body.run);
      return [(await running().ask<RunView>('GET', `/v1/runs/${asked.body.run}/summary`)).body, query];
    };
    const [since, query] = await runNow({ since: '2026-03-01T12:30:00+02:00' });
    expect(since).toMatchObject({ state: 'done', startedBy: 'api', message: '1 found: 1 delivered.' });
    expect(query).toContain('SystemModstamp >= 2026-03-01T10:30:00Z');
    // What was written back lies before the end of the next window.
    world.org.clock.advance(2000);
    const [all] = await runNow({ full: true });
    expect(all).toMatchObject({ found: 3, delivered: 2, unchanged: 1 });
  });
});
