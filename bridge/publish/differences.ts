import { inUse, keyOf, kindNames, type Kind, type Row, type Rows, type SomeRows } from './kinds';
import { fieldWords, placeOf, summaryOf, valueText } from './words';

/** One thing that differs; `field` is null where a whole row came or went. */
export interface Difference {
  /** Which row, as a person calls it. */
  readonly where: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** What people see to differ, in the order of the rows. Pure. */
export function differencesOf(before: Rows | null, after: Rows): Difference[] {
  const old: SomeRows = before ? inUse(before) : {};
  const now: SomeRows = inUse(after);
  return kindNames.flatMap((kind) => {
    // What nobody gave stays as it is.
    if (!now[kind]) return [];
    const known = new Map((old[kind] ?? []).map((row) => [keyOf(row), row]));
    const kept = new Set((now[kind] ?? []).map(keyOf));
    const gone = (old[kind] ?? []).filter((row) => !kept.has(keyOf(row)));
    return [
      ...(now[kind] ?? []).flatMap((row) => ofRow(kind, row, { old: known.get(keyOf(row)), rows: now })),
      ...gone.map((row) => whole('removed', placeOf(kind, row, old), summaryOf(kind, row)))
    ];
  });
}

function ofRow(kind: Kind, row: Row, context: { old: Row | undefined; rows: SomeRows }): Difference[] {
  const { old, rows } = context;
  const where = placeOf(kind, row, rows);
  if (!old)
    return [whole('added', where, summaryOf(kind, row)), ...(kind === 'syncs' ? toldOf(row, where) : [])];
  const fields = [...new Set([...Object.keys(row), ...Object.keys(old)])];
  return fields
    .filter((field) => field !== 'DeveloperName' && old[field] !== row[field])
    .map((field) => ({
      where,
      change: 'changed',
      field: fieldWords(field),
      before: valueText(old[field]),
      after: valueText(row[field])
    }));
}

/** What decides about a sync that goes live for the first time. */
const told = [
  'Project__c',
  'Status__c',
  'Source_Object__c',
  'Scope_Type__c',
  'Filter__c',
  'Query__c',
  'Schedule__c',
  'Identity__c',
  'Identity_Source__c',
  'Steps_From__c',
  'Removal_Brake_Percent__c',
  'Write_Back__c'
] as const;

const toldOf = (row: Row, where: string): Difference[] =>
  told
    .filter((field) => row[field] !== undefined)
    .map((field) => ({
      where,
      change: 'added',
      field: fieldWords(field),
      before: null,
      after: valueText(row[field])
    }));

const whole = (change: 'added' | 'removed', where: string, text: string): Difference => ({
  where,
  change,
  field: null,
  before: change === 'removed' ? text : null,
  after: change === 'added' ? text : null
});
