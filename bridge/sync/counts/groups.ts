import type { SyncDefinition } from '../../config/sync-definition';
import type { RecordState } from '../bookkeeping';
import { listOfStep } from '../operations/build-operations';

/** Why a record counts where it does: one reason for each, named so that its records can be asked for. */
export type Reason = string;

export const inIterable = 'in-iterable';
export const notLookedAt = 'not-looked-at';
/** Before the reason of a record that is not in scope any more. */
export const leftPrefix = 'left.';

/** Pure. */
export function reasonOf(state: RecordState | null): Reason {
  if (!state) return notLookedAt;
  if (state.status === 'delivered') return state.code === 'removed' ? 'removed' : inIterable;
  return `${state.status}.${state.code}`;
}

const texts: Readonly<Record<string, string>> = {
  [inIterable]: 'delivered, and standing',
  [notLookedAt]: 'not looked at yet: new since the last run, or no run has come to them',
  removed: 'taken away again by the sync'
};

/** In a person's words. */
export function reasonText(reason: Reason): string {
  const known = texts[reason];
  if (known) return known;
  if (reason.startsWith(leftPrefix))
    return `not in scope any more; ${reasonText(reason.slice(leftPrefix.length))}`;
  const [status = '', code = ''] = splitOnce(reason);
  const words = { skipped: 'not sent', rejected: 'needs attention', deferred: 'waiting' }[status] ?? status;
  return `${words}: ${code}`;
}

const splitOnce = (reason: string): string[] => {
  const dot = reason.indexOf('.');
  return dot < 0 ? [reason] : [reason.slice(0, dot), reason.slice(dot + 1)];
};

/** A user whom the sync put on a list and has not taken off it. */
export interface Standing {
  readonly listId: number;
  /** Identity key of the user. */
  readonly key: string;
}

/** The steps that put people on lists, each with its list; null where the record's own state names it. */
export type Joins = ReadonlyMap<string, number | null>;

/** Lists that the sync's steps put the record's user on, as far as it still stands there for all the sync knows. Pure. */
export function standingsOf({ steps }: RecordState, joins: Joins): Standing[] {
  return Object.entries(steps).flatMap(([name, { fingerprint, removed, key }]) => {
    if (fingerprint === '' || removed || !key) return [];
    const named = [...joins.keys()].map((join) => listOfStep(name, join)).find((id) => id !== null);
    const listId = joins.get(name) ?? named ?? null;
    return listId === null ? [] : [{ listId, key }];
  });
}

/** `lists` are the lists that the steps name themselves, by step. */
export const joinsOf = ({ steps }: SyncDefinition, lists: ReadonlyMap<string, number>): Joins =>
  new Map(
    steps
      .filter(({ operation }) => operation === 'Subscribe_List')
      .map(({ name }) => [name, lists.get(name) || null])
  );
