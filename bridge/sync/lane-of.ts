import type { Bookmark } from './bookkeeping';
import type { Lane } from './model';
import type { RunRequest } from './run-parts';
import { overlapMs } from './window';

/** From so many records on that wait for their time, e.g. after Capture, a run is a backlog. */
export const backlogFrom = 1000;

/** What a sync has before it. */
export interface Ahead {
  readonly bookmark: Bookmark | null;
  /** Records whose time has come. */
  readonly due: number;
}

/**
 * Whom a run keeps waiting, and who keeps it waiting: a person waits for single records; what changed lately is live;
 * first loads, full ones, those since a date, what is left of them and what piled up are backfills. Pure.
 */
export function laneOf(
  { trigger, recordIds, full, since }: Pick<RunRequest, 'trigger' | 'recordIds' | 'full' | 'since'>,
  { bookmark, due }: Ahead
): Lane {
  if (trigger === 'message') return 'live';
  if (recordIds || trigger === 'record') return 'interactive';
  if (full || since || due >= backlogFrom || bookmark === null) return 'backfill';
  return isBackfill(bookmark) ? 'backfill' : 'live';
}

/** A window that reaches further back than any that only goes on from the mark. */
function isBackfill({ mark, window }: Bookmark): boolean {
  if (mark === null) return true;
  if (!window) return false;
  return window.start === null || Date.parse(window.start) < Date.parse(mark) - overlapMs;
}
