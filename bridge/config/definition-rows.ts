import { createHash } from 'node:crypto';
import { canonicalJson } from '../sync/canonical-json';
import { definitionHash } from './definition-hash';
import { columnsOf, mappingRow, stepRow, syncRow, type RawRow, type RawRows } from './rows';

/** The rows of one sync: its own, its active steps, and the active mappings of these. */
export interface DefinitionRows {
  readonly sync: RawRow;
  readonly steps: readonly RawRow[];
  readonly mappings: readonly RawRow[];
}

/** What a sync says for itself; steps that it takes from another one are that one's. Pure. */
export function ownRows(sync: RawRow, raw: RawRows): DefinitionRows {
  const steps = raw.Iterable_Step__mdt.filter(
    (row) => isActive(row) && isNamed(parentOf(row, 'Sync__r'), nameOf(sync))
  );
  const names = namesOf(steps);
  const mappings = raw.Iterable_Field_Mapping__mdt.filter(
    (row) => isActive(row) && names.has(parentOf(row, 'Step__r').toLowerCase())
  );
  return {
    sync: plain(sync, syncRow),
    steps: steps.map((row) => plain(row, stepRow)),
    mappings: mappings.map((row) => plain(row, mappingRow))
  };
}

/** With the steps and mappings that it takes from another sync: all that decides what the sync does. Pure. */
export function effectiveRows(sync: RawRow, raw: RawRows): DefinitionRows {
  const own = ownRows(sync, raw);
  const giver = giverOf(sync, raw);
  if (!giver) return own;
  const taken = ownRows(giver, raw);
  return {
    sync: own.sync,
    steps: [...own.steps, ...taken.steps],
    mappings: [...own.mappings, ...taken.mappings]
  };
}

/** The sync whose steps this one takes. */
export const giverOf = (sync: RawRow, { Iterable_Sync__mdt: syncs }: RawRows): RawRow | undefined =>
  syncs.find((row) => isNamed(nameOf(row), textOf(sync.Steps_From__c)));

/** Of rows that were kept with those of another sync: those that belong to the sync itself. */
export const ownOf = ({ sync, steps, mappings }: DefinitionRows): DefinitionRows =>
  ownRows(sync, {
    Iterable_Project__mdt: [],
    Iterable_Sync__mdt: [sync],
    Iterable_Step__mdt: steps,
    Iterable_Field_Mapping__mdt: mappings,
    Iterable_Campaign_Link__mdt: [],
    Iterable_Consent_Rule__mdt: []
  });

/** The rows with those of one sync replaced. Pure. */
export function withRowsOf(raw: RawRows, { sync, steps, mappings }: DefinitionRows): RawRows {
  const name = nameOf(sync);
  const names = namesOf(steps);
  const current = raw.Iterable_Step__mdt.filter((row) => isNamed(parentOf(row, 'Sync__r'), name));
  const gone = new Set([...namesOf(current), ...names]);
  return {
    ...raw,
    Iterable_Sync__mdt: raw.Iterable_Sync__mdt.map((row) => (isNamed(nameOf(row), name) ? sync : row)),
    Iterable_Step__mdt: [
      ...raw.Iterable_Step__mdt.filter((row) => !gone.has(nameOf(row).toLowerCase())),
      ...steps
    ],
    Iterable_Field_Mapping__mdt: [
      ...raw.Iterable_Field_Mapping__mdt.filter((row) => !gone.has(parentOf(row, 'Step__r').toLowerCase())),
      ...mappings
    ]
  };
}

/** Of all that the rows say, whenever they were written. */
export const contentDigest = ({ sync, steps, mappings }: DefinitionRows): string =>
  digest({
    sync: unstamped(sync),
    steps: steps.map(unstamped).sort(byName),
    mappings: mappings.map(unstamped).sort(byName)
  });

/** Of what a publish changes together, and of when it was written. */
export const stampedDigest = (rows: DefinitionRows): string =>
  digest([publishedPart(rows), stampsOf(rows).sort()]);

/** What a publish changes together, and whether it fits together. */
export const publishedPart = (rows: DefinitionRows): { said: string; is: string } => ({
  said: textOf(rows.sync.Definition_Hash__c).toLowerCase(),
  is: definitionHash(rows)
});

/** When the rows were written last, in milliseconds; null where the org does not say. */
export function newestStamp(rows: DefinitionRows): number | null {
  const stamps = stampsOf(rows).map(Date.parse).filter(Number.isFinite);
  return stamps.length === 0 ? null : Math.max(...stamps);
}

/** When rows were written that are not as they were, each in milliseconds, null where the org does not say. */
export function changedStamps(now: DefinitionRows, before: DefinitionRows | null): (number | null)[] {
  const all = ({ sync, steps, mappings }: DefinitionRows): RawRow[] => [sync, ...steps, ...mappings];
  const known = new Set((before ? all(before) : []).map((row) => digest(unstamped(row))));
  return all(now)
    .filter((row) => !known.has(digest(unstamped(row))))
    .map((row) => Date.parse(textOf(row.SystemModstamp)))
    .map((stamp) => (Number.isFinite(stamp) ? stamp : null));
}

export const nameOf = (row: RawRow): string => textOf(row.DeveloperName);

/** DeveloperNames are the same in any case. */
export const isNamed = (name: string, wanted: string): boolean =>
  wanted !== '' && name.toLowerCase() === wanted.toLowerCase();

const stampsOf = ({ sync, steps, mappings }: DefinitionRows): string[] =>
  [sync, ...steps, ...mappings].map((row) => textOf(row.SystemModstamp));

const digest = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

const unstamped = ({ SystemModstamp: _stamp, ...row }: RawRow): RawRow => row;

const byName = (a: RawRow, b: RawRow): number => (nameOf(a) < nameOf(b) ? -1 : 1);

const isActive = (row: RawRow): boolean => row.Active__c !== false;

const namesOf = (rows: readonly RawRow[]): ReadonlySet<string> =>
  new Set(rows.map((row) => nameOf(row).toLowerCase()));

const parentOf = (row: RawRow, relationship: 'Sync__r' | 'Step__r'): string =>
  nameOf((row[relationship] ?? {}) as RawRow);

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Without what SOQL adds; a parent is its DeveloperName. */
function plain(row: RawRow, type: Parameters<typeof columnsOf>[0]): RawRow {
  const entries = columnsOf(type).map((column) => {
    const [field = '', ofParent] = column.split('.');
    const value = row[field] ?? null;
    return [field, ofParent && value ? { [ofParent]: nameOf(value as RawRow) } : value];
  });
  return Object.fromEntries(entries) as RawRow;
}
