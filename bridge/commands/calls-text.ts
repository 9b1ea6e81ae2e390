import type { StoredOutcome } from '../ledger/ledger';
import type { CallsAnswer, ShownCall } from './calls';
import { maskedKey } from './run-records';
import type { SearchAnswer } from './search';
import { table } from './table';

/** Calls, outcomes and finds as text for people. */

const timeText = (iso: string): string => iso.replace('T', ' ');

export function callsText({ calls, next }: CallsAnswer): string {
  if (calls.length === 0) return 'No such calls are on record.';
  const rows = calls.map((call) => [
    ...[String(call.id), timeText(call.at), call.side, call.endpoint, String(call.attempt)],
    ...[statusText(call), String(call.durationMs), String(call.rows), String(call.failed)],
    call.causes.join(' ')
  ]);
  const head = ['CALL', 'TIME', 'SIDE', 'ENDPOINT', 'TRY', 'STATUS', 'MS', 'ROWS', 'FAILED', 'CAUSES'];
  const more = next === null ? [] : [`There are more: --cursor ${next}`];
  return [table([head, ...rows]), ...notesOf(calls), ...more].join('\n');
}

/** Each note once, with the calls that it is about. */
function notesOf(calls: readonly ShownCall[]): string[] {
  const callsOf = new Map<string, number[]>();
  for (const { id, note } of calls)
    if (note !== undefined) callsOf.set(note, [...(callsOf.get(note) ?? []), id]);
  return [...callsOf].map(([note, ids]) => `${ids.join(', ')}: ${note}.`);
}

const statusText = ({ status }: ShownCall): string => (status === null ? 'no answer' : String(status));

export function callText(call: ShownCall): string {
  const about =
    call.recordCount === 0
      ? 'no record'
      : `${call.recordCount} record${call.recordCount === 1 ? '' : 's'}: ${call.records.join(' ')}`;
  return [
    `call ${call.id}, ${timeText(call.at)}, try ${call.attempt}, ${call.durationMs} ms`,
    `${call.method} ${call.path} -> ${statusText(call)} ${call.causes.join(' ')}`.trimEnd(),
    `run ${call.run ?? '-'}, sync ${call.sync ?? '-'}`,
    `about ${about}${call.recordCount > call.records.length ? ' ...' : ''}`,
    `request ${JSON.stringify(call.request, null, 2)}`,
    `response ${JSON.stringify(call.response, null, 2)}`
  ].join('\n');
}

export function outcomesText(records: readonly StoredOutcome[], next: string | null): string {
  if (records.length === 0) return 'No such records.';
  const rows = records.map((outcome) => [
    ...[timeText(outcome.at), outcome.recordId, maskedKey(outcome.identityKey), outcome.status, outcome.code],
    [outcome.message, outcome.fix].filter(Boolean).join(' ')
  ]);
  const more = next === null ? [] : [`There are more: --cursor ${next}`];
  return [table([['TIME', 'RECORD', 'IN ITERABLE', 'STATUS', 'CAUSE', 'MESSAGE'], ...rows]), ...more].join(
    '\n'
  );
}

export function searchText({ records }: SearchAnswer): string {
  const rows = records.flatMap(({ recordId, states }) =>
    states.map((state) => [
      ...[recordId, state.object, state.sync, state.status, timeText(state.updatedAt)],
      [state.message, state.fix].filter(Boolean).join(' ')
    ])
  );
  if (rows.length === 0) return 'No sync knows such a record.';
  return table([['RECORD', 'OBJECT', 'SYNC', 'STATUS', 'SINCE', 'MESSAGE'], ...rows]);
}
