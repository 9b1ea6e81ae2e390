import type { SyncDefinition } from '../config/sync-definition';
import { Crossing } from './crossing';
import type { Decision } from './decide';
import type { Extraction } from './extract';
import { Lanes } from './lanes';
import type { Lane, Operation } from './model';
import type { CompletedPage } from './page';
import { Pipeline, type PipelineParts } from './pipeline';
import type { RunLedger } from './ports';
import { readySync, type ReadySync } from './ready-sync';
import { RefusalSearch } from './refusal-search';
import type { RemovalBrake } from './removal-brake';
import type { RunParts, RunRequest } from './run-parts';
import type { RunRecorder } from './run-recorder';
import { speakersIn } from './shared-address';
import { FieldSeeder } from './seed-fields';
import { deciderOf, type DecidingParts } from './decider';

/** Batches in flight at once: enough to keep the call rate busy, few enough to stay polite. */
const deliveryConcurrency = 4;

export interface PreparedRun {
  readonly ready: ReadySync;
  readonly extraction: Extraction;
  readonly pipeline: Pipeline;
  /** A pipeline of its own for records that are asked for in between, which goes ahead in its lane. */
  readonly ahead: (other: Ahead) => Pipeline;
}

interface Ahead {
  /** With clients of its own. */
  readonly parts: RunParts;
  readonly recorder: RunRecorder;
  readonly lane: Lane;
  readonly brake: RemovalBrake;
  /** Told of records whose outcome was just stored, before anybody else gets them. */
  readonly onStored: (recordIds: readonly string[]) => void;
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
  // Whoever names single records means them; what was only heard of, or is replayed by its cause, is counted.
  if (request.recordIds && request.trigger === 'record') ready.context.brake.release();
  ready.context.brake.approve(await parts.ledger.approvedRemovals(definition.name));
  // A sync that only captures tells nobody anything, the records included.
  if (definition.status !== 'Capture') recorder.begin(ready.statusFields);
  const shared = sharedParts(ready, request, parts);
  const pipeline = new Pipeline(pipelineParts(ready, { request, parts, recorder }, shared));
  const ahead: PreparedRun['ahead'] = (other) => {
    const context = { ...ready.context, brake: other.brake };
    const destination = other.parts.destination.inLane(other.lane);
    const { recorder: own, onStored } = other;
    const inHand = { request, parts: { ...other.parts, destination }, recorder: own };
    const commit = async (page: CompletedPage): Promise<void> => {
      await own.commit(page);
      onStored(page.records.map(({ record }) => record.id));
    };
    return new Pipeline({ ...pipelineParts({ ...ready, context }, inHand, shared), commit });
  };
  return { ready, extraction: ready.extraction, pipeline, ahead };
}

/** What the pipelines of one run have in common. */
export interface SharedParts {
  readonly crossing: Crossing;
  readonly seeder: FieldSeeder;
}

export function sharedParts(
  ready: Pick<ReadySync, 'toCreate'>,
  { signal }: Pick<RunRequest, 'signal'>,
  parts: Pick<RunParts, 'destination' | 'clock' | 'settleSeconds'>
): SharedParts {
  const { destination, clock, settleSeconds } = parts;
  const seeder = new FieldSeeder(ready.toCreate, { destination, clock, signal }, settleSeconds);
  return { crossing: new Crossing(), seeder };
}

/** What a pipeline works with; a preview has others in the place of some. */
export interface RunInHand {
  readonly request: Pick<RunRequest, 'signal'>;
  readonly parts: DecidingParts &
    Pick<RunParts, 'settleSeconds' | 'toldOptOuts'> & { readonly ledger: Pick<RunLedger, 'claimIdentities'> };
  readonly recorder: Pick<RunRecorder, 'noteDisplaced' | 'commit' | 'notice'>;
}

export function pipelineParts(
  ready: ReadySync,
  { request, parts, recorder }: RunInHand,
  { crossing, seeder }: SharedParts
): PipelineParts {
  const { definition } = ready;
  const sending = { destination: parts.destination, clock: parts.clock, signal: request.signal };
  const deferralsOf = new Map<string, number>();
  const sends = definition.status !== 'Capture';
  return {
    decider: deciderOf(ready, parts, async (claims) =>
      recorder.noteDisplaced(await parts.ledger.claimIdentities(definition.project.name, claims))
    ),
    delivery: {
      ...sending,
      fieldTypes: readOnce(() => parts.destination.fields()),
      deferrals: (recordId) => deferralsOf.get(recordId) ?? 0,
      speakerOf: speakersIn(definition.project.name, parts.ledger),
      search: new RefusalSearch((text) => recorder.notice(text)),
      toldOptOuts: parts.toldOptOuts
    },
    lanes: new Lanes(definition.batchSize),
    crossing,
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
  recorder: Pick<RunRecorder, 'notice'>
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
