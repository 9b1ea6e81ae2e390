import type { ConfigProblem } from '../../config/sync-definition';
import type { CompiledFormula } from '../../formula/model';
import type { Source } from '../ports';
import { unmappableTypes, type SourceSchema } from '../source-schema';
import { compileAt, formulaField, pathsNamedIn } from './formulas';
import { resolvePath, type MissingName } from './resolve-path';
import type { SourcePlace, SourceType } from './source-types';
import type { RowUses, UsedFormula, UsedPath } from './source-uses';
import { relationshipOf } from './unstamped';

/** What was found of the things that are read of a row; collects for one sync. */
export interface Findings {
  /** DeveloperName of the sync. */
  readonly sync: string;
  readonly problems: ConfigProblem[];
  readonly types: Map<string, SourceType>;
  /** IANA name. */
  readonly timeZone: string;
  readsClock: boolean;
}

/** The row's fields that must be selected, in Salesforce's capitals, and what of them moves no change field. */
export interface ResolvedRow {
  readonly fields: readonly string[];
  readonly parents: readonly string[];
  readonly calculated: readonly string[];
}

export interface RowSchema {
  readonly schema: SourceSchema;
  /** Of the row's types; empty for the record. */
  readonly prefix: string;
}

/** Holds what is read of a row against describe. Adds types and problems to the findings. */
export async function resolveRow(
  uses: RowUses,
  row: RowSchema,
  findings: Findings,
  source: Pick<Source, 'describe'>
): Promise<ResolvedRow> {
  const fields = new Map<string, SourceType & { calculated: boolean }>();
  for (const used of uses.paths) await resolveUsed(used, row, { findings, source, fields });
  for (const used of uses.formulas) await resolveFormula(used, row, { findings, source, fields });
  const paths = [...fields.keys()];
  return {
    fields: paths,
    parents: distinct(paths.map(relationshipOf).filter((path) => path !== null)),
    calculated: paths.filter((path) => fields.get(path)?.calculated)
  };
}

interface Resolving {
  readonly findings: Findings;
  readonly source: Pick<Source, 'describe'>;
  /** By path in Salesforce's capitals. */
  readonly fields: Map<string, SourceType & { calculated: boolean }>;
}

async function resolveUsed({ path, where }: UsedPath, row: RowSchema, resolving: Resolving): Promise<void> {
  const { sync, problems } = resolving.findings;
  const found = await addPath(path, row, resolving);
  if ('missing' in found) problems.push(unreadable(sync, where, path, found));
  else if (unmappableTypes.has(found.type)) problems.push(compound(sync, where, path, found.type));
}

async function addPath(
  path: string,
  { schema, prefix }: RowSchema,
  { findings, source, fields }: Resolving
): Promise<SourceType | MissingName> {
  const found = await resolvePath(path, schema, source);
  if ('missing' in found) return found;
  const { field } = found;
  if (unmappableTypes.has(field.type)) return field;
  const type = { ...field, path: found.path };
  findings.types.set(prefix + path.toLowerCase(), type);
  fields.set(found.path, type);
  return type;
}

/** Compiled twice: first to learn which fields it names, then with what describe says of them. */
async function resolveFormula(used: UsedFormula, row: RowSchema, resolving: Resolving): Promise<void> {
  const { findings } = resolving;
  for (const path of pathsNamedIn(used.text)) if (!path.startsWith('$')) await addPath(path, row, resolving);
  const { types, timeZone } = findings;
  const place: SourcePlace = { types, prefix: row.prefix, timeZone };
  const answer = compileAt(used.text, used.use, place, fieldsOf(row.schema));
  if ('problems' in answer) {
    for (const { message, position, code, fix } of answer.problems)
      findings.problems.push({
        sync: findings.sync,
        where: used.where,
        code,
        message: `${message} (line ${position.line}, column ${position.column})`,
        fix
      });
    return;
  }
  const { formula } = answer;
  findings.readsClock ||= formula.readsClock;
  if (used.gives && !used.gives.includes(formula.type))
    findings.problems.push(wrongResult(findings.sync, used, formula));
}

function* fieldsOf(schema: SourceSchema) {
  for (const field of schema.fields.values()) yield formulaField(field.name, field);
}

const wrongResult = (sync: string, { where, gives = [] }: UsedFormula, formula: CompiledFormula) => ({
  sync,
  where,
  code: 'formula.result-type',
  message: `The formula gives ${formula.type}.`,
  fix: `Give ${gives.join(' or ')}.`
});

export const unreadable = (
  sync: string,
  where: string,
  path: string,
  missing: MissingName
): ConfigProblem => ({
  sync,
  where,
  code: 'config.unknown-source',
  message: `${path}: ${missing.object} has no ${missing.missing} that the integration user can read.`,
  fix: 'Correct the name, or give the integration user read access to the field.'
});

const compound = (sync: string, where: string, path: string, type: string): ConfigProblem => ({
  sync,
  where,
  code: 'config.compound-source',
  message: `${path} is a field of type ${type}, which cannot be sent as one value.`,
  fix: 'Map its parts instead, e.g. MailingCity.'
});

export const distinct = (values: readonly string[]): string[] => [...new Set(values)];
