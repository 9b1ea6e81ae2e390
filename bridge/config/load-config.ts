import type { z } from 'zod';
import { buildSync } from './build-sync';
import { strayConsentRules } from './consent-rules';
import {
  configTypes,
  columnsOf,
  type ConfigRows,
  type RawRow,
  type RawRows,
  type SyncRow,
  type TypeName
} from './rows';
import { takenProblems } from './steps-of';
import type { ConfigProblem, SyncDefinition } from './sync-definition';

/** Reads a custom metadata type whole; names with and without namespace are the reader's business. */
export interface ConfigReader {
  readMetadata(type: string, columns: readonly string[]): Promise<Record<string, unknown>[]>;
}

export interface Config {
  /** Syncs without problems, also inactive ones: those can be run by hand. */
  readonly syncs: readonly SyncDefinition[];
  /** A sync with a problem is not among `syncs`; nothing of it runs. */
  readonly problems: readonly ConfigProblem[];
  /** A publish is half done: read again soon. */
  readonly halfDone?: true;
  /** ISO time at which the reading began: all that Salesforce had by then is in it. */
  readonly readAt?: string;
}

/** Custom metadata records -> definitions. Errors of Salesforce pass through; wrong rows become problems. */
export async function loadConfig(reader: ConfigReader): Promise<Config> {
  const raw = await readRows(reader);
  return readConfig((type) => raw[type]);
}

/** Every type of custom metadata that holds definitions, whole. */
export async function readRows(reader: ConfigReader): Promise<RawRows> {
  const raw: Partial<Record<TypeName, readonly RawRow[]>> = {};
  for (const type of Object.keys(configTypes) as TypeName[]) {
    raw[type] = await reader.readMetadata(type, columnsOf(configTypes[type]));
  }
  return raw as RawRows;
}

/** Pure half of `loadConfig`. */
export function readConfig(rawRows: (type: TypeName) => readonly RawRow[]): Config {
  const problems: ConfigProblem[] = [];
  const parse = <T extends TypeName>(type: T) =>
    rawRows(type).flatMap((row) => {
      const answer = configTypes[type].safeParse(row);
      if (answer.success) return [answer.data as z.infer<(typeof configTypes)[T]>];
      const sync = syncOf(type, row, rawRows('Iterable_Step__mdt'));
      problems.push(...answer.error.issues.map((issue) => rowProblem(type, row, issue, sync)));
      return [];
    });
  const rows: ConfigRows = {
    projects: parse('Iterable_Project__mdt'),
    syncs: parse('Iterable_Sync__mdt'),
    steps: parse('Iterable_Step__mdt'),
    mappings: parse('Iterable_Field_Mapping__mdt'),
    campaignLinks: parse('Iterable_Campaign_Link__mdt'),
    consentRules: parse('Iterable_Consent_Rule__mdt')
  };
  return buildConfig(rows, problems);
}

function buildConfig(rows: ConfigRows, rowProblems: readonly ConfigProblem[]): Config {
  const problems = [...rowProblems, ...strayConsentRules(rows)];
  const syncs: SyncDefinition[] = [];
  for (const row of rows.syncs) {
    if (row.Status__c === 'Archived') continue;
    const built = row.Direction__c === 'To_Salesforce' ? otherDirection(row) : buildSync(row, rows);
    problems.push(...built.problems, ...takenProblems(row, rowProblems));
    const broken = problems.some((problem) => problem.sync === row.DeveloperName);
    if (built.definition && !broken) syncs.push(built.definition);
  }
  return { syncs, problems };
}

const otherDirection = ({ DeveloperName: sync }: SyncRow) => ({
  definition: null,
  problems: [
    {
      sync,
      where: `Iterable_Sync.${sync}, Direction__c`,
      code: 'config.not-supported',
      message: 'The direction To_Salesforce is not supported yet.',
      fix: 'Archive the sync.'
    }
  ]
});

function rowProblem(
  type: TypeName,
  row: RawRow,
  issue: z.core.$ZodIssue,
  sync: string | null
): ConfigProblem {
  return {
    sync,
    where: `${type.replace('__mdt', '')}.${nameOf(row)}, ${issue.path.join('.')}`,
    code: 'config.invalid-value',
    message: issue.message,
    fix: 'Correct the value in the custom metadata record.'
  };
}

/** The sync that a row which cannot be read belongs to: it must not run without that row. */
function syncOf(type: TypeName, row: RawRow, steps: readonly RawRow[]): string | null {
  if (type === 'Iterable_Sync__mdt') return nameOf(row);
  if (type === 'Iterable_Step__mdt' || type === 'Iterable_Campaign_Link__mdt')
    return parentOf(row, 'Sync__r');
  if (type === 'Iterable_Project__mdt' || type === 'Iterable_Consent_Rule__mdt') return null;
  const step = steps.find((candidate) => nameOf(candidate) === parentOf(row, 'Step__r'));
  return step ? parentOf(step, 'Sync__r') : null;
}

const nameOf = (row: RawRow): string =>
  typeof row.DeveloperName === 'string' ? row.DeveloperName : '(unnamed)';

function parentOf(row: RawRow, relationship: string): string | null {
  const parent = row[relationship] as { DeveloperName?: unknown } | null | undefined;
  return typeof parent?.DeveloperName === 'string' ? parent.DeveloperName : null;
}
