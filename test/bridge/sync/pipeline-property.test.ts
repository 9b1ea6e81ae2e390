import { randomStream, type Random } from '../../../scripts/demo-data/random';
import type { Operation } from '../../../bridge/sync/model';
import type { BulkAnswer, SingleAnswer } from '../../../bridge/sync/ports';
import { endpointTraits } from '../../../bridge/sync/operations/traits';
import { stepDefinition, syncDefinition } from '../../builders';
import { mark, marksOf, nobody, person, pipelineBench, settle, type OpenCall } from './pipeline-bench';
import { refusedWhole, unavailable } from './scripted-destination';

const steps = [
  stepDefinition({ name: 'Users' }),
  stepDefinition({ name: 'List', operation: 'Subscribe_List', target: '7', mappings: [] }),
  stepDefinition({ name: 'Event', operation: 'Track_Event', target: 'Met', mappings: [] }),
  stepDefinition({ name: 'Forget', operation: 'Forget_User', mappings: [] })
];
const stepNames = steps.map(({ name }) => name);

/** What a call on its way holds, and what was accepted so far. */
class Watch {
  readonly accepted = new Map<string, string[]>();
  readonly problems: string[] = [];
  private readonly inFlight = new Set<Operation>();

  begin(operations: readonly Operation[]): void {
    for (const operation of operations) {
      const done = this.accepted.get(operation.recordId) ?? [];
      if (stepNames.indexOf(operation.step) !== done.length)
        this.problems.push(`${operation.recordId}: ${operation.step} after ${done.join()}`);
      const sameUser = [...this.inFlight].some((other) => isOneAtATime(other, operation));
      if (sameUser) this.problems.push(`${operation.identity.key} is in two calls at once`);
    }
    operations.forEach((operation) => this.inFlight.add(operation));
  }

  end(operations: readonly Operation[], taken: ReadonlySet<Operation>): void {
    for (const operation of operations) {
      this.inFlight.delete(operation);
      if (!taken.has(operation)) continue;
      const done = this.accepted.get(operation.recordId) ?? [];
      this.accepted.set(operation.recordId, [...done, operation.step]);
    }
  }
}

const isOneAtATime = (a: Operation, b: Operation): boolean =>
  a.identity.key === b.identity.key &&
  endpointTraits[a.call.endpoint].oneAtATime &&
  endpointTraits[b.call.endpoint].oneAtATime;

/** Answers a bulk call, mostly well. */
function answerBulk(call: OpenCall, random: Random, watch: Watch): void {
  const { operations } = call.batch;
  const chance = random.next();
  if (chance < 0.08 || (chance < 0.16 && operations.length > 1)) {
    watch.end(operations, new Set());
    call.answer(chance < 0.08 ? refusedWhole() : unavailable());
    return;
  }
  const failed = new Set(operations.filter(() => random.next() < 0.1).map(({ identity }) => identity.key));
  const taken = operations.filter(({ identity }) => !failed.has(identity.key));
  watch.end(operations, new Set(taken));
  const failures = [...failed].map((key): BulkAnswer['failures'][number] => ({
    ...{ by: 'email', key, cause: 'forgotten' }
  }));
  call.answer({ failures, failCount: operations.length - taken.length });
}

function answerSingle(random: Random): SingleAnswer | Error {
  const chance = random.next();
  if (chance < 0.1) return refusedWhole();
  return chance < 0.2 ? 'unknown-user' : 'done';
}

test.each(Array.from({ length: 150 }, (_, seed) => seed))(
  'DESIGN rule 5: in whatever order Iterable answers, a user is in one call at a time and steps keep their order (seed %i)',
  async (seed) => {
    const random = randomStream(seed, 'pipeline');
    const bench = pipelineBench({
      ...{ definition: syncDefinition({ steps }), lists: { List: [7] } },
      ...{ settleSeconds: 0, batchSize: 1 + random.below(5), concurrency: 1 + random.below(4) }
    });
    const [userCount, pageCount] = [1 + random.below(6), 1 + random.below(15)];
    const pages = Array.from({ length: pageCount }, (_, page) =>
      Array.from({ length: random.below(6) }, (_, row) => {
        const number = page * 10 + row;
        if (random.below(10) === 0) return nobody(number);
        return person(number, { Email: `user${random.below(userCount)}@example.com` });
      })
    );
    const watch = new Watch();
    let done = false;
    const reading = (async () => {
      for (const [index, records] of pages.entries()) await bench.pipeline.take(records, mark(String(index)));
      await bench.pipeline.finish();
    })().finally(() => {
      done = true;
    });
    const [seenBulk, seenSingle] = [new Set<unknown>(), new Set<unknown>()];
    const [waitingBulk, waitingSingle]: [OpenCall[], typeof bench.singles] = [[], []];
    while (!done) {
      await settle();
      for (const call of bench.open.filter((each) => !seenBulk.has(each))) {
        seenBulk.add(call);
        watch.begin(call.batch.operations);
        waitingBulk.push(call);
      }
      for (const call of bench.singles.filter((each) => !seenSingle.has(each))) {
        seenSingle.add(call);
        watch.begin([call.operation]);
        waitingSingle.push(call);
      }
      const [bulk] = waitingBulk.splice(random.below(waitingBulk.length || 1), 1);
      if (bulk) answerBulk(bulk, random, watch);
      const [single] = waitingSingle.splice(random.below(waitingSingle.length || 1), 1);
      if (single) {
        const answer = answerSingle(random);
        watch.end([single.operation], new Set(answer === 'done' ? [single.operation] : []));
        single.answer(answer);
      }
    }
    await reading.catch((error: unknown) => expect(error).toMatchObject({ code: 'iterable.unreachable' }));
    await bench.pipeline.drain();

    expect(watch.problems).toEqual([]);
    expect(marksOf(bench.committed)).toEqual(
      pages.map((_, index) => String(index)).slice(0, bench.committed.length)
    );
    for (const { records } of bench.committed) {
      for (const { record, outcome } of records) {
        const states = Object.entries(outcome.steps ?? {}).filter(([, state]) => state.fingerprint !== '');
        expect(states.map(([name]) => name)).toEqual(watch.accepted.get(record.id) ?? []);
        const all = watch.accepted.get(record.id)?.length === steps.length;
        if (all) expect(outcome.status).toBe('delivered');
      }
    }
  }
);
