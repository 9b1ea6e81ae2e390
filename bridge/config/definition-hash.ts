import { createHash } from 'node:crypto';

/**
 * The hash that Publish writes to `Definition_Hash__c`, as docs/definitions.md says: the package computes the same.
 * Nothing here changes without a new first line.
 */

type Raw = Readonly<Record<string, unknown>>;

/** Rows of one sync as SOQL answers them, names without namespace. */
export interface HashedRows {
  readonly steps: readonly Raw[];
  readonly mappings: readonly Raw[];
}

const firstLine = 'iterable-definition 1';

const stepColumns = [
  'Order__c',
  'Operation__c',
  'Mode__c',
  'Condition__c',
  'Target__c',
  'On_Exit__c',
  'Merge_Nested_Objects__c',
  'Remove_Unmapped__c',
  'Create_New_Fields__c',
  'Matchers__c',
  'Matcher_Operator__c'
] as const;

const mappingColumns = [
  'Order__c',
  'Kind__c',
  'Source__c',
  'Target__c',
  'Transform__c',
  'Target_Type__c',
  'Null_Policy__c',
  'Default__c',
  'Required__c',
  'Direction__c',
  'Conflict_Rule__c'
] as const;

/** SHA-256 over the canonical text, 64 hexadecimal digits in small letters. */
export const definitionHash = (rows: HashedRows): string =>
  createHash('sha256').update(canonicalDefinition(rows), 'utf8').digest('hex');

/** A line for each step and mapping, in the order of their code units; rows that are switched off have none. */
function canonicalDefinition({ steps, mappings }: HashedRows): string {
  const stepLines = steps.map((row) => lineOf(['step', row.DeveloperName, ...valuesOf(row, stepColumns)]));
  const mappingLines = mappings.map((row) =>
    lineOf(['mapping', row.DeveloperName, nameOf(row.Step__r), ...valuesOf(row, mappingColumns)])
  );
  return [firstLine, ...[...stepLines, ...mappingLines].sort()].map((line) => `${line}\n`).join('');
}

const valuesOf = (row: Raw, columns: readonly string[]): unknown[] => columns.map((column) => row[column]);

const nameOf = (parent: unknown): unknown => (parent as Raw | null | undefined)?.DeveloperName;

const lineOf = (cells: readonly unknown[]): string => cells.map(cellOf).join('\t');

function cellOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return '';
  return value
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/^[\0-\x20]+|[\0-\x20]+$/g, '')
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n');
}
