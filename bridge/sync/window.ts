import type { Bookmark, ReadingWindow } from './bookkeeping';
import type { SourceRecord } from './model';

/** Re-read of what was read before, for rows that became visible late (salesforce-api 2.4). */
export const overlapMs = 10 * 60 * 1000;

export interface WindowRequest {
  /** Read what changed since this moment, whatever the bookmark says. */
  readonly since?: string;
  /** Read everything. */
  readonly full?: boolean;
}

/** The window that a run reads: an open one goes on where it stopped, unless another beginning is asked for. Pure. */
export function windowFor(bookmark: Bookmark | null, serverNow: Date, request: WindowRequest): ReadingWindow {
  if (request.full) return newWindow(null, serverNow);
  if (request.since) return newWindow(new Date(request.since), serverNow);
  if (bookmark?.window) return bookmark.window;
  return newWindow(bookmark?.mark ? new Date(Date.parse(bookmark.mark) - overlapMs) : null, serverNow);
}

/** The end is an exclusive whole second of the server's clock: a second still running is left to the next window. */
function newWindow(start: Date | null, serverNow: Date): ReadingWindow {
  const end = new Date(Math.floor(serverNow.getTime() / 1000) * 1000);
  return { start: start?.toISOString() ?? null, end: end.toISOString(), position: null };
}

/**
 * The bookmark after a page. A window read to its end moves the mark, unless it began after the mark: then something
 * between the two was never read. The mark never moves back. Pure.
 */
export function bookmarkAfter(
  before: Bookmark | null,
  read: ReadingWindow,
  open: ReadingWindow | null
): Bookmark {
  const mark = before?.mark ?? null;
  if (open) return { mark, window: open };
  const gapless = read.start === null || (mark !== null && read.start <= mark);
  return { mark: gapless && (mark === null || read.end > mark) ? read.end : mark, window: null };
}

/** A window that was read, open until those who left are stored too. Pure. */
export function atItsEnd(
  window: ReadingWindow,
  records: readonly Pick<SourceRecord, 'id' | 'changedAt'>[]
): ReadingWindow {
  const last = records.at(-1);
  return last ? { ...window, position: { changedAt: last.changedAt, id: last.id } } : window;
}
