import type { ConfigProblem, SyncDefinition } from '../config/sync-definition';
import { BridgeError } from '../errors';
import { examine } from '../sync/examine';
import { guardFields } from '../sync/guard';
import type { Bridge } from '../wire';

export interface CheckAnswer {
  readonly syncs: readonly string[];
  readonly problems: readonly ConfigProblem[];
}

/** Every definition against describe and Iterable's fields; reads only. */
export async function checkCommand(bridge: Bridge, name?: string): Promise<CheckAnswer> {
  const config = await bridge.config(0);
  const wanted = name?.toLowerCase();
  const isWanted = (sync: string | null): boolean => wanted === undefined || sync?.toLowerCase() === wanted;
  const syncs = config.syncs.filter((sync) => isWanted(sync.name));
  const problems = config.problems.filter((problem) => isWanted(problem.sync));
  for (const sync of syncs) problems.push(...(await checkSync(bridge, sync)));
  return { syncs: syncs.map((sync) => sync.name), problems };
}

async function checkSync(bridge: Bridge, sync: SyncDefinition): Promise<ConfigProblem[]> {
  try {
    const examined = await examine(sync, bridge.org.client());
    const fields = await bridge.projectOf(sync).client().fields();
    return [...examined.problems, ...guardFields(sync, examined.sourceTypes, fields).problems];
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    return [
      {
        sync: sync.name,
        where: `Iterable_Sync.${sync.name}`,
        code: error.code,
        message: error.message,
        fix: error.fix
      }
    ];
  }
}
