import { SalesforceBudget } from '../../../bridge/budgets/salesforce-budget';
import { manualClock, temporaryLedger, type TemporaryLedger } from '../../builders';

const minute = 60_000;
const settings = { sharePercent: 20, reservePercent: 10 };
let kept: TemporaryLedger;
let clock: ReturnType<typeof manualClock>;
/** What the org answers when it is asked for its limits. */
let limits: { max: number; remaining: number } | null;
let asked: number;
let lines: { event: string; lane: string }[];

const open = (): SalesforceBudget =>
  new SalesforceBudget({
    ledger: kept.ledger,
    clock,
    settings,
    log: {
      info: (fields: object) => void lines.push(fields as never),
      warn: (fields: object) => void lines.push(fields as never)
    },
    limits: () => {
      asked += 1;
      return Promise.resolve(limits);
    }
  });

/** So many calls, each answered; the org says what all its apps used. */
async function make(budget: SalesforceBudget, calls: number, used = calls): Promise<void> {
  for (let call = 0; call < calls; call += 1) budget.made();
  budget.answered({ used, max: 1000 });
  await budget.settled();
}

beforeEach(async () => {
  kept = await temporaryLedger();
  clock = manualClock('2026-11-22T10:00:00.000Z');
  [limits, asked, lines] = [null, 0, []];
});
afterEach(() => kept.close());

test('Sx-05 the share is kept over restarts and by all processes together, and frees as the day goes on', async () => {
  await make(open(), 100);
  clock.advance(60 * minute);
  const other = open();
  await make(other, 100, 200);
  const pause = await open().look('live');
  expect(pause).toMatchObject({ code: 'budget.salesforce-share', until: '2026-11-23T10:05:00.000Z' });
  expect(await other.look('interactive')).toBeNull();
  clock.advance(23 * 60 * minute + 5 * minute);
  expect(await open().look('live')).toBeNull();
  expect(await open().look('backfill')).toBeNull();
});

test('whoever watches a lane hears of its pause at the call that uses it up', async () => {
  const budget = open();
  const heard: string[] = [];
  const endings = (['backfill', 'live'] as const).map((lane) => budget.watch(lane, () => heard.push(lane)));
  await make(budget, 159);
  expect(heard).toEqual([]);
  await make(budget, 1, 160);
  expect(new Set(heard)).toEqual(new Set(['backfill']));
  const before = heard.length;
  endings.forEach((end) => end());
  await make(budget, 100, 260);
  expect(heard).toHaveLength(before);
});

test('one line says when a lane begins to pause, one when it goes on', async () => {
  const budget = open();
  await make(budget, 165);
  await make(budget, 5, 170);
  expect(lines).toMatchObject([
    { event: 'budget.paused', lane: 'backfill', code: 'budget.salesforce-share' }
  ]);
  clock.advance(25 * 60 * minute);
  await budget.look('live');
  expect(lines.slice(1)).toMatchObject([{ event: 'budget.resumed', lane: 'backfill' }]);
});

describe('salesforce-api 4.1: a refusal does not say how long it lasts', () => {
  test('asked again after five minutes, then ten; calls refused together count once', async () => {
    const budget = open();
    budget.refused();
    budget.refused();
    expect(await open().look('privacy')).toMatchObject({
      code: 'budget.salesforce-refuses',
      until: '2026-11-22T10:05:00.000Z'
    });
    clock.advance(5 * minute);
    expect(await budget.look('backfill')).toBeNull();
    budget.refused();
    expect(await budget.look('live')).toMatchObject({ until: '2026-11-22T10:15:00.000Z' });
  });

  test('an answer ends it', async () => {
    const budget = open();
    budget.refused();
    clock.advance(5 * minute);
    await make(budget, 1);
    budget.refused();
    expect(await budget.look('live')).toMatchObject({ until: '2026-11-22T10:10:00.000Z' });
  });
});

describe('others have used up all but the reserve', () => {
  test('the org is asked after a quarter of an hour, by one call, not by a run', async () => {
    await make(open(), 1, 960);
    limits = { max: 1000, remaining: 30 };
    expect(await open().look('live')).toMatchObject({ code: 'budget.salesforce-reserve' });
    expect(asked).toBe(0);
    clock.advance(15 * minute);
    expect(await open().look('live')).toMatchObject({ until: '2026-11-22T10:30:00.000Z' });
    clock.advance(15 * minute);
    limits = { max: 1000, remaining: 300 };
    expect(await open().look('live')).toBeNull();
    expect(await open().look('backfill')).toBeNull();
    expect(asked).toBe(2);
  });

  test('while they have not, nobody is asked', async () => {
    await make(open(), 1, 500);
    clock.advance(60 * minute);
    expect(await open().look('live')).toBeNull();
    expect(asked).toBe(0);
  });
});

test('D-14 status: share, what is used, what each lane has left, who pauses and until when', async () => {
  expect(await open().status()).toMatchObject({ org: null, share: null, used: 0, left: { live: null } });
  await make(open(), 170, 400);
  expect(await open().status()).toEqual({
    org: { max: 1000, used: 400, asOf: '2026-11-22T10:00:00.000Z' },
    sharePercent: 20,
    reservePercent: 10,
    share: 200,
    used: 170,
    left: { privacy: 50, interactive: 50, live: 30, backfill: 0 },
    pauses: [
      {
        lane: 'backfill',
        code: 'budget.salesforce-share',
        message: expect.stringContaining('made 170 of the 200') as string,
        until: '2026-11-23T10:05:00.000Z'
      }
    ]
  });
});

test('a call that cannot be counted harms nobody', async () => {
  const { ledger } = kept;
  const full = new Error('the disk is full');
  const addSourceCalls = jest.spyOn(ledger, 'addSourceCalls').mockRejectedValueOnce(full);
  const budget = open();
  budget.made();
  await budget.settled();
  expect(lines).toEqual([{ err: full }]);
  addSourceCalls.mockRestore();
  await make(budget, 1);
  expect((await budget.status()).used).toBe(2);
});
