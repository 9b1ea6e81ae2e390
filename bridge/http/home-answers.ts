import { z } from 'zod';
import { named } from './answers';

/** What the package's screens ask for: shaped and named as its Apex classes `IterableSync...View`. */

const time = z.string().meta({ format: 'date-time' });
const count = z.number().int();

export const runView = named(
  'RunView',
  'A run in the words of the screens.',
  z.object({
    runId: z.string(),
    syncName: z.string(),
    state: z.enum(['waiting', 'running', 'interrupted', 'held', 'done', 'failed']),
    startedBy: z.enum(['schedule', 'command', 'api', 'record', 'message']),
    startedAt: time.nullable(),
    endedAt: time.nullable(),
    message: z.string().describe('What came of it, or why it failed or waits.'),
    found: count.describe('Records read.'),
    delivered: count,
    unchanged: count,
    notSent: count,
    needsAttention: count,
    waiting: count,
    removed: count.describe('The part of delivered that was removed.')
  })
);

const bucket = z.object({ startsAt: time, delivered: count, notSent: count, needsAttention: count });

const syncView = named(
  'SyncView',
  'A sync as Home shows it.',
  z.object({
    name: z.string().describe('DeveloperName.'),
    label: z.string(),
    status: z.string().describe('Paused also while a person has paused it here.'),
    pausedById: z.string().nullable().describe('User who paused it here; null where that was no user.'),
    pausedAt: time.nullable().describe('Null when it is not paused, or is paused in its definition.'),
    objectName: z.string(),
    schedule: z.string(),
    intervalMinutes: count.nullable().describe('Null when a cron expression says when it runs.'),
    nextRunAt: time.nullable().describe('Null where no run comes by itself.'),
    caughtUpTo: time.nullable().describe('Everything changed before this moment is accounted for.'),
    lagSeconds: count.nullable(),
    needsAttention: count.describe('Records that need attention now.'),
    waiting: count.describe('Records that wait for another try now.'),
    lastRun: runView.nullable(),
    history: z.array(bucket).describe('Records by what became of them, oldest first.')
  })
);

const fieldPaths = z
  .array(z.string())
  .nullable()
  .describe('Fields that the reason names; null when nobody knows.');

const reason = z.object({ reason: z.string(), count, fieldPaths });

const heldRun = named(
  'HeldRun',
  'A run whose removals wait for a person.',
  z.object({
    runId: z.string(),
    syncName: z.string(),
    syncLabel: z.string(),
    heldAt: time,
    removals: count.describe('Records that would be removed.'),
    present: count.describe('Records that were there before.'),
    reasons: z.array(reason).describe('The five most frequent ones.')
  })
);

const budget = named(
  'Budget',
  'Calls to one side that this bridge made and may make.',
  z.object({
    systemName: z.enum(['Salesforce', 'Iterable']),
    projectName: z.string().nullable(),
    used: count,
    allowed: count.nullable().describe('Null before Salesforce has said its limit.'),
    period: z
      .enum(['day', 'minute'])
      .describe('Salesforce: the last 24 hours. Iterable: calls for many users in the last minute.'),
    pausedUntil: time.nullable().describe('No calls by schedule before.')
  })
);

const problemView = named(
  'ProblemView',
  'What keeps a sync from running.',
  z.object({ syncName: z.string().nullable(), place: z.string(), message: z.string(), fix: z.string() })
);

export const home = named(
  'Home',
  'All syncs, what waits for a person, what is wrong, and the budgets.',
  z.object({
    asOf: time,
    syncs: z.array(syncView),
    held: z.array(heldRun).describe('Newest first, a hundred at most.'),
    problems: z.array(problemView),
    budgets: z.array(budget)
  })
);

export const heldRecords = named(
  'HeldRecords',
  'Records whose removal a run holds, by id.',
  z.object({
    records: z.array(z.object({ recordId: z.string(), reason: z.string(), fieldPaths })),
    next: z.string().nullable().describe('Cursor of the next page.')
  })
);

export const pausedSync = named(
  'PausedSync',
  'A sync after it was paused or resumed.',
  z.object({
    sync: z.string(),
    label: z.string(),
    status: z.string(),
    pausedBy: z.string().nullable().describe('Who paused it here; null when nobody did.'),
    pausedAt: time.nullable()
  })
);
