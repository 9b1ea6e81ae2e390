import type { Ledger, OrgRequest } from '../../../bridge/ledger/ledger';
import { orgTurns } from '../../../bridge/service/org-turns';
import { planRequests } from '../../../bridge/service/plan-requests';
import { ConfigError, TransientError } from '../../../bridge/errors';

const rowId = (number: number): string => `a01${String(number).padStart(15, '0')}`;

/** An org with that many requests, of which none names a record, and which lets none of the first ones be answered. */
function orgOf(count: number, locked: number) {
  const open = new Set(Array.from({ length: count }, (_, index) => rowId(index)));
  const isLocked = (id: string): boolean => id < rowId(locked);
  const calls = { queries: 0 };
  const org = {
    qualify: (name: string) => name,
    query: (soql: string) => {
      calls.queries += 1;
      const after = /Id > '(\w+)'/.exec(soql)?.[1] ?? '';
      const rows = [...open].filter((id) => id > after).slice(0, 200);
      return Promise.resolve(rows.map((Id) => ({ Id, Record_Id__c: null })));
    },
    updateRecords: (_object: string, rows: readonly { id: string }[]) =>
      Promise.resolve(
        rows.map(({ id }) => {
          if (isLocked(id)) return { ok: false, code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' };
          open.delete(id);
          return { ok: true };
        })
      )
  };
  return { open, calls, org };
}

/** What the service does every few seconds, two minutes later each time. */
function turnsIn({ org }: ReturnType<typeof orgOf>) {
  const said = new Map<string, OrgRequest>();
  const service = { now: 0, isPaused: false };
  const desk = {
    goOn: () => Promise.resolve(),
    askFor: (_runs: unknown, answers: readonly OrgRequest[]) => {
      answers.forEach((answer) => said.set(answer.request, answer));
      return Promise.resolve();
    }
  };
  const ledger = {
    orgRequests: (ids: readonly string[]) => Promise.resolve(ids.flatMap((id) => said.get(id) ?? []))
  };
  const log = { info: () => undefined, warn: () => undefined };
  const bridge = {
    org: { client: () => org },
    ledger: ledger as unknown as Ledger,
    clock: { now: () => new Date(service.now) },
    salesforceBudget: { look: () => Promise.resolve(service.isPaused ? { code: 'budget' } : null) },
    log
  };
  const turns = orgTurns(
    bridge as unknown as Parameters<typeof orgTurns>[0],
    desk as unknown as Parameters<typeof orgTurns>[1],
    60
  );
  const look = async (): Promise<void> => {
    service.now += 120_000;
    await turns.requests.look();
  };
  return { service, turns, look };
}

describe('Tx-11 requests in the org', () => {
  test('that the org lets nobody answer keep no later one waiting', async () => {
    const org = orgOf(650, 400);
    await turnsIn(org).look();
    expect(org.open.size).toBe(400);
    expect([...org.open].at(-1)).toBe(rowId(399));
  });

  test('of which there are very many are gone on with, without another turn of a sync', async () => {
    const org = orgOf(4_500, 2_100);
    const { look } = turnsIn(org);
    await look();
    expect(org.open.size).toBe(4_500);
    await look();
    await look();
    expect(org.open.size).toBe(2_100);
    const { queries } = org.calls;
    await look();
    expect(org.calls.queries).toBe(queries);
  });

  test('that came while no calls were left are taken when there are some, without another turn of a sync', async () => {
    const org = orgOf(3, 0);
    const { look, service } = turnsIn(org);
    service.isPaused = true;
    await look();
    expect(org.open.size).toBe(3);
    service.isPaused = false;
    await look();
    expect(org.open.size).toBe(0);
  });
});

describe('a plan of many requests', () => {
  const planned = { runs: [], coveredBy: new Map(), notCovered: [] };

  test('waits as a whole for what passes, and for what would fail without any record', async () => {
    const down = { plan: () => Promise.reject(new TransientError('sf.unavailable', 'down')) };
    await expect(planRequests(['a', 'b'], down)).rejects.toThrow('down');
    const broken = { plan: () => Promise.reject(new ConfigError('config.none', 'no definitions')) };
    await expect(planRequests(['a', 'b'], broken)).rejects.toThrow('no definitions');
  });

  test('leaves out the one that cannot be planned, with cause and fix', async () => {
    const plan = (ids: readonly string[]) =>
      ids.includes('b')
        ? Promise.reject(new ConfigError('sf.invalid-type', 'Links are hidden.', { fix: 'Show them.' }))
        : Promise.resolve(planned);
    const { notCovered } = await planRequests(['a', 'b', 'c'], { plan });
    expect(notCovered).toEqual([{ recordId: 'b', reason: 'Links are hidden. Show them.' }]);
  });
});
