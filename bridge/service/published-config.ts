import {
  contentDigest,
  effectiveRows,
  giverOf,
  isNamed,
  nameOf,
  ownOf,
  ownRows,
  withRowsOf,
  type DefinitionRows
} from '../config/definition-rows';
import {
  isDoubtful,
  mayBeUnderWay,
  mayHaveWritten,
  standingOf,
  type Moment,
  type Standing
} from '../config/half-publish';
import { readConfig, readRows, type Config, type ConfigReader } from '../config/load-config';
import { deployedNotice, halfDoneNotice, halfDoneProblem, openPublishNotice } from '../config/publish-notes';
import type { RawRow, RawRows } from '../config/rows';
import type { ConfigProblem } from '../config/sync-definition';
import type { DefinitionEntry, DefinitionHistory, HalfDonePublish, StoredDefinition } from '../ledger/ledger';
import type { Clock } from '../sync/ports';

export interface PublishedParts {
  readonly reader: ConfigReader & { serverTime(): Promise<Date> };
  /** Publishes by the app that are under way, or failed and were not put right; when they were asked for, ISO. */
  readonly openPublishes: () => Promise<
    readonly { readonly sync: string; readonly askedAt: string | null }[]
  >;
  readonly history: DefinitionHistory;
  readonly clock: Pick<Clock, 'now'>;
}

/** A sync of the org and what is known of it. */
interface SyncInOrg {
  readonly row: RawRow;
  readonly name: string;
  readonly own: DefinitionRows;
  readonly good: StoredDefinition | null;
  readonly halfDone: HalfDonePublish | null;
  readonly isOpen?: true;
}

interface Judged extends SyncInOrg {
  readonly standing: Standing;
}

/**
 * The definitions that runs go by. While a publish is half done a sync keeps its last good definition; what is taken is
 * noted in the ledger, so that this holds after a restart and for every process. Errors of Salesforce pass through.
 */
export async function publishedConfig({
  reader,
  history,
  clock,
  openPublishes
}: PublishedParts): Promise<Config> {
  const now = clock.now();
  const raw = await readRows(reader);
  const last = await history.lastDefinitions();
  const publishes = await history.halfDonePublishes();
  const found = raw.Iterable_Sync__mdt.filter((row) => nameOf(row) !== '').map((row) =>
    syncInOrg(row, raw, last, publishes)
  );
  // Asked only where it matters: it is a call.
  const orgNow = found.some(({ own, good }) => isDoubtful(own, good && ownOf(good.rows)))
    ? await reader.serverTime()
    : now;
  const judged = (await withOpen(found, openPublishes)).map((sync) => judge(sync, { now, orgNow }));
  await remember(judged, publishes, history);
  const effective = judged.reduce(withLastGood, raw);
  const config = readConfig((type) => effective[type]);
  const entries = entriesOf(judged, effective, config, now.toISOString());
  if (entries.length > 0) await history.noteDefinitions(entries);
  return withNotes(config, judged, effective);
}

const isInUse = (row: RawRow): boolean => nameOf(row) !== '' && row.Status__c !== 'Archived';

function syncInOrg(
  row: RawRow,
  raw: RawRows,
  last: readonly StoredDefinition[],
  publishes: readonly HalfDonePublish[]
): SyncInOrg {
  const name = nameOf(row);
  return {
    row,
    name,
    own: ownRows(row, raw),
    good: last.find(({ sync }) => isNamed(sync, name)) ?? null,
    halfDone: publishes.find(({ sync }) => isNamed(sync, name)) ?? null
  };
}

/** Asked only where it matters, too. */
async function withOpen(
  found: readonly SyncInOrg[],
  openPublishes: PublishedParts['openPublishes']
): Promise<readonly SyncInOrg[]> {
  if (!found.some(({ own, good }) => mayBeUnderWay(own, good && ownOf(good.rows)))) return found;
  const open = await openPublishes();
  return found.map((sync) =>
    open.some((one) => isNamed(sync.name, one.sync) && isDoneBy(one.askedAt, sync))
      ? { ...sync, isOpen: true }
      : sync
  );
}

const isDoneBy = (askedAt: string | null, { own, good }: SyncInOrg): boolean =>
  mayHaveWritten(askedAt, own, good && ownOf(good.rows));

function judge(sync: SyncInOrg, at: Moment): Judged {
  const good = sync.good && ownOf(sync.good.rows);
  return { ...sync, standing: standingOf(sync.name, sync.own, { ...sync, good }, at) };
}

async function remember(
  judged: readonly Judged[],
  before: readonly HalfDonePublish[],
  history: DefinitionHistory
): Promise<void> {
  const publishes = judged.flatMap(({ standing }) =>
    standing.state === 'half-done' ? [standing.publish] : []
  );
  const isSame = publishes.length === before.length && publishes.every((publish) => isAmong(publish, before));
  if (!isSame) await history.setHalfDonePublishes(publishes);
}

const isAmong = (publish: HalfDonePublish, before: readonly HalfDonePublish[]): boolean =>
  before.some(
    ({ sync, digest, unchangedSince }) =>
      sync === publish.sync && digest === publish.digest && unchangedSince === publish.unchangedSince
  );

/** A half-done publish is as if it had not begun; a sync that was never whole is as if it were not there. */
function withLastGood(raw: RawRows, { row, name, good, standing }: Judged): RawRows {
  if (standing.state === 'good') return raw;
  if (!good)
    return {
      ...raw,
      Iterable_Sync__mdt: raw.Iterable_Sync__mdt.filter((other) => !isNamed(nameOf(other), name))
    };
  const own = ownOf(good.rows);
  return withRowsOf(raw, { ...own, sync: { ...own.sync, Status__c: calmer(own.sync, row) } });
}

const fromCalmToBusy: readonly unknown[] = ['Inactive', null, undefined, 'Paused', 'Capture', 'Active'];

/** Whoever stops a sync means it, whatever else is under way; whoever starts it waits for the rest. */
const calmer = ({ Status__c: before }: RawRow, { Status__c: after }: RawRow): unknown =>
  fromCalmToBusy.indexOf(after) < fromCalmToBusy.indexOf(before) ? after : before;

/** Of syncs that are whole and say something new; the others have theirs already. */
function entriesOf(
  judged: readonly Judged[],
  effective: RawRows,
  config: Config,
  at: string
): DefinitionEntry[] {
  return judged.flatMap(({ row, name, good, standing }) => {
    if (standing.state !== 'good') return [];
    const rows = effectiveRows(row, effective);
    const version = config.syncs.find((sync) => sync.name === name)?.version ?? null;
    const digest = contentDigest(rows);
    const isKnown = good?.digest === digest && good.version === version;
    return isKnown ? [] : [{ sync: name, version, source: standing.source, digest, rows, at }];
  });
}

function withNotes(config: Config, judged: readonly Judged[], effective: RawRows): Config {
  const notices = new Map(judged.map((sync) => [sync.name, noticeOf(sync)]));
  const taken = (name: string): string | undefined => {
    const row = effective.Iterable_Sync__mdt.find((candidate) => nameOf(candidate) === name);
    const giver = row && giverOf(row, effective);
    return giver && nameOf(giver);
  };
  const syncs = config.syncs.map((sync) => {
    const said = [notices.get(sync.name), notices.get(taken(sync.name) ?? '')].flatMap((text) => text ?? []);
    return said.length > 0 ? { ...sync, notices: said } : sync;
  });
  const problems = judged.flatMap((sync) => problemsOf(sync, effective));
  const isSaid = (sync: string | null): boolean => problems.some((problem) => problem.sync === sync);
  return {
    syncs,
    problems: [...config.problems.filter(({ sync }) => !isSaid(sync)), ...problems],
    ...(judged.some(({ standing }) => standing.state === 'half-done') && { halfDone: true })
  };
}

function noticeOf({ name, good, standing, isOpen }: Judged): string | null {
  if (standing.state === 'good') return standing.matches ? null : deployedNotice(name);
  const notice = isOpen ? openPublishNotice : halfDoneNotice;
  return good && notice(standing.publish, good.at);
}

/** A sync that cannot go on, and those that take their steps from it. */
function problemsOf({ row, name, good, standing }: Judged, effective: RawRows): ConfigProblem[] {
  // What is archived goes nowhere anyhow; it is judged so that its history tells when it was.
  if (standing.state === 'good' || good || !isInUse(row)) return [];
  const takers = effective.Iterable_Sync__mdt.filter(
    (row) => isInUse(row) && typeof row.Steps_From__c === 'string' && isNamed(row.Steps_From__c.trim(), name)
  );
  return [name, ...takers.map(nameOf)].map((sync) => halfDoneProblem(sync, standing.publish));
}
