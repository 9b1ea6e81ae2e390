import { findSync } from '../config/find-sync';
import type { Config } from '../config/load-config';
import type { ConfigProblem, SyncDefinition } from '../config/sync-definition';
import { BridgeError } from '../errors';
import { documentedRates } from '../iterable/endpoints';
import { checkTargets, fieldNotices, rateNotices } from '../sync/check-targets';
import { consentProblems } from '../sync/consent/run-consent';
import { fieldMeter, type FieldMeter } from '../sync/field-meter';
import { examineWhole } from '../sync/ready-sync';
import { refuseProject } from '../sync/refuse-project';
import { findTargets, ListFinder } from '../sync/step-targets';
import type { Bridge } from '../wire';
import { readUnpublished, type UnpublishedRows } from './unpublished';

export interface CheckAnswer {
  readonly syncs: readonly string[];
  readonly problems: readonly ConfigProblem[];
  /** What a person should know although nothing is wrong, e.g. a change field that is not indexed. */
  readonly notices: readonly Notice[];
  /** User fields of the projects concerned, as far as they could be read. */
  readonly fields: readonly (FieldMeter & { readonly project: string })[];
}

export interface Notice {
  readonly sync: string;
  readonly message: string;
}

/** All published syncs, one of them, or rows that are not published. */
export type CheckRequest = { readonly sync?: string } | { readonly definition: UnpublishedRows };

/** Definitions against describe and Iterable's fields; reads only. ConfigError for a sync that is not there. */
export async function checkCommand(bridge: Bridge, asked: CheckRequest): Promise<CheckAnswer> {
  const config =
    'definition' in asked
      ? await readUnpublished(asked.definition, bridge.org.client())
      : oneOrAll(await bridge.config(0), asked.sync);
  const problems = [...config.problems];
  const notices: Notice[] = [];
  for (const sync of config.syncs) {
    const found = await checkSync(bridge, sync);
    problems.push(...found.problems);
    notices.push(...found.notices.map((message) => ({ sync: sync.name, message })));
  }
  const fields = await metersOf(bridge, config.syncs);
  return { syncs: config.syncs.map((sync) => sync.name), problems, notices, fields };
}

function oneOrAll(config: Config, name?: string): Pick<Config, 'syncs' | 'problems'> {
  if (name === undefined) return config;
  const isWanted = (sync: string | null): boolean => sync?.toLowerCase() === name.toLowerCase();
  const problems = config.problems.filter((problem) => isWanted(problem.sync));
  if (problems.length === 0) findSync(config, name);
  return { syncs: config.syncs.filter((sync) => isWanted(sync.name)), problems };
}

interface Findings {
  readonly problems: readonly ConfigProblem[];
  readonly notices: readonly string[];
}

async function checkSync(bridge: Bridge, sync: SyncDefinition): Promise<Findings> {
  const source = bridge.org.client();
  const projectFindings = async () => {
    await refuseProject(sync.project, source);
    return { problems: [], notices: [] };
  };
  const whole = async () => {
    const destination = clientOf(bridge, sync);
    const found = await examineWhole(sync, { source, destination });
    const room = await fieldNotices(sync, destination, found.toCreate.size);
    return { ...found, notices: [...found.notices, ...statusNotices(sync, found.examined), ...room] };
  };
  const targets = async () => {
    const destination = clientOf(bridge, sync);
    const parts = { destination, ledger: bridge.ledger, mayCreate: false };
    const { notices } = await findTargets(sync, new ListFinder(sync, parts), parts);
    const found = await checkTargets(sync, destination);
    return { problems: found.problems, notices: [...notices, ...found.notices] };
  };
  const consent = async () => ({
    problems: await consentProblems(sync.project, { source, destination: clientOf(bridge, sync) }),
    notices: []
  });
  const found: Findings[] = [];
  for (const examination of [projectFindings, whole, targets, consent])
    found.push(await findingsOf(sync, examination));
  return {
    problems: distinct(found.flatMap(({ problems }) => problems)),
    notices: [...found.flatMap(({ notices }) => notices), ...rateNotices(sync, documentedRates)]
  };
}

const clientOf = (bridge: Bridge, sync: SyncDefinition) => bridge.projectOf(sync).client();

/** Without the three fields, or without the right to write them, a run says nothing on its records. */
function statusNotices(
  { writeBack, sourceObject, name }: SyncDefinition,
  { statusFields }: { readonly statusFields: unknown }
): string[] {
  if (writeBack === 'None' || statusFields !== null) return [];
  return [
    `${name}: ${sourceObject} has no status fields that the integration user may write: nothing is written back. ` +
      'Give it edit access to Iterable_Status__c, Iterable_Message__c and Iterable_Last_Synced__c where the object has them, or choose Write Back None.'
  ];
}

/** One a project; what cannot be read is a problem of its syncs already. */
async function metersOf(bridge: Bridge, syncs: readonly SyncDefinition[]): Promise<CheckAnswer['fields']> {
  const meters = new Map<string, FieldMeter>();
  for (const sync of syncs) {
    const { name } = sync.project;
    if (meters.has(name)) continue;
    await findingsOf(sync, async () => {
      meters.set(name, fieldMeter(await clientOf(bridge, sync).fields()));
      return { problems: [], notices: [] };
    });
  }
  return [...meters].map(([project, meter]) => ({ project, ...meter }));
}

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
