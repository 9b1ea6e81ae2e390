import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { statusCommand } from './commands/status';
import { BusyError, ConfigError, LeaseLostError } from './errors';
import { createServer } from './http/server';
import { handleJob } from './jobs';
import type { JobQueue } from './queue/queue';
import { dueSyncs } from './queue/schedule';
import { toJob, type RunJob } from './run-job';
import type { Settings } from './settings';
import type { Lease } from './sync/bookkeeping';
import { openQueue, type Bridge } from './wire';

const tickMs = 5_000;
const definitionSeconds = 300;
const serviceLeaseSeconds = 30;
const oneDayMs = 24 * 60 * 60 * 1000;
/** Runs at once: a few syncs side by side, none of them twice. */
const runsAtOnce = 4;

interface Service {
  readonly json: unknown;
  readonly text: string;
  readonly exitCode: number;
}

/** The service: schedules, jobs and the admin endpoint, until SIGTERM or SIGINT. Stops cleanly between two pages. */
export async function serve(bridge: Bridge): Promise<Service> {
  refuseOpenDoor(bridge.settings);
  const lease = await holdService(bridge);
  const stopping = new AbortController();
  const queue = openQueue(bridge);
  queue.process((job) => handleJob(bridge, job, stopping.signal), { concurrency: runsAtOnce, attempts: 5 });
  const server = await listen(bridge, queue);
  const timers = startTimers(bridge, queue, lease, stopping);

  await stopAsked(stopping.signal);
  stopping.abort();
  for (const timer of timers) clearInterval(timer);
  await new Promise((resolve) => server.close(resolve));
  await queue.close();
  await bridge.ledger.releaseLease(lease).catch(() => undefined);
  bridge.log.info({}, 'stopped');
  return { json: null, text: 'stopped', exitCode: 0 };
}

/** An admin API without a token is for this machine only (DESIGN section 3). */
function refuseOpenDoor({ host, bridgeToken }: Settings): void {
  const local = host === '127.0.0.1' || host === '::1' || host === 'localhost';
  if (bridgeToken || local) return;
  throw new ConfigError(
    'settings.no-token',
    `Settings: the admin API would be open to everybody on ${host}.`,
    {
      fix: 'Set BRIDGE_TOKEN, or let HOST be 127.0.0.1.'
    }
  );
}

/** One service a folder: a second one would run every schedule twice. */
async function holdService({ ledger, owner, settings }: Bridge): Promise<Lease> {
  const answer = await ledger.takeLease('service', owner, serviceLeaseSeconds);
  if ('lease' in answer) return answer.lease;
  throw new BusyError(
    'service.running',
    `A service (process ${answer.heldBy.pid}) already works on ${settings.dataDir}.`,
    {
      fix: 'Stop it first, or give this one another DATA_DIR.'
    }
  );
}

async function listen(bridge: Bridge, queue: JobQueue): Promise<Server> {
  const app = createServer({
    ledger: bridge.ledger,
    log: bridge.log,
    token: bridge.settings.bridgeToken,
    config: () => bridge.config(30),
    status: () => statusCommand(bridge),
    enqueue: (job: RunJob) => queue.add(toJob(job)),
    organizationId: () => bridge.org.organizationId(),
    readiness: async () => {
      await bridge.ledger.runs({ limit: 1 });
      await bridge.org.organizationId();
    }
  });
  const { port, host } = bridge.settings;
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, (error?: Error) => {
      if (error) {
        reject(
          new ConfigError(
            'settings.port',
            `The admin API cannot listen on ${host}:${port}: ${error.message}`,
            { fix: 'Choose another PORT.' }
          )
        );
        return;
      }
      const { port: actual } = server.address() as AddressInfo;
      bridge.log.info({ url: `http://${host}:${actual}` }, 'listening');
      resolve(server);
    });
  });
}

function startTimers(
  bridge: Bridge,
  queue: JobQueue,
  lease: Lease,
  stopping: AbortController
): NodeJS.Timeout[] {
  const guarded = (work: () => Promise<void>, what: string) => () =>
    void work().catch((error: unknown) => bridge.log.warn({ err: error }, `${what} failed`));
  const schedule = guarded(() => enqueueDue(bridge, queue), 'schedule');
  const purge = guarded(() => purgeOld(bridge), 'clean-up');
  const renew = () =>
    void bridge.ledger.renewLease(lease, serviceLeaseSeconds).catch((error: unknown) => {
      bridge.log.error({ err: error }, 'the lease of the service could not be renewed');
      if (error instanceof LeaseLostError) stopping.abort(error);
    });
  schedule();
  purge();
  return [
    setInterval(schedule, tickMs),
    setInterval(renew, (serviceLeaseSeconds / 3) * 1000),
    setInterval(purge, oneDayMs)
  ];
}

async function enqueueDue(bridge: Bridge, queue: JobQueue): Promise<void> {
  const { syncs } = await bridge.config(definitionSeconds);
  const scheduled = await Promise.all(
    syncs.map(async (sync) => ({
      sync,
      lastStartedAt: await lastScheduleableStart(bridge, sync.name),
      cutOff: (await bridge.ledger.unfinishedRun(sync.name)) !== null
    }))
  );
  for (const sync of dueSyncs(scheduled, bridge.clock.now()))
    await queue.add(toJob({ sync, trigger: 'schedule' }));
}

/** A run of single records ("sync now") does not put off the sync's own turn. */
async function lastScheduleableStart({ ledger }: Bridge, sync: string): Promise<string | null> {
  const runs = await ledger.runs({ sync, limit: 20 });
  return runs.find((run) => run.trigger !== 'record')?.startedAt ?? null;
}

async function purgeOld({ ledger, settings, clock }: Bridge): Promise<void> {
  await ledger.purge(new Date(clock.now().getTime() - settings.retentionDays * oneDayMs).toISOString());
}

/** Resolves at SIGTERM or SIGINT, or when the service may not go on. */
function stopAsked(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => resolve();
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    signal.addEventListener('abort', stop, { once: true });
  });
}
