import type { MappingRow } from 'c/draft';

/** What differs between the mappings of two steps, by target. */
export interface Drift {
  readonly target: string;
  readonly kind: 'missing-here' | 'missing-there' | 'changed';
}

const columns = [
  'Kind__c',
  'Source__c',
  'Transform__c',
  'Target_Type__c',
  'Null_Policy__c',
  'Default__c'
] as const;

/** Names for the same thing on a contact and on a lead. */
const sameSources: readonly (readonly string[])[] = [
  ['mailingstreet', 'street'],
  ['mailingcity', 'city'],
  ['mailingstate', 'state'],
  ['mailingpostalcode', 'postalcode'],
  ['mailingcountry', 'country'],
  ['account.name', 'company'],
  ['account.industry', 'industry']
];

/** Pure; rows that are switched off do not count. */
export function driftOf(here: readonly MappingRow[], there: readonly MappingRow[]): Drift[] {
  const [own, other] = [byTarget(here), byTarget(there)];
  const found: Drift[] = [];
  for (const [target, row] of own) {
    const twin = other.get(target);
    if (!twin) found.push({ target, kind: 'missing-there' });
    else if (!isMadeAlike(row, twin)) found.push({ target, kind: 'changed' });
  }
  for (const target of other.keys()) if (!own.has(target)) found.push({ target, kind: 'missing-here' });
  return found;
}

const byTarget = (rows: readonly MappingRow[]): Map<string, MappingRow> =>
  new Map(
    rows
      .filter(({ Target__c: target, Active__c: isOn }) => target && isOn !== false)
      .map((row) => [row.Target__c ?? '', row])
  );

function isMadeAlike(one: MappingRow, other: MappingRow): boolean {
  const isSameColumn = (column: (typeof columns)[number]): boolean =>
    (one[column] ?? defaults[column]) === (other[column] ?? defaults[column]);
  return columns.every(isSameColumn) && isSameSource(one.Source__c ?? '', other.Source__c ?? '');
}

const defaults: Readonly<Record<string, string | null>> = { Kind__c: 'Field' };

const isSameSource = (one: string, other: string): boolean => {
  const [first, second] = [one.toLowerCase(), other.toLowerCase()];
  return first === second || sameSources.some((names) => names.includes(first) && names.includes(second));
};

/** The source as the other object has it: the same name, or its usual twin. */
export const twinsOf = (source: string): readonly string[] => [
  source,
  ...(sameSources.find((names) => names.includes(source.toLowerCase())) ?? [])
];
