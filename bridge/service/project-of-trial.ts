import type { Config, ConfigReader } from '../config/load-config';
import { readProject } from '../config/read-project';
import type { ProjectDefinition, SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import type { Trial } from '../ledger/ledger';

interface Reading {
  readonly org: { readonly client: () => ConfigReader };
  readonly config: (maxAgeSeconds: number) => Promise<Config>;
  readonly definitionOf: (trial: Trial) => Promise<SyncDefinition>;
}

/** What an undo needs of the definitions. */
export interface ProjectOfTrial {
  readonly project: ProjectDefinition;
  /** Whether its consent rules are known. */
  readonly hasRules: boolean;
  /** The syncs of the project that can be run, and the trial's own. */
  readonly syncs: readonly string[];
}

/**
 * The project of a trial as it is now. What was tried may not be able to run any more: an undo does not depend on it.
 * ConfigError when the project is gone.
 */
export async function projectOfTrial(trial: Trial, reading: Reading): Promise<ProjectOfTrial> {
  const beside = (await reading.config(0)).syncs.filter(({ project }) => isSame(project.name, trial.project));
  const syncs = [...new Set([trial.sync, ...beside.map(({ name }) => name)])];
  const published = beside[0]?.project ?? (await ownProject(trial, reading));
  if (published) return { project: published, hasRules: true, syncs };
  const project = await readProject(reading.org.client(), trial.project);
  if (project) return { project, hasRules: false, syncs };
  throw new ConfigError(
    'config.unknown-project',
    `The Iterable project ${trial.project} is not there any more.`,
    {
      fix: 'Connect the project again.'
    }
  );
}

/** As the trial's own definition has it; null where that cannot be run any more. */
async function ownProject(trial: Trial, { definitionOf }: Reading): Promise<ProjectDefinition | null> {
  try {
    return (await definitionOf(trial)).project;
  } catch (error) {
    if (error instanceof ConfigError) return null;
    throw error;
  }
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Empty for the default. */
export function identitySourceOf({ rows }: Pick<Trial, 'rows'>): string {
  const { syncs } = JSON.parse(rows) as { syncs?: readonly Record<string, unknown>[] };
  const source = syncs?.[0]?.Identity_Source__c;
  return typeof source === 'string' ? source : '';
}
