import type { Config } from '../config/load-config';
import type { SyncDefinition } from '../config/sync-definition';
import { BridgeError } from '../errors';
import { causeOf, recordStandings, standingBy, type Cause, type RecordStanding } from '../sync/explain/cause';
import { decidingCause, type SyncTurn } from '../sync/explain/deciding-cause';
import { checksForPeople } from '../sync/explain/checks-for-people';
import type { Check } from '../sync/explain/explain-model';
import { explainRecords } from '../sync/explain/explain-sync';
import { heldCode } from '../sync/leaving/leaving-ledger';
import type { Bridge } from '../wire';
import { explainParts } from './explain';
import { nextRunsOf } from './next-runs';
import { covering, idsOfPerson, type Covering } from './record-syncs';
import { SharedReads } from './shared-reads';

export { causeCodes, recordStandings } from '../sync/explain/cause';

/** Why a record is, or is not, in Iterable, for a program that says it in its own words. */
export interface WhyAnswer {
  /** ISO time. */
  readonly asOf: string;
  readonly recordId: string;
  /** Null where no sync reads records of such ids. */
  readonly objectName: string | null;
  /** One a sync, the one that decides first. Never empty. */
  readonly answers: readonly SyncAnswer[];
}

export interface SyncAnswer extends Cause {
  /** Null where no sync reads the object. */
  readonly syncName: string | null;
  readonly syncLabel: string | null;
  readonly standing: RecordStanding;
  readonly checks: readonly Pick<Check, 'verdict' | 'sentence' | 'fix' | 'fieldPaths'>[];
}

/** Writes nothing anywhere. Syncs are asked side by side: what they look at is theirs alone. */
export async function whyCommand(bridge: Bridge, recordId: string, config: Config): Promise<WhyAnswer> {
  const { syncs, objectName } = await covering(bridge, await idsOfPerson(bridge, recordId, config), config);
  const turns = await nextRunsOf(
    bridge,
    syncs.map(({ sync }) => sync)
  );
  const reads = new SharedReads(bridge);
  const answers = await Promise.all(
    syncs.map((covered) => answerOf({ bridge, reads }, covered, turns.get(covered.sync.name) ?? null))
  );
  const asOf = bridge.clock.now().toISOString();
  const sorted = answers.length > 0 ? answers.sort(byUrgency) : [nobodyReads];
  return { asOf, recordId, objectName, answers: sorted };
}

const nobodyReads: SyncAnswer = {
  ...causeOf('sync.none'),
  syncName: null,
  syncLabel: null,
  standing: standingBy('sync.none'),
  checks: []
};

/** The most urgent first; of equals what a person can change most easily, then by name. */
function byUrgency(a: SyncAnswer, b: SyncAnswer): number {
  const rank = ({ standing }: SyncAnswer): number => recordStandings.indexOf(standing);
  return rank(a) - rank(b) || (a.syncName ?? '').localeCompare(b.syncName ?? '');
}

async function answerOf(
  { bridge, reads }: { readonly bridge: Bridge; readonly reads: SharedReads },
  { sync, recordId }: Covering,
  next: Date | null
): Promise<SyncAnswer> {
  const about = { syncName: sync.name, syncLabel: sync.label };
  try {
    const own = await explainParts(bridge, sync);
    const parts = { ...own, source: reads.source, destination: reads.destinationOf(sync) };
    const [explained] = await explainRecords(sync, [recordId], parts);
    if (!explained) throw new Error('a record has no explanation');
    const isHeld = explained.state?.code === heldCode;
    const turn: SyncTurn = {
      nextRunAt: next?.toISOString() ?? null,
      heldBy: isHeld ? await heldBy(bridge, sync, recordId) : null
    };
    const cause = decidingCause(explained, turn);
    const checks = checksForPeople(explained.findings, recordId).map(shownCheck);
    return { ...about, ...cause, standing: standingBy(cause.code), checks };
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    const { message, fix } = error;
    const cause = causeOf('sync.problem', { facts: { message, fix } });
    return { ...about, ...cause, standing: standingBy(cause.code), checks: [] };
  }
}

const shownCheck = ({ verdict, sentence, fix, fieldPaths }: Check): SyncAnswer['checks'][number] => ({
  verdict,
  sentence,
  fix,
  fieldPaths
});

const outcomesLookedAt = 20;

/** The run that counted the record's removal among too many. */
async function heldBy(
  { ledger }: Bridge,
  { name }: SyncDefinition,
  recordId: string
): Promise<string | null> {
  const outcomes = await ledger.outcomesOfRecord(recordId, outcomesLookedAt);
  return outcomes.find(({ sync, code }) => sync === name && code === heldCode)?.run ?? null;
}
