import type { RecordState } from '../bookkeeping';
import type { Beside } from '../read-beside';
import { changedIdsQuery } from '../scope';
import { heldCode } from './leaving-ledger';
import { exitsOf } from './exits';
import { mayLeave } from './read-chosen';

/** Rows of one REST page (salesforce-api 2.1), and records looked up at a time. */
const pageSize = 2000;

const endedCodes: ReadonlySet<string> = new Set(['merged', 'converted']);

/**
 * Ids of records that Iterable has something of and that the window's reading did not meet: changed so that the scope
 * selects them no more, deleted, or, where everything was read, not there. To be read after the window itself.
 */
export async function* leaverIds(beside: Beside): AsyncGenerator<readonly string[]> {
  const { definition, ready, window } = beside;
  if (!mayLeave(definition)) return;
  const { scope } = ready.extraction;
  if (window.start === null || scope.recordIds) return yield* unseen(beside);
  if (scope.condition) {
    for await (const ids of changedAnywhere(beside)) yield await leaving(ids, beside);
  }
  const { ids, complete } = await beside.parts.source.deletedIds(scope.object, window.start, window.end);
  if (!complete)
    await beside.parts.ledger.noteTarget(definition.project.name, unloggedOf(definition.name), '');
  for (let start = 0; start < ids.length; start += pageSize) {
    const slice = ids.slice(start, start + pageSize);
    yield await leaving(slice, beside);
  }
}

/** Noted where deletions are not logged for long enough: what they took is found by full passes. */
export const unloggedOf = (sync: string): string => `unlogged:${sync}`;

async function* unseen(beside: Beside): AsyncGenerator<readonly string[]> {
  const { definition, parts, window } = beside;
  const since = window.openedAt ?? window.end;
  for (let after: string | undefined; ;) {
    const ids = await parts.ledger.unseenMembers(definition.name, { since, after, limit: pageSize });
    const states = await parts.ledger.recordStates(definition.name, ids);
    yield states
      .filter((state) => state !== null && hasExit(state, beside))
      .map((state) => state?.recordId ?? '');
    if (ids.length < pageSize) return;
    after = ids.at(-1);
  }
}

/** Ids and stamps alone, whatever the scope, deleted ones among them; in the order of (change field, Id). */
async function* changedAnywhere({ ready, parts, window }: Beside): AsyncGenerator<string[]> {
  const { scope } = ready.extraction;
  let position: NonNullable<Beside['window']['position']> | null = null;
  for (;;) {
    const soql: string = changedIdsQuery(scope, { ...window, position }, pageSize);
    const rows = await parts.source.query(soql, { includeDeleted: true });
    yield rows.map(({ Id }) => String(Id));
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    const changedAt = new Date(String(last[scope.changeField])).toISOString();
    position = { changedAt, id: String(last.Id) };
  }
}

async function leaving(ids: readonly string[], beside: Beside): Promise<string[]> {
  const { definition, parts, window } = beside;
  const states = await parts.ledger.recordStates(definition.name, ids);
  return ids.filter((_, index) => {
    const state = states[index];
    if (!state || !hasExit(state, beside)) return false;
    return state.updatedAt < (window.openedAt ?? window.end);
  });
}

const hasExit = (state: RecordState, { ready }: Beside): boolean =>
  state.code !== heldCode && !endedCodes.has(state.code) && exitsOf(state, ready.context).length > 0;
