import { z } from 'zod';
import type { Job } from './queue/queue';

/** What a job says: run this sync, perhaps only some records of it. Progress lives in the ledger, never here. */
export const runJob = z.object({
  sync: z.string(),
  trigger: z.enum(['schedule', 'command', 'api', 'record']),
  runId: z.uuid().optional(),
  since: z.string().optional(),
  full: z.boolean().optional(),
  max: z.number().int().positive().optional(),
  recordIds: z.array(z.string()).max(200).optional()
});

export type RunJob = z.infer<typeof runJob>;

/** One waiting job a sync; one a record for "sync now". */
export function toJob(payload: RunJob): Job {
  const subject = payload.recordIds ? `:${payload.recordIds.join(',')}` : '';
  return { key: `run:${payload.sync}${subject}`, payload };
}
