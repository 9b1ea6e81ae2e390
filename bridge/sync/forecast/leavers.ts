import { mayLeave, readChosen } from '../leaving/read-chosen';
import type { Reading } from './count-reading';

/** Records that Iterable has something of are looked at in one go. */
const lookedAt = 500;
/** Ids that stand beside their group. */
const mostIds = 50;

/** Who would leave the scope, and why one of them would. */
export interface Leavers {
  readonly count: number;
  /** A part of those who are there speaks for the others. */
  readonly isRough: boolean;
  /** Of one of them, in a sentence; empty for none. */
  readonly message: string;
  readonly recordIds: readonly string[];
}

/** The code of their group. */
export const leftCode = 'left-scope';

const nobody: Leavers = { count: 0, isRough: false, message: '', recordIds: [] };

/** Whether it is told: a run that reads changes alone finds them while it reads. */
export const tellsLeavers = ({ definition, ready, window }: Reading): boolean =>
  mayLeave(definition) && window.start === null && !ready.extraction.scope.recordIds;

/** Records that Iterable has something of and that a run over everything would take away. */
export async function expectLeavers(reading: Reading): Promise<Leavers> {
  if (!tellsLeavers(reading)) return nobody;
  const { definition, ledger } = reading;
  const present = await ledger.presentCount(definition.name);
  const { leaving, seen } = await leaversAfter(undefined, reading);
  const isRough = present > seen && seen === lookedAt;
  return {
    count: isRough ? Math.round((present * leaving.length) / seen) : leaving.length,
    isRough,
    message: leaving[0]?.message ?? '',
    recordIds: leaving.slice(0, mostIds).map(({ recordId }) => recordId)
  };
}

export interface Leaver {
  readonly recordId: string;
  readonly message: string;
}

/** Those among the next records that Iterable has something of, by id. */
export async function leaversAfter(
  after: string | undefined,
  { definition, ready, source, ledger, now }: Omit<Reading, 'window'>
): Promise<{ readonly leaving: readonly Leaver[]; readonly seen: number; readonly next: string | null }> {
  const since = new Date(now.getTime() + 1000).toISOString();
  const ids = await ledger.unseenMembers(definition.name, { since, after, limit: lookedAt });
  const { extraction } = ready;
  const { records } = await readChosen({ definition, extraction, ready, parts: { source, ledger } }, ids);
  const leaving = records.flatMap(({ id, left }) =>
    left === undefined ? [] : [{ recordId: id, message: `The record leaves the sync: ${left}.` }]
  );
  return { leaving, seen: ids.length, next: ids.length < lookedAt ? null : (ids.at(-1) ?? null) };
}
