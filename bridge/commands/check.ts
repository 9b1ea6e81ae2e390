import { findSync } from '../config/find-sync';
import type { ConfigProblem, SyncDefinition } from '../config/sync-definition';
import { BridgeError } from '../errors';
import { consentProblems } from '../sync/consent/run-consent';
import { examineWhole } from '../sync/ready-sync';
import { refuseProject } from '../sync/refuse-project';
import { findTargets, ListFinder } from '../sync/step-targets';
import type { Bridge } from '../wire';

export interface CheckAnswer {
  readonly syncs: readonly string[];
  readonly problems: readonly ConfigProblem[];
  /** What a person should know although nothing is wrong, e.g. a change field that is not indexed. */
  readonly notices: readonly Notice[];
}

export interface Notice {
  readonly sync: string;
  readonly message: string;
}

/** Every definition, or one, against describe and Iterable's fields; reads only. ConfigError for a sync that is not there. */
export async function checkCommand(bridge: Bridge, name?: string): Promise<CheckAnswer> {
  const config = await bridge.config(0);
  const wanted = name?.toLowerCase();
  const isWanted = (sync: string | null): boolean => wanted === undefined || sync?.toLowerCase() === wanted;
  const syncs = config.syncs.filter((sync) => isWanted(sync.name));
  const problems = config.problems.filter((problem) => isWanted(problem.sync));
  if (name !== undefined && problems.length === 0) findSync(config, name);
  const notices: Notice[] = [];
  for (const sync of syncs) {
    const found = await checkSync(bridge, sync);
    problems.push(...found.problems);
    notices.push(...found.notices.map((message) => ({ sync: sync.name, message })));
  }
  return { syncs: syncs.map((sync) => sync.name), problems, notices };
}

interface Findings {
  readonly problems: readonly ConfigProblem[];
  readonly notices: readonly string[];
}

async function checkSync(bridge: Bridge, sync: SyncDefinition): Promise<Findings> {
  const source = bridge.org.client();
  const project = await findingsOf(sync, async () => {
    await refuseProject(sync.project, source);
    return { problems: [], notices: [] };
  });
  const whole = await findingsOf(sync, () =>
    examineWhole(sync, { source, destination: clientOf(bridge, sync) })
  );
  const targets = await findingsOf(sync, async () => {
    const parts = { destination: clientOf(bridge, sync), ledger: bridge.ledger, mayCreate: false };
    const { notices } = await findTargets(sync, new ListFinder(sync, parts), parts);
    return { problems: [], notices };
  });
  const consent = await findingsOf(sync, async () => ({
    problems: await consentProblems(sync.project, { source, destination: clientOf(bridge, sync) }),
    notices: []
  }));
  return {
    problems: distinct([project, whole, targets, consent].flatMap(({ problems }) => problems)),
    notices: [...whole.notices, ...targets.notices]
  };
}

const clientOf = (bridge: Bridge, sync: SyncDefinition) => bridge.projectOf(sync).client();

/** What keeps one examination from being made keeps the others from it too: it is said once. */
const distinct = (problems: readonly ConfigProblem[]): ConfigProblem[] => [
  ...new Map(problems.map((problem) => [`${problem.where} ${problem.message}`, problem])).values()
];

/** What stops the examination is a finding as well. */
async function findingsOf({ name }: SyncDefinition, examination: () => Promise<Findings>): Promise<Findings> {
  try {
    return await examination();
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    const { code, message, fix } = error;
    return { problems: [{ sync: name, where: `Iterable_Sync.${name}`, code, message, fix }], notices: [] };
  }
}
