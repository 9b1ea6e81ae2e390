import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import type { Config } from '../config/load-config';
import type { RunJob } from '../run-job';
import type { Ledger } from '../ledger/ledger';
import type { StatusAnswer } from '../commands/status';
import { HttpProblem } from './error-answer';

export interface RouteParts {
  readonly ledger: Ledger;
  readonly config: () => Promise<Config>;
  readonly status: () => Promise<StatusAnswer>;
  /** Puts a run in line. */
  readonly enqueue: (job: RunJob) => Promise<{ added: boolean }>;
}

const limit = z.coerce.number().int().min(1).max(1000).default(100);
const runsQuery = z.object({ sync: z.string().optional(), limit, before: z.uuid().optional() });
const recordsQuery = z.object({
  limit,
  after: z.string().optional(),
  status: z.enum(['delivered', 'unchanged', 'skipped', 'rejected', 'deferred']).optional()
});
const recordId = z.string().regex(/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/, 'must be a Salesforce record id');
const runBody = z
  .strictObject({
    since: z.iso.datetime({ offset: true }).optional(),
    full: z.boolean().optional(),
    max: z.number().int().positive().optional(),
    recordIds: z.array(recordId).min(1).max(200).optional()
  })
  .default({});

/** Syncs, runs and records: starts runs through the queue, reads the ledger, nothing else. */
export function adminRoutes(parts: RouteParts): Router {
  const router = Router();
  router.get('/status', async (_request, response) => {
    response.json(await parts.status());
  });
  addSyncRoutes(router, parts);
  addRunRoutes(router, parts);
  addRecordRoutes(router, parts);
  return router;
}

function addSyncRoutes(router: Router, parts: RouteParts): void {
  router.get('/syncs', async (_request, response) => {
    const { syncs, problems } = await parts.status();
    response.json({ syncs, problems });
  });
  router.get('/syncs/:name', async (request, response) => {
    const name = await knownSync(parts, request.params.name);
    const { syncs } = await parts.status();
    response.json(syncs.find(({ sync }) => sync === name));
  });
  router.post('/syncs/:name/runs', async (request, response) => {
    const sync = await knownSync(parts, request.params.name);
    const body = runBody.parse(request.body ?? {});
    const runId = randomUUID();
    const { added } = await parts.enqueue({
      sync,
      trigger: body.recordIds ? 'record' : 'api',
      runId,
      ...body
    });
    response.status(202).json(added ? { sync, added, run: runId } : { sync, added });
  });
}

function addRunRoutes(router: Router, { ledger }: RouteParts): void {
  router.get('/runs', async (request, response) => {
    const runs = await ledger.runs(runsQuery.parse(request.query));
    response.json({ runs, next: runs.at(-1)?.run ?? null });
  });
  router.get('/runs/:id', async (request, response) => {
    const run = await ledger.run(request.params.id);
    if (!run) throw new HttpProblem(404, 'http.unknown-run', `There is no run ${request.params.id}.`);
    response.json(run);
  });
  router.get('/runs/:id/records', async (request, response) => {
    const records = await ledger.outcomesOfRun(request.params.id, recordsQuery.parse(request.query));
    response.json({ records, next: records.at(-1)?.recordId ?? null });
  });
}

function addRecordRoutes(router: Router, parts: RouteParts): void {
  router.get('/records/:id', async (request, response) => {
    const id = recordId.parse(request.params.id);
    const [states, timeline] = await Promise.all([
      parts.ledger.statesOfRecord(id),
      parts.ledger.outcomesOfRecord(id, 100)
    ]);
    response.json({ recordId: id, states, timeline });
  });
  router.post('/records/:id/sync', async (request, response) => {
    const id = recordId.parse(request.params.id);
    const { syncs } = await parts.config();
    const active = syncs.filter((sync) => sync.status === 'Active');
    const runs = [];
    for (const sync of active) {
      const runId = randomUUID();
      const { added } = await parts.enqueue({ sync: sync.name, trigger: 'record', runId, recordIds: [id] });
      runs.push(added ? { sync: sync.name, added, run: runId } : { sync: sync.name, added });
    }
    response.status(202).json({ recordId: id, runs });
  });
}

async function knownSync(parts: RouteParts, name: string): Promise<string> {
  const { syncs, problems } = await parts.config();
  const found = syncs.find((sync) => sync.name.toLowerCase() === name.toLowerCase());
  if (found) return found.name;
  const problem = problems.find((candidate) => candidate.sync?.toLowerCase() === name.toLowerCase());
  if (problem)
    throw new HttpProblem(422, problem.code, `${problem.where}: ${problem.message} ${problem.fix}`);
  throw new HttpProblem(404, 'http.unknown-sync', `There is no sync ${name}.`);
}
