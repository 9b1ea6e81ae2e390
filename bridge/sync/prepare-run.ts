import type { SyncDefinition } from '../config/sync-definition';
import type { Decision } from './decide';
import type { Extraction } from './extract';
import { Lanes } from './lanes';
import type { Operation } from './model';
import { Pipeline, type PipelineParts } from './pipeline';
import { readySync, type ReadySync } from './ready-sync';
import type { RunParts, RunRequest } from './run-parts';
import type { RunRecorder } from './run-recorder';
import { FieldSeeder } from './seed-fields';
import { deciderOf } from './decider';

/** Batches in flight at once: enough to keep the call rate busy, few enough to stay polite. */
const deliveryConcurrency = 4;

export interface PreparedRun {
  readonly ready: ReadySync;
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
  const mayCreate = definition.status !== 'Capture';
  const ready = await readySync(definition, request, { ...parts, mayCreate });
  for (const notice of ready.notices) recorder.notice(notice);
  if (ready.hasMadeList)
    await parts.clock.sleep(parts.settleSeconds * 1000, request.signal).catch(() => undefined);
  // Whoever asks for single records means them.
  if (request.recordIds) ready.context.brake.release();
  // A sync that only captures tells nobody anything, the records included.
  if (definition.status !== 'Capture') recorder.begin(ready.statusFields);
  const pipeline = new Pipeline(pipelineParts(ready, { request, parts, recorder }));
  return { ready, extraction: ready.extraction, pipeline };
}

interface RunInHand {
  readonly request: RunRequest;
  readonly parts: RunParts;
  readonly recorder: RunRecorder;
}

function pipelineParts(ready: ReadySync, { request, parts, recorder }: RunInHand): PipelineParts {
  const { definition } = ready;
  const sending = { destination: parts.destination, clock: parts.clock, signal: request.signal };
  const seeder = new FieldSeeder(ready.toCreate, sending, parts.settleSeconds);
  const deferralsOf = new Map<string, number>();
  const sends = definition.status !== 'Capture';
  return {
    decider: deciderOf(ready, parts, async (claims) =>
      recorder.noteDisplaced(await parts.ledger.claimIdentities(definition.project.name, claims))
    ),
    delivery: {
      ...sending,
      fieldTypes: readOnce(() => parts.destination.fields()),
      deferrals: (recordId) => deferralsOf.get(recordId) ?? 0
    },
    lanes: new Lanes(definition.batchSize),
    concurrency: deliveryConcurrency,
    settleSeconds: parts.settleSeconds,
    sends,
    prepare: async (decisions) => {
      noteDeferrals(decisions, deferralsOf);
      // Creating a field is a write to somebody's profile: nothing is sent while the sync only captures.
      if (sends) await seedMissing(decisions, seeder, recorder);
    },
    commit: (page) => recorder.commit(page),
    notice: (text, insteadOf) => recorder.notice(text, insteadOf)
  };
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
  seeder: FieldSeeder,
  recorder: RunRecorder
): Promise<void> {
  const created = await seeder.seed(decisions.flatMap(userWrites));
  if (created.length > 0)
    recorder.notice(`Created the Iterable fields ${created.join(', ')}, as the step allows.`);
}

/** Whose fields may be new; a user that is renamed or merged first is none to try them on. */
function userWrites(decision: Decision): Operation[] {
  const steps = 'plan' in decision ? decision.plan.steps : [];
  const operations = steps.flatMap((step) => ('operation' in step ? [step.operation] : []));
  if (operations.some(({ step }) => step.startsWith('@'))) return [];
  return operations.filter(({ call }) => call.endpoint === 'bulkUpdate' || call.endpoint === 'subscribe');
}
