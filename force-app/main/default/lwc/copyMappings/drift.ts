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
  ['MailingStreet', 'Street'],
  ['MailingCity', 'City'],
  ['MailingState', 'State'],
  ['MailingPostalCode', 'PostalCode'],
  ['MailingCountry', 'Country'],
  ['Account.Name', 'Company'],
  ['Account.Industry', 'Industry']
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

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const isSameSource = (one: string, other: string): boolean =>
  twinsOf(one).some((name) => isSame(name, other));

/** The source by the names that the other object may have it under. */
export const twinsOf = (source: string): readonly string[] => [
  source,
  ...(sameSources.find((names) => names.some((name) => isSame(name, source))) ?? [])
];
