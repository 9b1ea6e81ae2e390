import type { SyncDefinition } from '../../config/sync-definition';
import { readRecords, toRecords } from '../extract';
import type { Outcome, SourceRecord } from '../model';
import { afterIdQuery } from '../scope';
import { groupOf, judge, presentAmong, type Judged, type Present } from './judge';
import { leaversAfter, leftCode } from './leavers';
import { lookAtAll, type Look, type LookParts } from './look-at-all';
import type { GroupName } from './outcome-groups';

/** Records looked at in one go, and goes until a page is answered although it is empty. */
const recordsAtOnce = 200;
const mostGoes = 5;

/** A record and what would become of it. */
export interface PersonAhead extends Pick<Outcome, 'recordId' | 'code' | 'message'> {
  readonly outcome: GroupName;
  readonly field: string | null;
  readonly fix: string | null;
}

export interface PeoplePage {
  readonly people: readonly PersonAhead[];
  /** Id behind which the next page begins; null after the last one. */
  readonly next: string | null;
}

export interface AskedPeople {
  readonly outcome: GroupName;
  readonly code: string;
  readonly cursor?: string;
}

/** The records of one group, by id; each is worked out, so a page takes seconds. ConfigError where a run could not begin. */
export async function forecastPeople(
  definition: SyncDefinition,
  asked: AskedPeople,
  parts: LookParts
): Promise<PeoplePage> {
  const look = await lookAtAll(definition, parts);
  if (asked.code === leftCode) return leaversPage(asked, look, parts);
  const people: PersonAhead[] = [];
  let next: string | null = asked.cursor ?? '';
  for (let go = 0; next !== null && go < mostGoes && people.length === 0; go += 1) {
    const records: readonly SourceRecord[] = await recordsAfter(next, look);
    const judged = await judge(records, look.decider, parts.clock.now());
    const candidates = judged.filter(({ outcome }) => asked.code === outcome.code);
    const present =
      asked.outcome === 'create' || asked.outcome === 'update'
        ? await presentAmong(candidates, parts)
        : new Set<string>();
    people.push(
      ...candidates.map((one) => personAhead(one, present)).filter(({ outcome }) => outcome === asked.outcome)
    );
    next = records.length < recordsAtOnce ? null : (records.at(-1)?.id ?? null);
  }
  return { people, next };
}

/** Who would leave is not in scope: they are found among those whom Iterable has. */
async function leaversPage(
  { cursor }: AskedPeople,
  { ready }: Look,
  { source, ledger, clock }: LookParts
): Promise<PeoplePage> {
  const reading = { definition: ready.definition, ready, source, ledger, now: clock.now() };
  const { leaving, next } = await leaversAfter(cursor, reading);
  const people = leaving.map(({ recordId, message }): PersonAhead => ({
    ...{ recordId, message, code: leftCode, outcome: 'remove', field: null, fix: null }
  }));
  return { people, next };
}

async function recordsAfter(id: string, { ready, window }: Look): Promise<readonly SourceRecord[]> {
  const { extraction } = ready;
  const { scope, source, includeDeleted } = extraction;
  if (!scope.recordIds) {
    const soql = afterIdQuery(scope, window, id.padEnd(15, '0'), recordsAtOnce);
    return toRecords(await source.query(soql, { includeDeleted }), scope);
  }
  const ids = [...scope.recordIds].sort().filter((one) => one > id);
  return readRecords(extraction, ids.slice(0, recordsAtOnce));
}

export const personAhead = (judged: Judged, present: Present): PersonAhead => {
  const { recordId, code, message, field = null, fix = null } = judged.outcome;
  return { recordId, code, message, field, fix, outcome: groupOf(judged, present) };
};
