import type { IterableType, SyncDefinition } from '../config/sync-definition';
import { isOptedOut, optOutFields } from './consent/opt-out-fields';
import { examine, problemsError } from './examine';
import type { Extraction } from './extract';
import { guardFields } from './guard';
import { createMapper, type RecordMapper } from './map';
import type { SourceRecord } from './model';
import { createOperationBuilder } from './operations/build-operations';
import { personSources } from './person-sources';
import type { PlanContext } from './plan';
import type { Destination, MessageType } from './ports';
import { refuseProject } from './refuse-project';
import type { RunParts, RunRequest } from './run-parts';
import { findTargets, type TargetParts } from './step-targets';
import type { StatusFields } from './write-back';

/** A definition that may run: held against the org and against Iterable. */
export interface ReadySync {
  /** With the names in its steps as Iterable spells them. */
  readonly definition: SyncDefinition;
  readonly extraction: Extraction;
  readonly map: RecordMapper;
  readonly context: PlanContext;
  readonly statusFields: StatusFields | null;
  /** Iterable fields that are missing and may be created, with the type they are meant to have. */
  readonly toCreate: ReadonlyMap<string, IterableType>;
  /** What a person should know although the run goes on. */
  readonly notices: readonly string[];
}

/**
 * Everything that can stop a run stops it here, before the first record is read and the first write is made. A dry run
 * goes through the same gate and makes no list and no catalog.
 */
export async function readySync(
  given: SyncDefinition,
  request: RunRequest,
  parts: Pick<RunParts, 'source' | 'destination'> & Omit<TargetParts, 'destination'>
): Promise<ReadySync> {
  const { source, destination } = parts;
  await refuseProject(given.project, source);
  const examined = await examine(given, source);
  const guard = guardFields(given, examined.sourceTypes, await destination.fields());
  const problems = [...examined.problems, ...guard.problems];
  if (problems.length > 0) throw problemsError(problems);
  const targets = await findTargets(given, parts);
  const definition = { ...given, steps: targets.steps };
  const optOut = optOutFields(given.project, await personSources(given, source));
  const scope = { ...examined.scope, fields: withFields(examined.scope.fields, optOut) };
  return {
    definition,
    extraction: {
      source,
      scope,
      includeDeleted: definition.includeDeleted,
      maxRecords: request.max ?? definition.maxRecords
    },
    map: createMapper(definition, examined.sourceTypes),
    context: {
      definition,
      build: createOperationBuilder(definition, { listsOf: (step) => listOf(targets.lists.get(step.name)) }),
      isOptedOut: (record: SourceRecord) => isOptedOut(record, optOut),
      messageTypes: await messageTypesFor(definition, destination)
    },
    statusFields: examined.statusFields,
    toCreate: guard.toCreate,
    notices: targets.notices
  };
}

const listOf = (id: number | undefined): readonly number[] => (id === undefined ? [] : [id]);

function withFields(fields: readonly string[], more: readonly string[]): string[] {
  const known = new Set(fields.map((field) => field.toLowerCase()));
  return [...fields, ...more.filter((field) => !known.has(field.toLowerCase()))];
}

/** Their policy decides how a subscription is said (iterable-api 12); asked for only where a step says one. */
async function messageTypesFor(
  { steps }: SyncDefinition,
  destination: Pick<Destination, 'messageTypes'>
): Promise<readonly MessageType[]> {
  return steps.some(({ operation }) => operation === 'Update_Subscriptions')
    ? destination.messageTypes()
    : [];
}
