import { LeaseLostError } from '../../../../bridge/errors';
import { contactId } from '../../../builders';
import { consentWorld, emailOf, type ConsentWorld } from './consent-parts';

let world: ConsentWorld;
beforeEach(async () => {
  world = await consentWorld();
});
afterEach(() => world.close());

const name = 'consent:Main:Contact';
const optedOut = { HasOptedOutOfEmail: true };
const other = { id: 'other', host: 'elsewhere', pid: 7, startTicks: null, label: 'the other one' };

async function people(count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    world.contact(number, optedOut, 30 - number);
    await world.delivered(number);
  }
}

describe('two processes take turns', () => {
  test('whoever comes second waits for the end of the first', async () => {
    await people(1);
    const answer = await world.ledger.takeLease(name, other, 600);
    if (!('lease' in answer)) throw new Error('the lease is not free');
    const { sleep } = world.clock;
    world.clock.sleep = async (milliseconds, signal) => {
      if (world.clock.slept.length === 3) await world.ledger.releaseLease(answer.lease);
      return sleep(milliseconds, signal);
    };
    expect(await world.pass()).toEqual([]);
    expect(world.channelsLeftBy(emailOf(1))).toEqual([12]);
    expect(world.clock.slept).toEqual([1000, 1000, 1000, 1000]);
  });

  test('who waited a minute in vain goes on and says so', async () => {
    await people(1);
    await world.ledger.takeLease(name, other, 600);
    expect(await world.pass()).toEqual([
      expect.stringContaining('Another process is telling Iterable of opt-outs')
    ]);
    expect(world.clock.slept).toHaveLength(60);
    expect(world.iterable.sent).toEqual([]);
  });

  test('a lease that was taken over ends the pass, not the run that asked; nothing is stored under it', async () => {
    await people(1);
    const { ledger } = world;
    const lost = () => Promise.reject(new LeaseLostError('ledger.lease-lost', 'lost'));
    Object.assign(world.parts, {
      ledger: Object.assign(Object.create(ledger), { commitPage: lost, updateRun: lost })
    });
    expect(await world.pass()).toHaveLength(1);
    Object.assign(world.parts, { ledger });
    await world.pass();
    expect(world.channelsLeftBy(emailOf(1))).toEqual([12]);
    expect(await world.runs()).toMatchObject([{ state: 'done', counts: { extracted: 0 } }]);
  });
});

describe('DESIGN rule 9: cut off at any moment', () => {
  /** The process dies at the n-th call of one of the ledger's methods; whatever comes after it never happens. */
  async function dieAt(
    method: 'commitPage' | 'noteTarget' | 'updateRun' | 'startRun',
    nth: number
  ): Promise<void> {
    const { ledger, parts } = world;
    let [calls, dead] = [0, false];
    const dying = new Proxy(ledger, {
      get: (target, key: keyof typeof ledger) => {
        const real = target[key] as (...args: unknown[]) => unknown;
        return (...args: unknown[]) => {
          if (key === method) calls += 1;
          dead ||= key === method && calls === nth;
          if (dead && key !== 'releaseLease') return Promise.reject(new Error('the process is gone'));
          return real.apply(target, args);
        };
      }
    });
    Object.assign(parts, { ledger: dying });
    await expect(world.pass()).rejects.toThrow('the process is gone');
    Object.assign(parts, { ledger });
  }

  test.each([
    ['startRun', 1],
    ['noteTarget', 1],
    ['commitPage', 1],
    ['commitPage', 2],
    ['noteTarget', 2],
    ['updateRun', 1]
  ] as const)(
    'at %s (%i): the next pass goes on, nobody is missed, each person is told in effect once',
    async (method, nth) => {
      await people(3);
      await dieAt(method, nth);
      await world.pass();
      for (const number of [1, 2, 3]) expect(world.channelsLeftBy(emailOf(number))).toEqual([12]);
      expect(world.iterable.sent).toHaveLength(1);
      const runs = await world.runs();
      expect(runs).toMatchObject([{ state: 'done' }]);
      world.clock.advance(60_000);
      await world.pass();
      expect(world.iterable.sent).toHaveLength(1);
      expect(await world.runs()).toHaveLength(1);
    }
  );

  test('a window that was open is read to its end, and what came since in the same pass', async () => {
    await people(2);
    await world.pass();
    const mark = (await world.ledger.bookmark(name))?.mark ?? '';
    const position = { changedAt: '2026-02-01T09:29:00.000Z', id: contactId(0) };
    const open = {
      mark,
      window: { start: '2026-02-01T09:00:00.000Z', end: '2026-02-01T09:50:00.000Z', position }
    };
    const answer = await world.ledger.takeLease(name, other, 600);
    if (!('lease' in answer)) throw new Error('the lease is not free');
    await world.ledger.commitPage(answer.lease, {
      ...{
        runId: (await world.runs())[0]?.run ?? '',
        sync: name,
        project: 'Main',
        outcomes: [],
        bookmark: open
      },
      ...{ writeBacks: [], counts: {}, calls: { salesforce: 0, iterable: 0 }, at: mark }
    });
    await world.ledger.releaseLease(answer.lease);
    world.clock.advance(60_000);
    await world.delivered(3);
    world.contact(3, { ...optedOut, SystemModstamp: world.clock.now().toISOString() });
    await world.pass();
    expect(world.channelsLeftBy(emailOf(3))).toEqual([12]);
    expect(await world.ledger.bookmark(name)).toEqual({ mark: '2026-02-01T10:01:01.000Z', window: null });
  });

  test('a stop between two pages leaves the run to be gone on with', async () => {
    for (let number = 0; number < 2001; number += 1) world.contact(number, optedOut, 60);
    await world.delivered(2000);
    const stop = new AbortController();
    const { query } = world.source;
    world.source.query = (soql, options) => {
      stop.abort();
      return query.call(world.source, soql, options);
    };
    await world.pass(stop.signal);
    expect(await world.runs()).toMatchObject([{ state: 'interrupted' }]);
    expect(world.iterable.sent).toEqual([]);
    await world.pass();
    expect(world.channelsLeftBy(emailOf(2000))).toEqual([12]);
    expect(await world.runs()).toMatchObject([{ state: 'done', counts: { extracted: 1, delivered: 1 } }]);
  });
});
