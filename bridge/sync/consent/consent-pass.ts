import type { ProjectDefinition } from '../../config/sync-definition';
import { TransientError } from '../../errors';
import { readRecords, readWindow, type Extraction } from '../extract';
import type { MessageType } from '../ports';
import type { Bookmark, ReadingWindow, RecordState } from '../bookkeeping';
import type { Outcome, SourceRecord } from '../model';
import type { HeldLease } from '../run-lease';
import type { RunParts } from '../run-parts';
import { bookmarkAfter, windowFor } from '../window';
import { backIn, gone, isNews, isOpen, toOptOut, type OptOut } from './consent-findings';
import { ConsentRecorder, type ConsentKeeping } from './consent-recorder';
import { optOutOf } from './consent-scope';
import type { ConsentObject } from './examine-consent';
import { possibleUsers } from './known-users';
import { tellOptOuts, type Told } from './tell-opt-outs';

/** Deferred opt-outs that one pass takes up at most. */
const deferredLimit = 2000;
/** Whatever is deferred is tried by every pass: nothing else is sent to a project before its opt-outs. */
const anyTime = '9999-12-31T00:00:00.000Z';

export interface PassRequest {
  readonly project: ProjectDefinition;
  readonly messageTypes: readonly MessageType[];
  /** The server's clock. */
  readonly now: Date;
  readonly signal?: AbortSignal;
}

/** One object's pass under way. */
interface Pass extends PassRequest {
  readonly object: ConsentObject;
  readonly parts: RunParts;
  readonly held: HeldLease;
  readonly keeping: ConsentKeeping;
  readonly recorder: ConsentRecorder;
}

/** Everybody who is opted out, where nothing was read under these rules yet; else all that changed. */
type Reach = 'opted out' | 'changed';

/**
 * Tells Iterable of the opt-outs of one object that are new since the last pass, and of those that were deferred.
 * TransientError when Iterable cannot be reached: what was not told is kept as deferred.
 */
export async function passOver(
  object: ConsentObject,
  request: PassRequest,
  parts: RunParts,
  held: HeldLease
): Promise<void> {
  const { version, object: name } = object;
  const project = request.project.name;
  const keeping = { name: `consent:${project}:${name}`, project, version };
  const recorder = await ConsentRecorder.open(keeping, parts, held.lease);
  const pass = { ...request, object, parts, held, keeping, recorder };
  try {
    const taken = await takeDeferred(pass);
    const complete = (await takeFirst(pass, taken)) && (await takeChanged(pass, taken));
    await recorder.close(complete ? 'done' : 'interrupted');
  } catch (error) {
    // Under a lease that was lost nothing can be stored any more; the run is gone on with.
    await recorder.fail(error).catch(() => undefined);
    throw error;
  }
}

/** Who opted out before the rules were there is told once; other rules begin anew. False when stopped. */
async function takeFirst(pass: Pass, taken: ReadonlySet<string>): Promise<boolean> {
  const { parts, keeping } = pass;
  const place = `consent:${pass.object.object}`;
  const under = await parts.ledger.target(keeping.project, place);
  if (under === keeping.version) return true;
  const reading = `reading ${keeping.version}`;
  const bookmark = await parts.ledger.bookmark(keeping.name);
  // What is open may be a window of changes, or one under other rules.
  const goesOn = under === reading && bookmark?.window?.start === null;
  const before = goesOn ? bookmark : bookmark && { ...bookmark, window: null };
  await parts.ledger.noteTarget(keeping.project, place, reading);
  if (!(await takeWindow(pass, 'opted out', before, taken))) return false;
  await parts.ledger.noteTarget(keeping.project, place, keeping.version);
  return true;
}

/** What changed up to now. A window that was cut off ends where it was meant to; what came since is in the next one. */
async function takeChanged(pass: Pass, taken: ReadonlySet<string>): Promise<boolean> {
  const { ledger } = pass.parts;
  const before = await ledger.bookmark(pass.keeping.name);
  if (!(await takeWindow(pass, 'changed', before, taken))) return false;
  return !before?.window || takeWindow(pass, 'changed', await ledger.bookmark(pass.keeping.name), taken);
}

const extractionOf = ({ parts }: Pass, scope: Extraction['scope']): Extraction => ({
  source: parts.source,
  scope,
  includeDeleted: false,
  maxRecords: null
});

/** Answers the records that were looked at. */
async function takeDeferred(pass: Pass): Promise<ReadonlySet<string>> {
  const { parts, keeping, recorder, object } = pass;
  const due = await parts.ledger.dueRecords(keeping.name, anyTime, deferredLimit);
  if (due.length === 0) return new Set();
  const present = await readRecords(extractionOf(pass, object.scope.changed), due);
  const found = new Set(present.map(({ id }) => id));
  await recorder.commit(due.filter((id) => !found.has(id)).map((id) => gone(id, object.object)));
  await takePage(pass, 'changed', present);
  return found;
}

/** False when stopped before the end of the window. */
async function takeWindow(
  pass: Pass,
  reach: Reach,
  before: Bookmark | null,
  taken: ReadonlySet<string>
): Promise<boolean> {
  const { object, held, signal } = pass;
  const window = windowOf(pass, reach, before);
  const scope = reach === 'changed' ? object.scope.changed : object.scope.optedOut;
  for await (const page of readWindow(extractionOf(pass, scope), window)) {
    held.signal.throwIfAborted();
    const records = page.records.filter(({ id }) => !taken.has(id));
    await takePage(pass, reach, records, bookmarkAfter(before, window, page.window));
    if (signal?.aborted && page.window) return false;
  }
  return true;
}

function windowOf({ now }: Pass, reach: Reach, before: Bookmark | null): ReadingWindow {
  // The second that is running is read as well: what it still brings is read again, as all of the last minutes is.
  const end = new Date(now.getTime() + 1000);
  return windowFor(before, end, { full: reach === 'opted out' && !before?.window });
}

async function takePage(
  pass: Pass,
  reach: Reach,
  records: readonly SourceRecord[],
  bookmark?: Bookmark
): Promise<void> {
  const { parts, object, keeping } = pass;
  const ids = records.map(({ id }) => id);
  const states = await parts.ledger.recordStates(keeping.name, ids);
  const known = new Map(ids.map((id, index) => [id, states[index] ?? null]));
  const back = records.flatMap((record) =>
    optOutOf(record, object.rules) ? [] : (backIn(record, known.get(record.id) ?? null) ?? [])
  );
  const open = await openOptOuts(pass, reach, records, known);
  const work = async (): Promise<Told> => {
    const told = await tellOptOuts(open, { ...parts, ...pass, project: pass.project.name });
    const outcomes = [...back, ...told.outcomes];
    const hasNews = outcomes.some((outcome: Outcome) => isNews(outcome, known.get(outcome.recordId) ?? null));
    await pass.recorder.commit(hasNews ? outcomes : [], bookmark);
    return told;
  };
  const { toldOptOuts } = parts;
  const told = await (toldOptOuts && open.length > 0
    ? toldOptOuts.tell(open.flatMap(peopleOf), work, pass.signal)
    : work());
  if (!told.unreachable) return;
  throw new TransientError(
    'consent.unreachable',
    'Iterable could not be told of opt-outs; nothing else is sent before that, the next run tries again.'
  );
}

const peopleOf = ({ record, users }: OptOut): string[] => [
  record.id,
  ...users.map(({ identity }) => identity.key)
];

async function openOptOuts(
  { parts, project, object }: Pass,
  reach: Reach,
  records: readonly SourceRecord[],
  known: ReadonlyMap<string, RecordState | null>
) {
  const optedOut = records.filter((record) => optOutOf(record, object.rules));
  const users = await possibleUsers(optedOut, {
    project,
    ledger: parts.ledger,
    syncs: parts.activeSyncs,
    emailField: object.scope.emailField,
    strangers: reach === 'changed' ? 'looked for' : 'left out'
  });
  const now = parts.clock.now();
  return optedOut
    .flatMap((record) => {
      const ids = optOutOf(record, object.rules);
      return ids ? toOptOut(record, known.get(record.id) ?? null, ids, users.get(record.id) ?? []) : [];
    })
    .filter((optOut) => isOpen(optOut, now));
}
