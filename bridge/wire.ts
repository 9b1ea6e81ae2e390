import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from './config/load-config';
import { SalesforceBudget } from './budgets/salesforce-budget';
import { activeSyncs } from './config/active-syncs';
import type { ProjectDefinition, SyncDefinition } from './config/sync-definition';
import { BusyError, ConfigError } from './errors';
import { RecordedCalls, type RunCalls } from './calls/recorded-calls';
import { baseUrls } from './iterable/endpoints';
import type { IterableProjectOptions } from './iterable/iterable-calls';
import { IterableProject } from './iterable/iterable-client';
import type { ProjectUse } from './iterable/project-use';
import { openSqliteLedger, type SqliteLedger } from './ledger/sqlite-ledger';
import { createLogger, type Logger } from './logger';
import { openBullQueue } from './queue/bull-queue';
import { openEmbeddedQueue } from './queue/embedded-queue';
import type { JobQueue, QueueErrorListener } from './queue/queue';
import { inLanes } from './service/lanes-of-jobs';
import { readOpenPublishes } from './salesforce/open-publishes';
import { SalesforceOrg } from './salesforce/salesforce-client';
import { cachedConfig } from './service/cached-config';
import { withPauses } from './service/paused-config';
import type { Settings } from './settings';
import type { LeaseOwner } from './sync/bookkeeping';
import type { Clock } from './sync/ports';
import type { RunParts } from './sync/run-parts';
import { ToldOptOuts } from './sync/consent/told-opt-outs';
import { thisProcess } from './ledger/process-owner';

/** The bridge put together; everything that outlives a run is made here, once. */
export interface Bridge {
  readonly settings: Settings;
  readonly log: Logger;
  readonly org: SalesforceOrg;
  readonly ledger: SqliteLedger;
  /** What may be asked of Salesforce, whose limit the whole org shares. */
  readonly salesforceBudget: SalesforceBudget;
  readonly clock: Clock;
  /** Every call of a run, on its way into the ledger. */
  readonly calls: Pick<RecordedCalls, 'flush'>;
  readonly owner: LeaseOwner;
  /** Definitions from the org, read again when they are older than the given seconds; those that people paused are Paused. */
  config(maxAgeSeconds: number): Promise<Config>;
  /** The same as they are published, whoever paused them here. */
  published(maxAgeSeconds: number): Promise<Config>;
  /** Definitions as they count while people have paused some. */
  paused(config: Config): Promise<Config>;
  /** ConfigError when the project has no API key in the settings. */
  projectOf(of: Pick<SyncDefinition, 'project'>): IterableProject;
  /** What this process sends to the project. */
  useOf(project: ProjectDefinition): ProjectUse;
  /** Clients with counters of their own, for one run. */
  runParts(
    definition: Pick<SyncDefinition, 'name' | 'project'>,
    onProgress?: RunParts['onProgress']
  ): Promise<RunParts>;
  close(): Promise<void>;
}

const systemClock: Clock = {
  now: () => new Date(),
  sleep: async (milliseconds, signal) => {
    await sleep(milliseconds, undefined, { signal });
  },
  random: () => Math.random()
};

export async function wire(settings: Settings, label: string, clock = systemClock): Promise<Bridge> {
  const log = createLogger(settings.logLevel);
  const ledger = await openSqliteLedger(settings.dataDir);
  const calls = recordedCalls({ ledger, log, clock });
  const { org, salesforceBudget } = governedOrg(settings, { ledger, log, clock, calls });
  const owner = thisProcess(label);
  const definitions = definitionsOf(org, { ledger, clock });
  const { projects, closeProjects, settlingOf } = cachedProjects(settings, calls, clock);
  const clientsOf = (definition: Pick<SyncDefinition, 'name' | 'project'>) =>
    recordedClients(org, projects.projectOf(definition), calls.ofSync(definition.name));
  return {
    settings,
    log,
    org,
    ledger,
    salesforceBudget,
    clock,
    calls,
    owner,
    ...definitions,
    ...projects,
    runParts: async (definition, onProgress) => ({
      ...clientsOf(definition),
      ownClients: () => clientsOf(definition),
      ledger,
      budget: salesforceBudget,
      clock,
      owner,
      log,
      ...settlingOf(definition),
      activeSyncs: activeSyncs((await definitions.config(300)).syncs),
      onProgress
    }),
    close: async () => {
      closeProjects();
      await Promise.all([calls.flush(), salesforceBudget.settled()]);
      await ledger.close();
    }
  };
}

/** Definitions as they are published, and as they count while people have paused some. */
function definitionsOf(
  org: SalesforceOrg,
  { ledger, clock }: Pick<Bridge, 'ledger' | 'clock'>
): Pick<Bridge, 'config' | 'published' | 'paused'> {
  const published = cachedConfig({
    reader: () => org.client(),
    openPublishes: () => readOpenPublishes(org.client()),
    history: ledger,
    clock
  });
  const paused = async (config: Config): Promise<Config> => withPauses(config, await ledger.pauses());
  return {
    published,
    paused,
    config: async (maxAgeSeconds) => paused(await published(maxAgeSeconds))
  };
}

/** Both sides with counters of their own, and the record of their calls. */
const recordedClients = (org: SalesforceOrg, project: IterableProject, calls: RunCalls) => ({
  source: org.client(calls),
  destination: project.client(calls),
  onRun: calls.runIs
});

/** A run never waits for the record of its calls, and what goes wrong with it is only said. */
const recordedCalls = ({ ledger, log, clock }: Pick<Bridge, 'ledger' | 'log' | 'clock'>): RecordedCalls =>
  new RecordedCalls({
    write: (entries) => ledger.appendCalls(entries),
    now: () => clock.now(),
    onError: (error) => log.warn({ err: error }, 'calls were not recorded')
  });

/** The org, and the governor that hears of every call to it. */
function governedOrg(
  { salesforce, dailySharePercent, reservePercent }: Settings,
  { calls, ...parts }: Pick<Bridge, 'ledger' | 'log' | 'clock'> & { readonly calls: RecordedCalls }
): Pick<Bridge, 'org' | 'salesforceBudget'> {
  const salesforceBudget = new SalesforceBudget({
    ...parts,
    settings: { sharePercent: dailySharePercent, reservePercent },
    limits: () => org.client().apiLimits()
  });
  const timeoutMs = salesforce.timeoutSeconds * 1000;
  const options = { timeoutMs, meter: salesforceBudget, log: calls.ofBridge() };
  const org: SalesforceOrg = new SalesforceOrg(salesforce, options);
  return { org, salesforceBudget };
}

interface CachedProjects {
  readonly projects: Pick<Bridge, 'projectOf' | 'useOf'>;
  readonly closeProjects: () => void;
  /** What users of the project take in late, and whose opt-outs the process told of. */
  readonly settlingOf: (
    definition: Pick<SyncDefinition, 'project'>
  ) => Pick<RunParts, 'settleSeconds' | 'toldOptOuts'>;
}

/** One object a project, whose call rate and opt-outs all its syncs share. */
function cachedProjects(settings: Settings, calls: RecordedCalls, clock: Clock): CachedProjects {
  const { settleSeconds } = settings;
  const projects = new Map<string, IterableProject>();
  const log = calls.ofBridge();
  const keyOf = ({ name, dataCenter, callsPerSecond, forgetCallsPerDay }: ProjectDefinition): string =>
    JSON.stringify([name, dataCenter, callsPerSecond, forgetCallsPerDay]);
  const projectOf: Bridge['projectOf'] = ({ project }) => {
    const key = keyOf(project);
    const known = projects.get(key) ?? new IterableProject({ ...accessOf(project, settings), log });
    projects.set(key, known);
    return known;
  };
  const useOf: Bridge['useOf'] = (project) =>
    projects.get(keyOf(project))?.calls.use() ?? {
      made: 0,
      allowed: Math.round(project.callsPerSecond.bulk * 60),
      pausedUntil: null
    };
  const told = new Map<string, ToldOptOuts>();
  const settlingOf: CachedProjects['settlingOf'] = ({ project: { name } }) => {
    const toldOptOuts = told.get(name) ?? new ToldOptOuts({ clock, settleSeconds });
    told.set(name, toldOptOuts);
    return { settleSeconds, toldOptOuts };
  };
  const closeProjects = (): void => projects.forEach((project) => project.calls.close());
  return { projects: { projectOf, useOf }, closeProjects, settlingOf };
}

/** Bull where `REDIS_URL` is set, else jobs in the ledger's file. */
export function openQueue(
  { settings, ledger, log, clock }: Bridge,
  patience: { patienceMs?: number } = {}
): JobQueue {
  // Having to wait for somebody else is no trouble.
  const onError: QueueErrorListener = (what, error) =>
    log[error instanceof BusyError ? 'info' : 'warn']({ err: error }, what);
  const queue = settings.redisUrl
    ? openBullQueue({ redisUrl: settings.redisUrl, onError, ...patience })
    : openEmbeddedQueue(ledger.jobs, { onError });
  return inLanes(queue, { ledger, clock });
}

function accessOf(project: SyncDefinition['project'], { iterable }: Settings): IterableProjectOptions {
  const name = project.name.toUpperCase();
  const apiKey = iterable.apiKeys.get(name) ?? iterable.apiKeys.get('');
  if (!apiKey) {
    throw new ConfigError(
      'settings.no-api-key',
      `Settings: there is no API key for the Iterable project ${project.name}.`,
      {
        fix: `Set ITERABLE_API_KEY_${name}, or ITERABLE_API_KEY for the only project.`
      }
    );
  }
  return {
    baseUrl: iterable.apiUrls.get(name) ?? iterable.apiUrls.get('') ?? baseUrls[project.dataCenter],
    apiKey,
    rates: project.callsPerSecond,
    forgetCallsPerDay: project.forgetCallsPerDay,
    clock: systemClock
  };
}
