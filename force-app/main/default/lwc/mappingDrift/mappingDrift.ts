import getPublished from '@salesforce/apex/IterableSyncDescribeController.getPublished';
import listSyncs from '@salesforce/apex/IterableSyncDescribeController.syncs';
import changed from '@salesforce/label/c.Mapping_Drift_Changed';
import missingHere from '@salesforce/label/c.Mapping_Drift_Missing_Here';
import missingThere from '@salesforce/label/c.Mapping_Drift_Missing_There';
import { mappingsOf, rowOfSync, stepsOf } from 'c/draft';
import type { DraftDefinition, MappingRow } from 'c/draft';
import { fill } from 'c/fill';

/** What differs between the mappings of two steps, by target. */
interface Drift {
  readonly target: string;
  readonly kind: 'missing-here' | 'missing-there' | 'changed';
}

/** Beside source and target. */
const columns = ['Kind__c', 'Transform__c', 'Target_Type__c', 'Null_Policy__c', 'Default__c'] as const;

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
function driftOf(here: readonly MappingRow[], there: readonly MappingRow[]): Drift[] {
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

const driftWords = { changed, 'missing-here': missingHere, 'missing-there': missingThere };

/** Each difference in a sentence. */
export const driftTexts = (here: readonly MappingRow[], there: readonly MappingRow[]): string[] =>
  driftOf(here, there).map(({ target, kind }) => fill(driftWords[kind], [target]));

/** Another sync whose people are mapped apart from this one's: that of leads beside that of contacts. */
export interface Sibling {
  readonly label: string;
  readonly definition: DraftDefinition;
}

const siblings: Readonly<Record<string, string>> = { Contact: 'Lead', Lead: 'Contact' };

/** The published sync of the other object of people with the same project; null where there is none to be had. */
export async function siblingOf(definition: DraftDefinition): Promise<Sibling | null> {
  const { Source_Object__c: own, Project__c: project } = rowOfSync(definition);
  const other = siblings[own ?? ''];
  if (!other) return null;
  try {
    const all = (await listSyncs()) ?? [];
    const found = all.find(({ objectName, status }) => objectName === other && status !== 'Archived');
    if (!found?.name) return null;
    const published = JSON.parse(await getPublished({ syncName: found.name })) as {
      definition: DraftDefinition;
    };
    const isSameProject = rowOfSync(published.definition).Project__c === project;
    return isSameProject ? { label: found.label ?? found.name, definition: published.definition } : null;
  } catch {
    // A warning that cannot be given keeps nobody from editing.
    return null;
  }
}

/** Mappings of the sibling's step that does the same; none where it has no such step. */
export function siblingMappings(
  { definition }: Pick<Sibling, 'definition'>,
  operation: string
): MappingRow[] {
  const step = stepsOf(definition).find(
    ({ Operation__c: own, Active__c: isOn }) => (own ?? 'Update_User') === operation && isOn !== false
  );
  return step ? mappingsOf(definition, step.DeveloperName) : [];
}
