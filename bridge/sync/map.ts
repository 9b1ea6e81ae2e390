import type { SyncDefinition } from '../config/sync-definition';
import { compileStep, type MappedStep } from './mapping/compile-step';
import type { MapContext } from './mapping/compile-source';
import { compileIdentity } from './mapping/identity-source';
import type { MapTrace } from './mapping/map-trace';
import { RecordProblem, type MappingProblem } from './mapping/problems';
import { compileRank } from './mapping/rank';
import type { SourceTypes } from './mapping/source-types';
import { needsUser } from './mapping/targets';
import { allMappings } from './mapping/unmapped';
import type { Identity, SourceRecord } from './model';

export type { MappedStep } from './mapping/compile-step';
export { identitySource } from './mapping/identity-source';
export { describeValue, type MappingProblem } from './mapping/problems';
export { readPath } from './mapping/read-path';
export type { SourceTypes } from './mapping/source-types';

export interface MappedSteps {
  /** Null where no step needs a user. */
  readonly identity: Identity | null;
  /** In their order; ends with the first that has a problem. */
  readonly steps: readonly MappedStep[];
  /** Ids of child rows that went into arrays, each once. */
  readonly childIds: readonly string[];
  /** What the duplicate rule says of the record, higher wins; null: who came first stays. */
  readonly rank: number | null;
}

/** The problem is one of the identity or of the duplicate rule: it concerns all steps. */
export type MapAnswer = { readonly mapped: MappedSteps } | { readonly problem: MappingProblem };

/**
 * A definition made ready: paths split, transforms and formulas compiled. Maps a record in one pass. Pure. A trace
 * follows what is done to each field; behind a step that cannot be mapped the others are then tried too.
 */
export type RecordMapper = (record: SourceRecord, now: Date, trace?: MapTrace) => MapAnswer;

/** `types` are those that `examine` found. ConfigError for a formula that cannot be compiled. */
export function createMapper(definition: SyncDefinition, types: SourceTypes): RecordMapper {
  const place = { types, prefix: '', timeZone: definition.timeZone };
  const readIdentity = definition.steps.some((step) => needsUser(step.operation))
    ? compileIdentity(definition, place)
    : null;
  const rank = compileRank(definition, place);
  const steps = definition.steps.map((step) => compileStep(step, allMappings(step, definition), place));
  return (record, now, trace) => {
    const context: MapContext = { record, now, outputs: new Map(), childIds: [] };
    try {
      const identity = readIdentity?.(record.fields, context) ?? null;
      const ranked = rank(record.fields, now);
      const mapped = mapSteps(steps, trace ? { ...context, trace } : context, identity);
      const childIds = [...new Set(context.childIds)];
      return { mapped: { identity, steps: mapped, childIds, rank: ranked } };
    } catch (error) {
      if (!(error instanceof RecordProblem)) throw error;
      if (trace) {
        trace.end(error);
        mapSteps(steps, { ...context, trace }, null);
      }
      return { problem: error.problem };
    }
  };
}

/** A step runs only after those before it: behind one that cannot be mapped there is nothing to map. */
function mapSteps(
  steps: readonly ReturnType<typeof compileStep>[],
  context: MapContext,
  identity: Identity | null
): MappedStep[] {
  const mapped: MappedStep[] = [];
  for (const map of steps) {
    const answer = map(context, identity);
    mapped.push(answer);
    if ('problem' in answer && !context.trace) break;
    if ('payload' in answer) context.outputs.set(answer.step.name.toLowerCase(), answer.payload);
  }
  return mapped;
}
