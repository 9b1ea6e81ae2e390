import { ConfigError } from '../errors';
import type { Config } from './load-config';
import type { SyncDefinition } from './sync-definition';

/** What may be repeated in a message: a name, never free text that somebody typed. */
const namePattern = /^\w{1,80}$/;

/** The sync with that DeveloperName (capitals do not count); ConfigError says why there is none or why it cannot be run. */
export function findSync({ syncs, problems }: Config, name: string): SyncDefinition {
  const wanted = name.toLowerCase();
  const found = syncs.find((sync) => sync.name.toLowerCase() === wanted);
  if (found) return found;
  const problem = problems.find((candidate) => candidate.sync?.toLowerCase() === wanted);
  if (problem)
    throw new ConfigError(problem.code, `${problem.where}: ${problem.message}`, { fix: problem.fix });
  const called = namePattern.test(name) ? name : 'of that name';
  const known = syncs.map((sync) => sync.name).join(', ') || 'none';
  throw new ConfigError(
    'config.unknown-sync',
    `There is no sync ${called}; those that can be run: ${known}.`,
    {
      fix: 'Use the DeveloperName of an Iterable_Sync__mdt record.'
    }
  );
}
