import { randomUUID } from 'node:crypto';
import type { SyncDefinition } from '../../../bridge/config/sync-definition';
import { thisProcess } from '../../../bridge/ledger/process-owner';
import { decide, type Decider, type Decision } from '../../../bridge/sync/decide';
import { deciderOf } from '../../../bridge/sync/decider';
import { createMapper, type SourceTypes } from '../../../bridge/sync/map';
import type { Operation, Outcome, OutcomeStatus, SourceRecord } from '../../../bridge/sync/model';
import { createOperationBuilder } from '../../../bridge/sync/operations/build-operations';
import type { PlanContext } from '../../../bridge/sync/plan-model';
import { RemovalBrake } from '../../../bridge/sync/removal-brake';
import type { RunParts } from '../../../bridge/sync/run-parts';
import { outcomeOf, type StepResult } from '../../../bridge/sync/step-result';
import {
  contactId,
  manualClock,
  sourceRecord,
  syncDefinition,
  temporaryLedger,
  unfinishedRun,
  type TemporaryLedger
} from '../../builders';
import { emptyProject, scriptedDestination } from './scripted-destination';
import { contactSchema, leadSchema, scriptedSource } from './scripted-source';

export type Given = Parameters<typeof syncDefinition>[0];

export const at = '2026-02-01T10:00:00.000Z';

/** Fields that formulas may read. */
export const knownTypes: SourceTypes = new Map([
  ['firstname', { type: 'string', scale: 0, path: 'FirstName' }],
  ['email', { type: 'email', scale: 0, path: 'Email' }],
  ['score__c', { type: 'double', scale: 2, path: 'Score__c' }]
]);

export const person = (
  number: number,
  fields: Record<string, unknown> = {},
  given: Partial<SourceRecord> = {}
): SourceRecord =>
  sourceRecord(
    contactId(number),
    { Email: `person${number}@example.com`, FirstName: 'Ada', ...fields },
    given
  );

interface ContextParts extends Partial<PlanContext> {
  readonly lists?: Readonly<Record<string, readonly number[]>>;
}

/** What the plans of a definition depend on; a step's lists are those that the test gives it. */
export const planContext = (definition: SyncDefinition, given: ContextParts = {}): PlanContext => {
  const { lists = {}, ...context } = given;
  const brake = new RemovalBrake();
  brake.release();
  return {
    definition,
    build: createOperationBuilder(definition, { listsOf: (step) => lists[step.name] ?? [] }),
    optedOutBy: ({ fields }) => (fields.HasOptedOutOfEmail === true ? 'HasOptedOutOfEmail' : null),
    messageTypes: [],
    keepingOptOut: (wanted) => wanted,
    onLeave: () => null,
    brake,
    now: () => new Date(at),
    ...context
  };
};

/** Operations that a decision would send, in their order. */
export const operationsOf = (decision: Decision | undefined): Operation[] =>
  decision && 'plan' in decision
    ? decision.plan.steps.flatMap((step) => ('operation' in step ? [step.operation] : []))
    : [];

/** What a decision comes to as if Iterable answered all of its calls in one way. */
export function outcomeIf(
  decision: Decision,
  status: OutcomeStatus,
  given: Partial<StepResult> = {}
): Outcome {
  if ('outcome' in decision) return decision.outcome;
  const { plan, record } = decision;
  const results = plan.steps.map((step): StepResult =>
    'result' in step ? step.result : { status, code: '', message: '', ...given, operation: step.operation }
  );
  return outcomeOf(record, results, { ...plan, at });
}

/** `send`, or the status and code of the outcome. */
export function textOf(decision: Decision): string {
  if (operationsOf(decision).length > 0) return 'send';
  const { status, code } = outcomeIf(decision, 'delivered');
  return `${status} ${code}`.trim();
}

/** Decisions about records of scripted systems, over a real ledger that remembers what became of them. */
export async function decideBench(activeSyncs: readonly SyncDefinition[] = []) {
  const temporary = await temporaryLedger();
  const { ledger, close } = temporary;
  const source = scriptedSource({ schemas: [contactSchema, leadSchema] });
  const destination = scriptedDestination([{}], {}, emptyProject());
  const clock = manualClock(at);
  const parts: RunParts = {
    ...{ source, destination, ledger, clock, activeSyncs, settleSeconds: 60 },
    ownClients: () => ({ source, destination }),
    owner: thisProcess('test'),
    log: { info: () => undefined, warn: () => undefined }
  };
  const deciderFor = (given: Given = {}, context?: ContextParts) => deciderWith(parts, given, context);
  const decideAll = (records: readonly SourceRecord[], given?: Given): Promise<Decision[]> => {
    source.rows = withRows(source.rows, records);
    return decide(records, deciderFor(given));
  };
  return {
    ...{ source, destination, ledger, clock, close, deciderFor },
    /** Salesforce has the records as they are decided about. */
    decide: decideAll,
    said: async (records: readonly SourceRecord[], given?: Given) =>
      (await decideAll(records, given)).map(textOf),
    /** Stores what became of decisions, as a run does. */
    store: (outcomes: readonly Outcome[], given: Given = {}) =>
      store(temporary, outcomes, syncDefinition(given), clock.now().toISOString())
  };
}

function deciderWith(parts: RunParts, given: Given, context?: ContextParts): Decider {
  const definition = syncDefinition(given);
  const ready = {
    definition,
    map: createMapper(definition, knownTypes),
    context: planContext(definition, context)
  };
  return deciderOf(ready, parts, (claims) => parts.ledger.claimIdentities(definition.project.name, claims));
}

async function store(
  { ledger, lease }: TemporaryLedger,
  outcomes: readonly Outcome[],
  { name: sync, project }: SyncDefinition,
  now: string
): Promise<void> {
  const held = await lease(`sync:${sync}`);
  const run = unfinishedRun({ run: randomUUID(), sync });
  await ledger.startRun(held, run);
  const calls = { salesforce: 0, iterable: 0 };
  await ledger.commitPage(held, {
    ...{ runId: run.run, sync, project: project.name, outcomes, writeBacks: [], counts: {}, calls },
    at: now
  });
  await ledger.releaseLease(held);
}

type Row = Record<string, unknown>;

/** Rows by record: those of the records take the place of what was there. */
function withRows(rows: readonly Row[], records: readonly SourceRecord[]): Row[] {
  const now = records.map(({ fields, isDeleted, masterRecordId }): Row => ({
    ...fields,
    IsDeleted: isDeleted,
    MasterRecordId: masterRecordId
  }));
  return [...new Map([...rows, ...now].map((row) => [row.Id, row])).values()];
}

export type DecideBench = Awaited<ReturnType<typeof decideBench>>;
