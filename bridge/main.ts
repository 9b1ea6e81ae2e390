import { inquiriesOf } from './commands/inquiries';
import { BusyError, ConfigError, LeaseLostError } from './errors';
import { isLocal, listen, type Door } from './http/listen';
import { createServer } from './http/server';
import { RunJobs } from './jobs';
import { MessageListener } from './outbound/message-listener';
import type { JobQueue } from './queue/queue';
import { ConsentTurns } from './service/consent-turns';
import { Definitions } from './service/definitions';
import { withinBudget } from './service/lanes-of-jobs';
import { repeat } from './service/repeat';
import { requestRun } from './service/request-run';
import { linkTurns, type LinkTurns } from './service/link-turns';
import { MessageTurns } from './service/message-turns';
import { orgTurns, type OrgTurns } from './service/org-turns';
import { purgeRows } from './service/purge-rows';
import { RecordDesk } from './service/record-desk';
import { RequestedRuns } from './service/requested-runs';
import { Scheduler } from './service/scheduler';
import { trialTurns } from './service/trials-of-bridge';
import { homeOfService, servedOrg, statusOfService } from './service/service-answers';
import type { Lease } from './sync/bookkeeping';
import { runConsent } from './sync/consent/run-consent';
import { refuseWithoutCalls } from './sync/run-budget';
import { openQueue, type Bridge } from './wire';

/** How often the service looks at things. */
export interface Pace {
  /** Between two looks at what is due, in milliseconds. */
  readonly tickMs: number;
  /** Age of definitions at which they are read again; a reading takes a few of the org's daily calls. */
  readonly definitionSeconds: number;
  /** After this long without a word the service counts as dead; it gives one three times as often. */
  readonly leaseSeconds: number;
  /** Between two looks at requests in the org, and between two times that it is told of runs. */
  readonly orgSeconds: number;
}

export interface ServiceOptions {
  /** Aborts when the service is to stop. */
  readonly stop: AbortSignal;
  /** Told where the admin endpoint listens, once it does. */
  readonly announce: (url: string) => void;
  readonly pace?: Partial<Pace>;
}

const standardPace: Pace = { tickMs: 5_000, definitionSeconds: 300, leaseSeconds: 30, orgSeconds: 60 };
/** Between two looks at trials: somebody waits for them. */
const trialMs = 1_000;
const oneDayMs = 24 * 60 * 60 * 1000;
/** Runs at once: a few syncs side by side, none of them twice. */
const runsAtOnce = 4;
/** Of them for what a person waits for: however much is loaded, "Sync now" starts. */
const keptForInteractive = 1;
/** Whoever asks the admin endpoint has not much more. */
const queuePatienceMs = 4_000;
/** Tries of a job that somebody asked for: with their growing waits they last for hours, as a first load may. */
const attempts = 50;

/**
 * The service: schedules, jobs and the admin endpoint, until it is to stop; runs then end cleanly between two pages.
 * BusyError when another service works on the same folder, LeaseLostError when one took it over.
 */
export async function serve(bridge: Bridge, options: ServiceOptions): Promise<void> {
  refuseOpenDoor(bridge);
  const { leaseSeconds } = { ...standardPace, ...options.pace };
  const lease = await holdService(bridge, leaseSeconds);
  const lost = new AbortController();
  const endRenewal = repeat('the lease of the service', (leaseSeconds / 3) * 1000, bridge.log, () =>
    bridge.ledger.renewLease(lease, leaseSeconds).catch((error: unknown) => {
      if (error instanceof LeaseLostError) lost.abort(error);
      throw error;
    })
  );
  try {
    await work(bridge, { ...options, stop: AbortSignal.any([options.stop, lost.signal]) });
  } finally {
    endRenewal();
    await bridge.ledger.releaseLease(lease).catch(() => undefined);
  }
  lost.signal.throwIfAborted();
  bridge.log.info({}, 'stopped');
}

/** An admin API without a token is for this machine only (DESIGN section 3). */
function refuseOpenDoor({ settings: { host, bridgeToken } }: Bridge): void {
  if (bridgeToken || isLocal(host)) return;
  throw new ConfigError(
    'settings.no-token',
    `Settings: the admin API would be open to everybody on ${host}.`,
    {
      fix: 'Set BRIDGE_TOKEN, or let HOST be 127.0.0.1.'
    }
  );
}

/** One service a folder: a second one would run every schedule twice. */
async function holdService({ ledger, owner, settings }: Bridge, leaseSeconds: number): Promise<Lease> {
  const answer = await ledger.takeLease('service', owner, leaseSeconds);
  if ('lease' in answer) return answer.lease;
  throw new BusyError(
    'service.running',
    `A service (process ${answer.heldBy.pid}) already works on ${settings.dataDir}.`,
    {
      fix: 'Stop it first, or give this one another DATA_DIR.'
    }
  );
}

/** What the parts of the service share. */
interface Service {
  readonly bridge: Bridge;
  readonly definitions: Definitions;
  readonly requests: RequestedRuns;
  readonly queue: JobQueue;
  readonly pace: Pace;
  readonly listener: MessageListener;
  readonly desk: RecordDesk;
  readonly links: LinkTurns;
}

const partsOf = (bridge: Bridge, pace: ServiceOptions['pace']) => ({
  bridge,
  definitions: definitionsOf(bridge),
  requests: new RequestedRuns(() => bridge.clock.now()),
  queue: openQueue(bridge, { patienceMs: queuePatienceMs }),
  pace: { ...standardPace, ...pace }
});

async function work(bridge: Bridge, { stop, announce, pace }: ServiceOptions): Promise<void> {
  const { log, clock } = bridge;
  const parts = partsOf(bridge, pace);
  const service: Service = {
    ...parts,
    listener: listenerOf(parts),
    desk: deskOf(parts),
    links: linkTurns(parts)
  };
  const repeating: (() => void)[] = [];
  let door: Door | null = null;
  const consentTurns = createConsentTurns(service, stop);
  const trials = trialTurns(bridge, stop);
  const inOrg = orgTurns(bridge, service.desk, service.pace.orgSeconds);
  try {
    await service.desk.goOn(clock.now());
    door = await openDoor(service);
    log.info({ url: door.url }, 'listening');
    announce(door.url);
    const scheduler = createScheduler(service, startJobs(service, stop), inOrg);
    repeating.push(
      repeat('the schedule', service.pace.tickMs, log, () => scheduler.look()),
      repeat('the turns of opt-outs', service.pace.tickMs, log, () => consentTurns.look()),
      repeat('the requests in the org', service.pace.tickMs, log, () => inOrg.requests.look()),
      repeat('the ended links of campaigns', service.pace.tickMs, log, () => service.links.look()),
      repeat('the rows of runs', service.pace.tickMs, log, () => inOrg.rows.look()),
      repeat('the trials', Math.min(service.pace.tickMs, trialMs), log, () => trials.look()),
      repeat('the clean-up', oneDayMs, log, () => purgeOld(bridge))
    );
    await aborted(stop);
  } finally {
    repeating.forEach((end) => end());
    const settled = [consentTurns.settled(), trials.settled(), inOrg.settled(), service.links.settled()];
    await Promise.all([door?.close(), service.queue.close(), ...settled]);
  }
}

function startJobs({ bridge, definitions, requests, queue, pace }: Service, signal: AbortSignal): RunJobs {
  const config = (maxAgeSeconds: number) => definitions.config(maxAgeSeconds);
  const { definitionSeconds } = pace;
  const jobs = new RunJobs({ bridge, config, definitionSeconds, attempts, requests, signal });
  queue.process((job, attempt) => jobs.handle(job, attempt), {
    concurrency: runsAtOnce,
    attempts,
    keptForInteractive
  });
  return jobs;
}

const createScheduler = (
  { bridge, definitions, queue, pace, links }: Service,
  jobs: RunJobs,
  inOrg: Pick<OrgTurns, 'want'>
): Scheduler => {
  const add = withinBudget(queue, bridge.salesforceBudget, bridge);
  return new Scheduler({
    config: () => definitions.config(pace.definitionSeconds),
    ledger: bridge.ledger,
    add: (job) => {
      inOrg.want();
      links.want();
      return add(job);
    },
    isRunning: (sync) => jobs.isRunning(sync),
    owner: bridge.owner.id,
    now: () => bridge.clock.now()
  });
};

/** Opt-outs wait for no run (DESIGN rule 6). */
const createConsentTurns = ({ bridge, definitions, pace }: Service, signal: AbortSignal): ConsentTurns =>
  new ConsentTurns({
    config: () => definitions.config(pace.definitionSeconds),
    ledger: bridge.ledger,
    pass: async (project, sync) => {
      const parts = await bridge.runParts(sync);
      await refuseWithoutCalls('privacy', parts);
      return runConsent(project, parts, { signal });
    },
    now: () => bridge.clock.now(),
    log: bridge.log
  });

function openDoor(service: Service): Promise<Door> {
  const { bridge, definitions, requests, queue, listener } = service;
  const { ledger, log, settings, org } = bridge;
  const app = createServer({
    ledger,
    log,
    token: settings.bridgeToken,
    config: (maxAgeSeconds) => definitions.config(maxAgeSeconds),
    status: () => statusOfService(service),
    home: (period) => homeOfService(service, period),
    request: (asked) =>
      requestRun(asked, { queue, requests, ledger: bridge.ledger, now: () => bridge.clock.now() }),
    askRecords: (recordIds) => service.desk.ask(recordIds),
    endLinks: () => service.links.endNow(),
    requested: (run) => requests.find(run),
    now: () => bridge.clock.now(),
    keyPrefix: async (object) => (await org.client().describe(object)).keyPrefix,
    inquiries: inquiriesOf(bridge, (maxAgeSeconds) => definitions.config(maxAgeSeconds)),
    organizationId: () => servedOrg(service),
    outboundMessages: { secret: settings.outboundMessageSecret, hear: (xml) => listener.hear(xml) },
    readiness: () => checkReadiness(service)
  });
  return listen(app, settings);
}

const deskOf = ({
  bridge,
  definitions,
  queue,
  requests
}: Pick<Service, 'bridge' | 'definitions' | 'queue' | 'requests'>): RecordDesk =>
  new RecordDesk({
    config: (maxAgeSeconds) => definitions.config(maxAgeSeconds),
    source: () => bridge.org.client(),
    ledger: bridge.ledger,
    queue,
    requests,
    now: () => bridge.clock.now()
  });

/** Salesforce waits a minute for an answer: definitions are taken as they are known. */
function listenerOf({
  bridge,
  definitions,
  queue
}: Omit<Service, 'listener' | 'desk' | 'links'>): MessageListener {
  const now = (): Date => bridge.clock.now();
  const share = async (): Promise<number | null> => (await bridge.salesforceBudget.status()).share;
  const turns = new MessageTurns({ queue, share, now });
  return new MessageListener({
    organizationId: () => servedOrg({ bridge, definitions }),
    config: () => definitions.config(Infinity),
    ledger: bridge.ledger,
    wake: (syncs) => turns.wake(syncs),
    tellOptOuts: (sync, project) => turns.tellOptOuts(sync, project),
    now,
    log: bridge.log
  });
}

/** With pauses as they are now: also while the definitions are the last ones that could be read. */
const definitionsOf = (bridge: Bridge): Definitions =>
  new Definitions(
    (seconds) => bridge.published(seconds),
    bridge.clock,
    bridge.log,
    (config) => bridge.paused(config)
  );

/** Throws while the store, the queue or Salesforce cannot be worked with. */
async function checkReadiness({ bridge, definitions, queue, pace }: Service): Promise<void> {
  await bridge.ledger.runs({ limit: 1 });
  await queue.counts();
  await definitions.fresh(pace.definitionSeconds);
}

async function purgeOld({ ledger, settings, clock, org, salesforceBudget }: Bridge): Promise<void> {
  const before = new Date(clock.now().getTime() - settings.retentionDays * oneDayMs).toISOString();
  await ledger.purge(before);
  if (!(await salesforceBudget.look('backfill'))) await purgeRows(org.client(), before);
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
