import type { FieldMapping, StepDefinition } from '../../config/sync-definition';
import type { Identity, Payload } from '../model';
import { arrayTargetOf, compileArray } from './compile-array';
import { compileMapping, type Writer } from './compile-mapping';
import type { MapContext } from './compile-source';
import { beginPayload, payloadFinisher } from './finish-payload';
import { compiledAt, evaluated } from './formulas';
import { RecordProblem, type MappingProblem } from './problems';
import type { SourcePlace } from './source-types';
import { operationTargets } from './targets';

/** One step of the sync for one record. */
export type MappedStep = { readonly step: StepDefinition } & (
  | {
      /** What the operation is made of; docs/mappings.md lists the targets of each. */
      readonly payload: Payload;
    }
  | {
      /** The step's condition is false for the record. */
      readonly notMet: true;
    }
  | {
      /** The step cannot be mapped; those before it can, those after it were not tried. */
      readonly problem: MappingProblem;
    }
);

export type StepMapper = (context: MapContext, identity: Identity | null) => MappedStep;

/** A step made ready; `mappings` are its own and those of what is sent unmapped. */
export function compileStep(
  step: StepDefinition,
  mappings: readonly FieldMapping[],
  place: SourcePlace
): StepMapper {
  const isMet = conditionOf(step, place);
  const writers = writersOf(step, mappings, place);
  const finish = payloadFinisher(step);
  const notMet = { step, notMet: true } as const;
  return (context, identity) => {
    const { trace } = context;
    trace?.begin(step);
    try {
      const met = isMet(context);
      if (step.condition !== null) trace?.condition(met ? 'met' : 'not met');
      if (!met) return notMet;
      const payload = beginPayload(step);
      writeAll(writers, payload, context);
      finish(payload, context.record, identity);
      return { step, payload };
    } catch (error) {
      if (!(error instanceof RecordProblem)) throw error;
      trace?.failed(error);
      return { step, problem: error.problem };
    }
  };
}

/** The first problem ends it, but where somebody wants to see them all. */
function writeAll(writers: readonly Writer[], payload: Payload, context: MapContext): void {
  const row = context.record.fields;
  let first: RecordProblem | null = null;
  for (const write of writers) {
    try {
      write(row, payload, context);
    } catch (error) {
      if (!context.trace || !(error instanceof RecordProblem)) throw error;
      first ??= error;
    }
  }
  if (first) throw first;
}

function conditionOf(
  { name, condition }: StepDefinition,
  place: SourcePlace
): (context: MapContext) => boolean {
  if (condition === null) return () => true;
  const value = evaluated(compiledAt(condition, 'condition', place), `The condition of ${name}`);
  return ({ record, now }) => value(record.fields, now) === true;
}

function writersOf(step: StepDefinition, mappings: readonly FieldMapping[], place: SourcePlace): Writer[] {
  const at = { ...place, targets: operationTargets[step.operation] };
  return mappings
    .filter((mapping) => arrayTargetOf(mapping) === null)
    .map((mapping) => {
      if (mapping.kind !== 'Array') return compileMapping(mapping, at);
      const elements = mappings.filter((element) => arrayTargetOf(element) === mapping.target);
      return compileArray(mapping, elements, at);
    });
}
