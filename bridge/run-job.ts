import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Job } from './queue/queue';

/** A Salesforce record id of 15 or 18 characters, of which the last three fit the others; comes out with 18. */
export const recordId = z
  .string()
  .regex(/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/, 'must be a Salesforce record id of 15 or 18 characters')
  .refine(
    (id) => id.length === 15 || id === fullRecordId(id),
    'is no record id: its last three characters do not fit'
  )
  .transform(fullRecordId);

/** What a job says: run this sync, perhaps only some records of it. Progress lives in the ledger, never here. */
export const runJob = z.object({
  sync: z.string(),
  trigger: z.enum(['schedule', 'command', 'api', 'record', 'message']),
  runId: z.uuid().optional(),
  since: z.string().optional(),
  full: z.boolean().optional(),
  max: z.number().int().positive().optional(),
  recordIds: z.array(recordId).max(200).optional(),
  dryRun: z.boolean().optional(),
  /** A run whose held removals were approved, or whose removals are undone: nothing else is done. */
  approves: z.string().optional(),
  putsBack: z.string().optional(),
  /** Nothing but the opt-outs of the sync's project. */
  optOuts: z.boolean().optional()
});

export type RunJob = z.infer<typeof runJob>;

/** The sync's own turn: one waits or runs at a time. */
export const scheduledJob = (sync: string): Job => toJob(`run:${sync}`, { sync, trigger: 'schedule' });

/**
 * Going on with a run that was cut off. The process that died may still hold the sync's own job, for as long as Redis
 * waits for it: so this one is another job, one for each process that finds the run.
 */
export const goOnJob = (sync: string, run: string, owner: string): Job =>
  toJob(`go-on:${run}:${owner}`, { sync, trigger: 'schedule' });

/** What messages named waits in the ledger; one job a sync takes all of it up. */
export const hearJob = (sync: string): Job => toJob(`hear:${sync}`, { sync, trigger: 'message' });

/** Opt-outs that messages may have told of are read once for so many milliseconds of messages, unless somebody says more. */
const shortestSpanMs = 5_000;
/** A pass reads up to a whole second of the server's clock: whoever comes sooner does not see the change. */
const optOutPauseMs = 1_000;

/**
 * The opt-outs of a project, ahead of any run of its syncs. A message during the job would find the job there and be
 * left out by it, so each span of time has its own, behind its end.
 */
export function optOutsJob(
  sync: string,
  project: string,
  { now, spanMs }: { readonly now: Date; readonly spanMs: number | null }
): Job {
  const length = Math.max(shortestSpanMs, spanMs ?? 0);
  const span = Math.floor(now.getTime() / length);
  const delayMs = (span + 1) * length + optOutPauseMs - now.getTime();
  const key = `opt-outs:${project}:${length}:${span}`;
  return { ...toJob(key, { sync, trigger: 'message', optOuts: true }), delayMs };
}

/** What somebody asked for: it waits for the run that is going on, and two who ask for the same share one job. */
export function askedJob(asked: RunJob): Job {
  const what = JSON.stringify({ ...asked, runId: undefined });
  const digest = createHash('sha256').update(what).digest('hex').slice(0, 16);
  return toJob(`ask:${asked.sync}:${digest}`, asked);
}

/** The same for records that a request in the org names: what is stored of it comes before its job, which may come twice. */
export const askedOnceJob = (asked: RunJob & { readonly runId: string }): Job =>
  toJob(`ask:${asked.runId}`, asked);

const toJob = (key: string, payload: RunJob): Job => ({ key, payload });

const suffixAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The last three characters tell which of the others are capitals (salesforce-api 2.3). */
function fullRecordId(id: string): string {
  const short = id.slice(0, 15);
  const suffix = [0, 5, 10].map((start) => {
    const capitals = [...short.slice(start, start + 5)].map((character) => /[A-Z]/.test(character));
    return suffixAlphabet[
      capitals.reduce((bits, isCapital, index) => bits + (isCapital ? 2 ** index : 0), 0)
    ];
  });
  return short + suffix.join('');
}
