import type { Inquiries } from '../../../bridge/commands/inquiries';
import { askedRun } from '../../../bridge/commands/waiting-run';
import { statusOf } from '../../../bridge/commands/status';
import type { Config } from '../../../bridge/config/load-config';
import { ConfigError } from '../../../bridge/errors';
import { listen } from '../../../bridge/http/listen';
import { createServer, type ServerParts } from '../../../bridge/http/server';
import { silentLogger } from '../../../bridge/logger';
import type { RunJob } from '../../../bridge/run-job';
import { requestRun } from '../../../bridge/service/request-run';
import { RequestedRuns } from '../../../bridge/service/requested-runs';
import { noCounts, type Outcome, type Run } from '../../../bridge/sync/model';
import { contactId, syncDefinition, temporaryLedger, type TemporaryLedger } from '../../builders';
import type { SqliteLedger } from '../../../bridge/ledger/sqlite-ledger';

export const token = 'a-token-of-sixteen-and-more';
export const orgId = '00D000000000001EAA';

export const contactSync = syncDefinition();
export const leadSync = syncDefinition({ name: 'Lead_To_User', label: 'Leads', sourceObject: 'Lead' });
const prefixes: Readonly<Record<string, string>> = { Contact: '003', Lead: '00Q' };

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

interface Request {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface AdminApiOptions extends Partial<ServerParts> {
  readonly definitions?: Config;
}

/** The admin API over a real ledger; the rest of the bridge is what the test says it is. */
export async function startAdminApi(options: AdminApiOptions = {}) {
  const temporary = await temporaryLedger();
  const { ledger } = temporary;
  const asked: RunJob[] = [];
  const lines: unknown[] = [];
  const door = await listen(createServer(partsOf(ledger, asked, lines, options)), {
    host: '127.0.0.1',
    port: 0
  });
  return {
    url: door.url,
    /** Runs that were put in line. */
    asked,
    /** What was logged, without the texts. */
    lines,
    ask: (method: string, path: string, request?: Request) => ask(door.url + path, method, request),
    ledger,
    store: (run: Run, outcomes: readonly Outcome[] = []) => store(temporary, run, outcomes),
    close: async () => {
      await door.close();
      await temporary.close();
    }
  };
}

function partsOf(
  ledger: SqliteLedger,
  asked: RunJob[],
  lines: unknown[],
  { definitions, ...given }: AdminApiOptions
): ServerParts {
  const config: Config = definitions ?? { syncs: [contactSync, leadSync], problems: [] };
  const requests = new RequestedRuns(() => new Date());
  const queue = { add: () => Promise.resolve({ added: true }) };
  const now = new Date('2026-02-01T10:00:00.000Z');
  return {
    ledger,
    log: { ...silentLogger, info: (...line: unknown[]) => void lines.push(line[0]) },
    token,
    config: () => Promise.resolve(config),
    status: () => statusOf({ config, organizationId: orgId, ledger, now }),
    request: (job) => {
      asked.push(job);
      return requestRun(job, { queue, requests, ledger, now: () => now });
    },
    requested: (run) => requests.find(run),
    askRecords: () => Promise.resolve({ runs: [], notCovered: [] }),
    keyPrefix: (object) => Promise.resolve(prefixes[object] ?? null),
    organizationId: () => Promise.resolve(orgId),
    outboundMessages: { secret: null, hear: () => Promise.resolve() },
    inquiries: inquiriesWithout(given.ledger ?? ledger),
    endLinks: () => Promise.resolve(true),
    now: () => now,
    home: () => Promise.resolve({ asOf: now.toISOString(), syncs: [], held: [], problems: [], budgets: [] }),
    readiness: () => Promise.resolve(),
    ...given
  };
}

/** There is no Iterable and no Salesforce here: nothing has an answer but what the ledger knows. */
const inquiriesWithout = (ledger: ServerParts['ledger']): Inquiries => {
  const runs = { asked: (run: string) => askedRun(run, ledger) };
  const refuse = () => Promise.reject(new ConfigError('config.unknown-project', 'No such project.'));
  return new Proxy({}, { get: (_none, name) => (name === 'runs' ? runs : refuse) }) as Inquiries;
};

/** A run that is done, with what came of its records. */
async function store(
  { ledger, lease }: TemporaryLedger,
  run: Run,
  outcomes: readonly Outcome[]
): Promise<void> {
  const held = await lease(`sync:${run.sync}`);
  await ledger.startRun(held, run);
  await ledger.commitPage(held, {
    runId: run.run,
    sync: run.sync,
    project: contactSync.project.name,
    outcomes,
    writeBacks: [],
    counts: { extracted: outcomes.length },
    calls: { salesforce: 1, iterable: 1 },
    at: '2026-02-01T09:00:00.000Z'
  });
  await ledger.updateRun(held, run.run, { state: 'done', endedAt: '2026-02-01T09:00:01.000Z' });
  await ledger.releaseLease(held);
}

export type AdminApi = Awaited<ReturnType<typeof startAdminApi>>;

/** With the token unless another one is given; an object is sent as JSON, text as it is. */
async function ask(url: string, method: string, { body, headers }: Request = {}): Promise<Answered> {
  const answer = await fetch(url, {
    method,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers
    }
  });
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as Record<string, unknown>
  };
}

export const runId = (number: number): string =>
  `7a0a3a3c-f3e1-446f-b4b2-${String(number).padStart(12, '0')}`;

export const storedRun = (number: number, given: Partial<Run> = {}): Run => ({
  run: runId(number),
  sync: contactSync.name,
  trigger: 'schedule',
  state: 'running',
  counts: noCounts(),
  bookmark: null,
  startedAt: '2026-02-01T09:00:00.000Z',
  endedAt: null,
  calls: { salesforce: 0, iterable: 0 },
  definition: 'v1',
  query: 'SELECT Id FROM Contact',
  notices: [],
  error: null,
  ...given
});

export const outcome = (number: number, given: Partial<Outcome> = {}): Outcome => ({
  recordId: contactId(number),
  object: 'Contact',
  status: 'delivered',
  code: '',
  message: '',
  identityKey: `person${number}@example.com`,
  fingerprint: 'a-fingerprint',
  ...given
});
