import type { FieldMapping, SyncDefinition } from '../../config/sync-definition';
import { identityProblem, toIdentity } from '../identity';
import type { Identity } from '../model';
import { compileMapping } from './compile-mapping';
import type { MapContext } from './compile-source';
import { compiledAt, evaluated } from './formulas';
import { RecordProblem } from './problems';
import { pathReader, type Row } from './read-path';
import { typeAt, type SourcePlace } from './source-types';
import { operationTargets } from './targets';

const pathForm = /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/;

/** A field path is read as such; anything else is a formula. */
export const isPath = (source: string): boolean => pathForm.test(source);

/** What the identity is made of: as configured, else what is mapped onto it, else the record's own. */
export function identitySource(definition: SyncDefinition): string {
  const { kind, source } = definition.identity;
  return source ?? identityMapping(definition)?.source ?? (kind === 'email' ? 'Email' : 'Id');
}

/** A mapping that makes the identity; null where it is configured, or the record's own. */
export function identityMapping({ identity, steps }: SyncDefinition): FieldMapping | null {
  if (identity.source !== null) return null;
  const mappings = steps.flatMap((step) => step.mappings);
  const makes = ({ target, kind }: FieldMapping): boolean =>
    target === identity.kind && (kind === 'Field' || kind === 'Formula');
  return mappings.find(makes) ?? null;
}

export type ReadIdentity = (row: Row, context: MapContext) => Identity;

/** RecordProblem for a record that has none, or one that cannot identify a user. */
export function compileIdentity(definition: SyncDefinition, place: SourcePlace): ReadIdentity {
  const { kind } = definition.identity;
  const what = identitySource(definition);
  const read = identityReader(definition, place);
  return (row, context) => {
    const raw = read(row, context);
    const value = typeof raw === 'string' || typeof raw === 'number' ? String(raw).trim() : '';
    if (value === '') throw missing(kind, what);
    const wrong = identityProblem(kind, value);
    if (wrong) throw invalid(kind, what, { wrong, value });
    return toIdentity(kind, value);
  };
}

function identityReader(
  definition: SyncDefinition,
  place: SourcePlace
): (row: Row, context: MapContext) => unknown {
  const mapping = identityMapping(definition);
  if (mapping) return mappedIdentity({ ...mapping, required: false, nullPolicy: 'Skip' }, place);
  const source = identitySource(definition);
  if (isPath(source)) return pathReader((typeAt(place, source)?.path ?? source).split('.'));
  const value = evaluated(compiledAt(source, 'value', place), 'The identity');
  return (row, { now }) => value(row, now);
}

/** The value as the step sends it, transform and all; what is blank is missing. */
function mappedIdentity(
  mapping: FieldMapping,
  place: SourcePlace
): (row: Row, context: MapContext) => unknown {
  const write = compileMapping(mapping, { ...place, targets: operationTargets.Update_User });
  return (row, context) => {
    const made: Record<string, unknown> = {};
    write(row, made, context);
    return made[mapping.target];
  };
}

const nameOf = { email: 'e-mail address', userId: 'user id' } as const;

const missing = (kind: 'email' | 'userId', source: string): RecordProblem =>
  new RecordProblem({
    code: 'identity.missing',
    field: source,
    message: `The record has no ${nameOf[kind]} (${source} is blank).`,
    fix: `Fill in ${source}.`
  });

const invalid = (
  kind: 'email' | 'userId',
  source: string,
  { wrong, value }: { readonly wrong: string; readonly value: string }
): RecordProblem =>
  new RecordProblem(
    {
      code: 'identity.invalid',
      field: source,
      message: `The ${nameOf[kind]} in ${source} is not valid: ${wrong}.`,
      fix: `Correct ${source}.`
    },
    { expected: null, found: value }
  );
