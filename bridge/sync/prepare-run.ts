import type { SyncDefinition } from '../config/sync-definition';
import { BatchAssembler, bulkLimits } from './batch';
import type { Decision } from './decide';
import { applyEmailChanges } from './email-change';
import { examine, problemsError, type Examined } from './examine';
import type { Extraction } from './extract';
import { guardFields } from './guard';
import { createMapper } from './map';
import type { Outcome } from './model';
import { Pipeline } from './pipeline';
import type { RunParts, RunRequest } from './run-parts';
import type { RunRecorder } from './run-recorder';
import { refuseProject } from './refuse-project';
import { pageQuery } from './scope';
import { FieldSeeder } from './seed-fields';
import { windowFor } from './window';

/** Batches in flight at once: enough to keep the call rate busy, few enough to stay polite. */
const deliveryConcurrency = 4;

export interface PreparedRun {
  readonly examined: Examined;
  readonly extraction: Extraction;
  readonly pipeline: Pipeline;
}

/** Everything that can stop a run stops it here, before the first record is read and the first write is made. */
export async function prepareRun(
  definition: SyncDefinition,
  request: RunRequest,
  parts: RunParts,
  recorder: RunRecorder
): Promise<PreparedRun> {
  await refuseProject(definition.project, parts.source);
  const examined = await examine(definition, parts.source);
  const fields = await parts.destination.fields();
  const guard = guardFields(definition, examined.sourceTypes, fields);
  const problems = [...examined.problems, ...guard.problems];
  if (problems.length > 0) throw problemsError(problems);
  const delivery = { destination: parts.destination, clock: parts.clock, signal: request.signal };
  const seeder = new FieldSeeder(guard.toCreate, delivery, parts.settleSeconds);
  const extraction: Extraction = {
    source: parts.source,
    scope: examined.scope,
    includeDeleted: definition.includeDeleted,
    maxRecords: request.max ?? definition.maxRecords
  };
  await recorder.begin(examined.statusFields, await firstQuery(definition, request, parts, extraction));
  const pipeline = createPipeline(examined, seeder, { definition, request, parts, recorder });
  return { examined, extraction, pipeline };
}

async function firstQuery(
  definition: SyncDefinition,
  request: RunRequest,
  parts: RunParts,
  { scope }: Extraction
): Promise<string> {
  const bookmark = await parts.ledger.bookmark(definition.name);
  return pageQuery(scope, windowFor(bookmark, await parts.source.serverTime(), request), 2000);
}

interface RunInHand {
  readonly definition: SyncDefinition;
  readonly request: RunRequest;
  readonly parts: RunParts;
  readonly recorder: RunRecorder;
}

function createPipeline(examined: Examined, seeder: FieldSeeder, run: RunInHand): Pipeline {
  const { definition, parts, recorder } = run;
  const deferralsOf = new Map<string, number>();
  const limits = {
    ...bulkLimits,
    count: Math.min(definition.batchSize ?? bulkLimits.count, bulkLimits.count)
  };
  return new Pipeline({
    decider: {
      definition,
      map: createMapper(definition, examined.sourceTypes),
      ledger: parts.ledger,
      claim: (claims) => parts.ledger.claimIdentities(definition.project.name, claims)
    },
    delivery: {
      destination: parts.destination,
      clock: parts.clock,
      object: definition.sourceObject,
      fieldTypes: readOnce(() => parts.destination.fields()),
      deferrals: (recordId) => deferralsOf.get(recordId) ?? 0,
      signal: run.request.signal
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
