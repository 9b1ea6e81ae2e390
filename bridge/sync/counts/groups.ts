import type { SyncDefinition } from '../../config/sync-definition';
import type { RecordState } from '../bookkeeping';
import type { StepState } from '../model';
import { listOfStep } from '../operations/build-operations';
import { mayBeThere } from '../step-result';

/** Why a record counts where it does: one reason for each, named so that its records can be asked for. */
export type Reason = string;

const inIterable = 'in-iterable';
export const notLookedAt = 'not-looked-at';
const removed = 'removed';
/** Before the reason of a record that is not in scope any more. */
export const leftPrefix = 'left.';
/** Before the reason of a record that stands in Iterable, whatever became of it last. */
const inPrefix = `${inIterable}.`;

/** What a record's steps have in Iterable decides; the last outcome says more of it. Pure. */
export function reasonOf(state: RecordState | null, farewells: Farewells): Reason {
  if (!state) return notLookedAt;
  const isThere = standsInIterable(state, farewells);
  if (state.status === 'delivered') {
    if (!isThere) return removed;
    return state.code === removed ? inPrefix + removed : inIterable;
  }
  return `${isThere ? inPrefix : ''}${state.status}.${state.code}`;
}

/** Whether its records stand in Iterable, in scope or not. */
export const countsInIterable = (reason: Reason): boolean =>
  reason === inIterable || reason.startsWith(inPrefix);

const texts: Readonly<Record<string, string>> = {
  [inIterable]: 'delivered, and standing',
  [inPrefix + removed]: 'in Iterable, less what On Exit of the steps took away',
  [notLookedAt]: 'not looked at yet: new since the last run, or no run has come to them',
  [removed]: 'taken away again by the sync'
};

const outside: Readonly<Record<string, string>> = {
  skipped: 'not sent',
  rejected: 'needs attention',
  deferred: 'waiting'
};
const inside: Readonly<Record<string, string>> = {
  skipped: 'in Iterable, nothing sent the last time',
  rejected: 'in Iterable, last change refused',
  deferred: 'in Iterable, last change waiting'
};

/** What a code means, in a sentence; null where nobody knows. */
export type Explain = (code: string) => string | null;

/** In a person's words: the code, and what it means. */
export function reasonText(reason: Reason, explain: Explain): string {
  const known = texts[reason];
  if (known) return known;
  if (reason.startsWith(leftPrefix))
    return `not in scope any more; ${reasonText(reason.slice(leftPrefix.length), explain)}`;
  const isThere = reason.startsWith(inPrefix);
  const [status = '', code = ''] = splitOnce(isThere ? reason.slice(inPrefix.length) : reason);
  const words = (isThere ? inside : outside)[status] ?? status;
  const cause = explain(code);
  return cause ? `${words} (${code}): ${cause}` : `${words}: ${code}`;
}

const splitOnce = (reason: string): string[] => {
  const dot = reason.indexOf('.');
  return dot < 0 ? [reason] : [reason.slice(0, dot), reason.slice(dot + 1)];
};

/** Names of the steps that take a user or an item away: what they did stands nowhere, and ends what stood before. */
type Farewells = ReadonlySet<string>;

const ending: ReadonlySet<string> = new Set(['Delete_User', 'Forget_User', 'Delete_Catalog_Item']);

export const farewellsOf = ({ steps }: Pick<SyncDefinition, 'steps'>): Farewells =>
  new Set(steps.filter(({ operation }) => ending.has(operation)).map(({ name }) => name));

/** Who the record is in Iterable, for all that is known here. */
export const userOf = (state: RecordState, farewells: Farewells): string =>
  state.deliveredIdentity ??
  standingSteps(state, farewells).find(([, { key }]) => key)?.[1].key ??
  state.identityKey ??
  // Counted all the same: one of its own.
  `record:${state.recordId}`;

const standsInIterable = (state: RecordState, farewells: Farewells): boolean =>
  state.code !== notThere && standingSteps(state, farewells).length > 0;

/** Iterable's own word the last time. */
const notThere = 'not-in-iterable';

function standingSteps({ steps }: RecordState, farewells: Farewells): [name: string, state: StepState][] {
  const all = Object.entries(steps);
  const ends = all.filter(([name, { fingerprint }]) => farewells.has(name) && fingerprint !== '');
  const isEnded = ({ key, at }: StepState): boolean =>
    ends.some(([, end]) => end.key === key && end.at >= at);
  return all.filter(([name, state]) => !farewells.has(name) && mayBeThere(state) && !isEnded(state));
}

/** A user whom the sync put on a list and has not taken off it. */
export interface Standing {
  readonly listId: number;
  /** Identity key of the user. */
  readonly key: string;
}

/** The steps that put people on lists, each with its list; null where the record's own state names it. */
export type Joins = ReadonlyMap<string, number | null>;

/** What the names of a sync's steps stand for. */
export interface Marks {
  readonly joins: Joins;
  readonly farewells: Farewells;
}

/** Lists that the sync's steps put the record's user on, as far as it still stands there for all the sync knows. Pure. */
export function standingsOf(state: RecordState, { joins, farewells }: Marks): Standing[] {
  return standingSteps(state, farewells).flatMap(([name, { key }]) => {
    if (!key) return [];
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
