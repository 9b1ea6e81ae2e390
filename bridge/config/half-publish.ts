import {
  changedStamps,
  newestStamp,
  publishedPart,
  stampedDigest,
  type DefinitionRows
} from './definition-rows';

/** Rows that do not match and stay unchanged for so long were deployed outside the app (DESIGN section 2). */
const settledMs = 2 * 60 * 1000;

/** Rows that do not match the hash of their sync, as they were seen; times are ISO. */
export interface HalfDone {
  readonly sync: string;
  readonly digest: string;
  readonly since: string;
  readonly unchangedSince: string;
}

/** A deployment that writes rows so long after it was asked for is another one. */
const longestPublishMs = 60 * 60 * 1000;

export type Standing =
  | { readonly state: 'good'; readonly source: 'published' | 'deployed'; readonly matches: boolean }
  | { readonly state: 'half-done'; readonly publish: HalfDone };

export interface KnownBefore {
  /** The sync's own rows of the last good definition; null when there was none. */
  readonly good: DefinitionRows | null;
  readonly halfDone: HalfDone | null;
  /** The app has begun a publish of it that has not ended well: however long it takes, nobody deployed this outside. */
  readonly isOpen?: true;
}

export interface Moment {
  readonly now: Date;
  /** By the clock that stamps the rows. */
  readonly orgNow: Date;
}

/** Whether the hash of the sync says what its rows are; a blank one says nothing. */
function isMatching(rows: DefinitionRows): boolean {
  const { said, is } = publishedPart(rows);
  return said === '' || said === is;
}

/** Whether it takes a clock to tell what the rows are. */
export const isDoubtful = (rows: DefinitionRows, good: DefinitionRows | null): boolean =>
  !isMatching(rows) && !(good && isSamePublish(rows, good));

/** Rows that changed without a hash that vouches for them: a publish of the app may be under way. */
export const mayBeUnderWay = (rows: DefinitionRows, good: DefinitionRows | null): boolean => {
  const { said, is } = publishedPart(rows);
  return said !== is && !(good && isSamePublish(rows, good));
};

/**
 * Whether a publish that was asked for then may have written what is new in the rows. One row that it may have written is
 * enough: the others do not make up for it. It takes rows out by switching them off, so that a row that is gone tells nothing.
 */
export function mayHaveWritten(
  askedAt: string | null,
  rows: DefinitionRows,
  good: DefinitionRows | null
): boolean {
  if (askedAt === null) return true;
  const latest = Date.parse(askedAt) + longestPublishMs;
  return changedStamps(rows, good).some((stamp) => stamp === null || stamp <= latest);
}

/** Whether a sync's own rows are a definition, or a publish that is half done. Pure. */
export function standingOf(name: string, rows: DefinitionRows, known: KnownBefore, at: Moment): Standing {
  const isCutOff = known.isOpen === true && mayBeUnderWay(rows, known.good);
  if (isMatching(rows) && !isCutOff) {
    const source = publishedPart(rows).said === '' ? 'deployed' : 'published';
    return { state: 'good', source, matches: true };
  }
  const deployed: Standing = { state: 'good', source: 'deployed', matches: false };
  if (known.good && isSamePublish(rows, known.good)) return deployed;
  const publish = halfDoneOf(name, rows, known.halfDone, at);
  if (isCutOff) return { state: 'half-done', publish };
  const isSettled =
    at.now.getTime() - Date.parse(publish.unchangedSince) >= settledMs || isLongAgo(rows, known.good, at);
  return isSettled ? deployed : { state: 'half-done', publish };
}

/** Only other columns of the sync changed, such as its schedule, which no hash covers. */
function isSamePublish(rows: DefinitionRows, good: DefinitionRows): boolean {
  const [now, before] = [publishedPart(rows), publishedPart(good)];
  return now.said === before.said && now.is === before.is;
}

function halfDoneOf(sync: string, rows: DefinitionRows, before: HalfDone | null, { now }: Moment): HalfDone {
  const digest = stampedDigest(rows);
  const stamp = newestStamp(rows);
  const since = before?.since ?? new Date(Math.min(stamp ?? Infinity, now.getTime())).toISOString();
  const unchangedSince = before?.digest === digest ? before.unchangedSince : now.toISOString();
  return { sync, digest, since, unchangedSince };
}

/**
 * The rows' own stamps say it where they are newer than the last good ones: who deploys and runs by hand later waits
 * for nothing. A row that was deleted leaves no stamp, so that old stamps alone say nothing.
 */
function isLongAgo(rows: DefinitionRows, good: DefinitionRows | null, { orgNow }: Moment): boolean {
  const stamp = newestStamp(rows);
  if (stamp === null || orgNow.getTime() - stamp < settledMs) return false;
  const before = good && newestStamp(good);
  return before === null || stamp > before;
}
