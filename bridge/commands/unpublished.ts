import { z } from 'zod';
import { findSync } from '../config/find-sync';
import { loadConfig, type Config, type ConfigReader } from '../config/load-config';
import type { SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';

/** More rows of a kind make no definition that anybody reads. */
const mostRows = 2000;

/** A row as an editor has it: API names of DESIGN section 2, without namespace. */
const row = z.looseObject({ DeveloperName: z.string().min(1).max(80) });
const rowsOf = (what: string) => z.array(row).max(mostRows).optional().describe(what);

/**
 * Definitions that are not published: rows that stand in the place of the published ones. A parent is named as
 * `"Sync__c": "Contacts"` or as SOQL answers it, `"Sync__r": { "DeveloperName": "Contacts" }`.
 */
export const unpublishedRows = z.strictObject({
  projects: rowsOf('Iterable_Project__mdt'),
  syncs: z.array(row).min(1).max(mostRows).describe('Iterable_Sync__mdt'),
  steps: rowsOf('Iterable_Step__mdt; all steps of the syncs given.'),
  mappings: rowsOf('Iterable_Field_Mapping__mdt; all mappings of the steps given.'),
  campaignLinks: rowsOf('Iterable_Campaign_Link__mdt; all links of the syncs given.'),
  consentRules: rowsOf('Iterable_Consent_Rule__mdt; where given, all rules of their projects.')
});

export type UnpublishedRows = z.infer<typeof unpublishedRows>;

type Raw = Record<string, unknown>;

const kindOf: Readonly<Record<string, keyof UnpublishedRows>> = {
  Iterable_Project__mdt: 'projects',
  Iterable_Sync__mdt: 'syncs',
  Iterable_Step__mdt: 'steps',
  Iterable_Field_Mapping__mdt: 'mappings',
  Iterable_Campaign_Link__mdt: 'campaignLinks',
  Iterable_Consent_Rule__mdt: 'consentRules'
};

/**
 * The given definitions as if they were published beside all others, which are read from the org. Answers the syncs
 * that were given and what is wrong with them and with the whole; wrong rows are problems, not errors.
 */
export async function readUnpublished(given: UnpublishedRows, published: ConfigReader): Promise<Config> {
  const { syncs, problems } = await loadConfig({
    readMetadata: async (type, columns) =>
      withGiven(kindOf[type], given, await published.readMetadata(type, columns))
  });
  const names = namesOf(given.syncs);
  return {
    syncs: syncs.filter(({ name }) => names.has(name.toLowerCase())),
    problems: problems.filter(({ sync }) => sync === null || names.has(sync.toLowerCase()))
  };
}

/** The one sync among unpublished rows; ConfigError when there are several, or when it cannot be run. */
export async function unpublishedSync(
  given: UnpublishedRows,
  published: ConfigReader
): Promise<SyncDefinition> {
  const [only, ...others] = given.syncs;
  if (only && others.length === 0)
    return findSync(await readUnpublished(given, published), only.DeveloperName);
  throw new ConfigError('config.several-syncs', 'The definition holds several syncs.', {
    fix: 'Give the rows of one sync.'
  });
}

/** Published rows, without those that the given ones replace, and the given ones. */
function withGiven(
  kind: keyof UnpublishedRows | undefined,
  given: UnpublishedRows,
  published: readonly Raw[]
): Raw[] {
  const own = (kind ? given[kind] : undefined) ?? [];
  const isReplaced = replacedBy(kind, given);
  const rows = own.map((raw) => withoutHash(withParents(raw)));
  return [...published.filter((raw) => !isReplaced(raw)), ...rows];
}

function replacedBy(kind: keyof UnpublishedRows | undefined, given: UnpublishedRows): (raw: Raw) => boolean {
  const own = namesOf((kind ? given[kind] : undefined) ?? []);
  const syncs = namesOf(given.syncs);
  const steps = namesOf(given.steps ?? []);
  const ruled = new Set((given.consentRules ?? []).map((raw) => parentOf(withParents(raw), 'Project__r')));
  return (raw) =>
    own.has(nameOf(raw)) ||
    (kind === 'steps' && syncs.has(parentOf(raw, 'Sync__r'))) ||
    (kind === 'campaignLinks' && syncs.has(parentOf(raw, 'Sync__r'))) ||
    (kind === 'mappings' && steps.has(parentOf(raw, 'Step__r'))) ||
    (kind === 'consentRules' && ruled.has(parentOf(raw, 'Project__r')));
}

const parents = ['Project', 'Sync', 'Step'] as const;

function withParents(raw: Raw): Raw {
  const named: Raw = { ...raw };
  for (const parent of parents) {
    const name = raw[`${parent}__c`];
    if (typeof name === 'string' && raw[`${parent}__r`] === undefined)
      named[`${parent}__r`] = { DeveloperName: name };
  }
  return named;
}

/** What is not published has no hash to be compared with. */
const withoutHash = (raw: Raw): Raw => ({ ...raw, Definition_Hash__c: null });

const nameOf = ({ DeveloperName: name }: Raw): string => (typeof name === 'string' ? name.toLowerCase() : '');

const namesOf = (rows: readonly Raw[]): ReadonlySet<string> => new Set(rows.map(nameOf));

const parentOf = (raw: Raw, relationship: string): string => nameOf((raw[relationship] ?? {}) as Raw);
