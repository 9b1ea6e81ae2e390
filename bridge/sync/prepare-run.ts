import type { SyncDefinition } from '../config/sync-definition';
import { BatchAssembler, bulkLimits } from './batch';
import type { Decision } from './decide';
import { applyEmailChanges } from './email-change';
import type { Extraction } from './extract';
import type { Outcome } from './model';
import { Pipeline } from './pipeline';
import { readySync, type ReadySync } from './ready-sync';
import type { RunParts, RunRequest } from './run-parts';
import type { RunRecorder } from './run-recorder';
import { FieldSeeder } from './seed-fields';

/** Batches in flight at once: enough to keep the call rate busy, few enough to stay polite. */
const deliveryConcurrency = 4;

export interface PreparedRun {
  readonly extraction: Extraction;
  readonly pipeline: Pipeline;
}

/** Through the gate, then the pipeline that the records will take. */
export async function prepareRun(
  definition: SyncDefinition,
  request: RunRequest,
  parts: RunParts,
  recorder: RunRecorder
): Promise<PreparedRun> {
  const ready = await readySync(definition, request, parts);
  const { statusFields, extraction } = ready;
  recorder.begin(statusFields);
  return { extraction, pipeline: createPipeline(ready, { definition, request, parts, recorder }) };
}

interface RunInHand {
  readonly definition: SyncDefinition;
  readonly request: RunRequest;
  readonly parts: RunParts;
  readonly recorder: RunRecorder;
}

function createPipeline(ready: ReadySync, run: RunInHand): Pipeline {
  const { definition, request, parts, recorder } = run;
  const sending = { destination: parts.destination, clock: parts.clock, signal: request.signal };
  const seeder = new FieldSeeder(ready.toCreate, sending, parts.settleSeconds);
  const deferralsOf = new Map<string, number>();
  const limits = {
    ...bulkLimits,
    count: Math.min(definition.batchSize ?? bulkLimits.count, bulkLimits.count)
  };
  return new Pipeline({
    decider: {
      definition,
      map: ready.map,
      ledger: parts.ledger,
      claim: (claims) => parts.ledger.claimIdentities(definition.project.name, claims)
    },
    delivery: {
      ...sending,
      object: definition.sourceObject,
      fieldTypes: readOnce(() => parts.destination.fields()),
      deferrals: (recordId) => deferralsOf.get(recordId) ?? 0
    },
    batches: new BatchAssembler(limits),
    concurrency: deliveryConcurrency,
    prepare: async (decisions) => {
      noteDeferrals(decisions, deferralsOf);
      const changed = await applyEmailChanges(decisions, definition, parts);
      await seedMissing(decisions, changed, seeder, recorder);
      return changed;
    },
    commit: (page) => recorder.commit(page),
    notice: (text) => recorder.notice(text)
  });
}

/** One call for however many rows ask; one that failed is made again. */
function readOnce<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null;
  return () => {
    answer ??= read().catch((error: unknown) => {
      answer = null;
      throw error;
    });
    return answer;
  };
}

function noteDeferrals(decisions: readonly Decision[], deferralsOf: Map<string, number>): void {
  for (const decision of decisions) {
    if (decision.known) deferralsOf.set(decision.record.id, decision.known.attempts);
  }
}

async function seedMissing(
  decisions: readonly Decision[],
  settled: ReadonlyMap<string, Outcome>,
  seeder: FieldSeeder,
  recorder: RunRecorder
): Promise<void> {
  const operations = decisions.flatMap((decision) =>
    'operation' in decision && !settled.has(decision.record.id) ? [decision.operation] : []
  );
  const created = await seeder.seed(operations);
  if (created.length > 0)
    recorder.notice(`Created the Iterable fields ${created.join(', ')}, as the step allows.`);
}
