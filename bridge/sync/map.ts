import type { FieldMapping, StepDefinition, SyncDefinition } from '../config/sync-definition';
import { iterableTypeOf, type SourceField } from './source-schema';
import { identityProblem, toIdentity } from './identity';
import type { Identity, Payload, SourceRecord } from './model';
import { compileTransform } from './transforms/compile-transform';
import { toIterableType, ValueProblem } from './transforms/values';

/** Why a record cannot be mapped: the record's fault, to be fixed there. */
export interface MappingProblem {
  readonly code: string;
  readonly message: string;
  readonly field: string;
  readonly fix: string;
}

/** One step of the sync for one record. */
export type MappedStep = { readonly step: StepDefinition } & (
  | {
      /** What the operation is made of; docs/mappings.md lists the targets of each. */ readonly payload: Payload;
    }
  | { /** The step's condition is false for the record. */ readonly notMet: true }
  | {
      /** The step cannot be mapped; those before it can, those after it were not tried. */ readonly problem: MappingProblem;
    }
);

export interface MappedSteps {
  /** Null where no step needs a user. */
  readonly identity: Identity | null;
  /** In their order; ends with the first that has a problem. */
  readonly steps: readonly MappedStep[];
  /** Ids of child rows that went into arrays. */
  readonly childIds: readonly string[];
  /** What the duplicate rule says of the record, higher wins; null: who came first stays. */
  readonly rank: number | null;
}

/** The problem is one of the identity or of the duplicate rule: it concerns all steps. */
export type MapAnswer = { readonly mapped: MappedSteps } | { readonly problem: MappingProblem };

/** A definition made ready: paths split, transforms and formulas compiled. Maps a record in one pass. Pure. */
export type RecordMapper = (record: SourceRecord, now: Date) => MapAnswer;

/** Types of the source fields by path in lower case, from describe. */
export type SourceTypes = ReadonlyMap<string, Pick<SourceField, 'type' | 'scale' | 'labels'>>;

class RecordProblem extends Error {
  constructor(readonly problem: MappingProblem) {
    super(problem.code);
  }
}

/** The identity's source field: as configured, else what is mapped onto it, else the record's own. */
export function identitySource(definition: SyncDefinition): string {
  const { kind, source } = definition.identity;
  const mapped = definition.steps
    .flatMap((step) => step.mappings)
    .find((mapping) => mapping.target === kind && mapping.kind === 'Field');
  return source ?? mapped?.source ?? (kind === 'email' ? 'Email' : 'Id');
}

export function createMapper(definition: SyncDefinition, types: SourceTypes): RecordMapper {
  const identityPath = identitySource(definition).split('.');
  const { kind } = definition.identity;
  const steps = definition.steps.map((step) => createStep(step, definition, types));
  return (record) => {
    try {
      const identity = readIdentity(record, identityPath, kind);
      return {
        mapped: { identity, steps: steps.map((map) => map(record, identity)), childIds: [], rank: null }
      };
    } catch (error) {
      if (error instanceof RecordProblem) return { problem: error.problem };
      throw error;
    }
  };
}

function createStep(step: StepDefinition, definition: SyncDefinition, types: SourceTypes) {
  const writers = step.mappings.map((mapping) => createWriter(mapping, types, definition.timeZone));
  return (record: SourceRecord, identity: Identity): MappedStep => {
    try {
      const payload: Payload = step.operation === 'Update_User' ? { dataFields: {} } : {};
      for (const write of writers) write(record, payload);
      payload[identity.kind] = identity.value;
      if (step.mergeNestedObjects && payload.dataFields) payload.mergeNestedObjects = true;
      return { step, payload };
    } catch (error) {
      if (error instanceof RecordProblem) return { step, problem: error.problem };
      throw error;
    }
  };
}

function readIdentity(record: SourceRecord, path: readonly string[], kind: 'email' | 'userId') {
  const field = path.join('.');
  const raw = readPath(record.fields, path);
  const value = typeof raw === 'string' || typeof raw === 'number' ? String(raw).trim() : '';
  const name = kind === 'email' ? 'e-mail address' : 'user id';
  if (value === '') {
    throw new RecordProblem({
      code: 'identity.missing',
      field,
      message: `The record has no ${name} (${field} is blank).`,
      fix: `Fill in ${field}.`
    });
  }
  const wrong = identityProblem(kind, value);
  if (wrong) {
    throw new RecordProblem({
      code: 'identity.invalid',
      field,
      message: `The ${name} in ${field} is not valid: ${wrong}.`,
      fix: `Correct ${field}.`
    });
  }
  return toIdentity(kind, value);
}

type Writer = (record: SourceRecord, payload: Payload) => void;

function createWriter(mapping: FieldMapping, types: SourceTypes, timeZone: string): Writer {
  const produce = mapping.kind === 'Value' ? constantOf(mapping) : fieldValue(mapping, types, timeZone);
  const target = mapping.target.split('.');
  return (record, payload) => {
    const value = produce(record);
    if (value !== undefined) writePath(payload, target, value);
  };
}

function constantOf(mapping: FieldMapping): () => unknown {
  const value = mapping.targetType ? toIterableType(mapping.source, mapping.targetType) : mapping.source;
  return () => value;
}

/** Undefined leaves the target out of the payload. */
function fieldValue(
  mapping: FieldMapping,
  types: SourceTypes,
  timeZone: string
): (record: SourceRecord) => unknown {
  const path = mapping.source.split('.');
  const field = types.get(mapping.source.toLowerCase()) ?? { type: 'string', scale: 0 };
  const transform = compileTransform(mapping.transform, { field, timeZone });
  const convert = (value: unknown): unknown => {
    const made = transform.apply(value);
    return mapping.targetType ? toIterableType(made, mapping.targetType) : made;
  };
  return (record) => {
    const raw = readPath(record.fields, path);
    if (raw === null || raw === undefined || raw === '') return valueForBlank(mapping, field);
    try {
      return convert(raw);
    } catch (error) {
      if (error instanceof ValueProblem) throw new RecordProblem(wrongValue(mapping, error));
      throw error;
    }
  };
}

function valueForBlank(mapping: FieldMapping, field: Pick<SourceField, 'type' | 'scale'>): unknown {
  if (mapping.nullPolicy === 'Default' && mapping.defaultValue !== null) {
    return toIterableType(mapping.defaultValue, mapping.targetType ?? iterableTypeOf(field));
  }
  if (mapping.required) {
    throw new RecordProblem({
      code: 'mapping.required',
      field: mapping.source,
      message: `${mapping.source} is blank, and the sync requires it for ${mapping.target}.`,
      fix: `Fill in ${mapping.source}.`
    });
  }
  return mapping.nullPolicy === 'Clear' ? null : undefined;
}

function wrongValue(mapping: FieldMapping, error: ValueProblem): MappingProblem {
  return {
    code: 'mapping.wrong-type',
    field: mapping.source,
    message: `${mapping.source} for ${mapping.target}: expected ${error.expected}, found ${describeValue(error.found)}.`,
    fix: `Correct ${mapping.source}, or choose another transform for it.`
  };
}

/** A value in an outcome's message, short. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  const written = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return written.length > 80 ? `${written.slice(0, 77)}...` : written;
}

/** Follows relationship fields; a parent that is not there gives null. Names are matched as the query wrote them. */
export function readPath(fields: Readonly<Record<string, unknown>>, path: readonly string[]): unknown {
  let value: unknown = fields;
  for (const name of path) {
    if (value === null || typeof value !== 'object') return null;
    value = readName(value as Record<string, unknown>, name);
  }
  return value;
}

/** Salesforce answers with its own capitals, whatever those of the mapping. */
function readName(row: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(row, name)) return row[name];
  const wanted = name.toLowerCase();
  const key = Object.keys(row).find((candidate) => candidate.toLowerCase() === wanted);
  return key === undefined ? null : row[key];
}

function writePath(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let place = target;
  for (const name of path.slice(0, -1)) {
    const next = place[name];
    place = (typeof next === 'object' && next !== null ? next : (place[name] = {})) as Record<
      string,
      unknown
    >;
  }
  place[path.at(-1) ?? ''] = value;
}
