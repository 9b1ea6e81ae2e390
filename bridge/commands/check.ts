import { findSync } from '../config/find-sync';
import type { ConfigProblem, SyncDefinition } from '../config/sync-definition';
import { BridgeError } from '../errors';
import { examine } from '../sync/examine';
import { guardFields } from '../sync/guard';
import { refuseProject } from '../sync/refuse-project';
import type { Bridge } from '../wire';

export interface CheckAnswer {
  readonly syncs: readonly string[];
  readonly problems: readonly ConfigProblem[];
}

/** Every definition, or one, against describe and Iterable's fields; reads only. ConfigError for a sync that is not there. */
export async function checkCommand(bridge: Bridge, name?: string): Promise<CheckAnswer> {
  const config = await bridge.config(0);
  const wanted = name?.toLowerCase();
  const isWanted = (sync: string | null): boolean => wanted === undefined || sync?.toLowerCase() === wanted;
  const syncs = config.syncs.filter((sync) => isWanted(sync.name));
  const problems = config.problems.filter((problem) => isWanted(problem.sync));
  if (name !== undefined && problems.length === 0) findSync(config, name);
  for (const sync of syncs) problems.push(...(await checkSync(bridge, sync)));
  return { syncs: syncs.map((sync) => sync.name), problems };
}

async function checkSync(bridge: Bridge, sync: SyncDefinition): Promise<readonly ConfigProblem[]> {
  const source = bridge.org.client();
  const project = await problemsOf(sync, async () => {
    await refuseProject(sync.project, source);
    return [];
  });
  const mapping = await problemsOf(sync, async () => {
    const examined = await examine(sync, source);
    const fields = await bridge.projectOf(sync).client().fields();
    return [...examined.problems, ...guardFields(sync, examined.sourceTypes, fields).problems];
  });
  return [...project, ...mapping];
}

/** What stops the examination is a finding as well. */
async function problemsOf(
  { name }: SyncDefinition,
  examination: () => Promise<readonly ConfigProblem[]>
): Promise<readonly ConfigProblem[]> {
  try {
    return await examination();
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    const { code, message, fix } = error;
    return [{ sync: name, where: `Iterable_Sync.${name}`, code, message, fix }];
  }
}
