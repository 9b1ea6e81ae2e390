import type { DeadLetterCause, DeferredRecord } from '../ledger/ledger';
import type { ShownDeadLetter } from './dead-letters';
import type { ReplayAnswer } from './replay';
import { table } from './table';

/** Answers of `bridge dead-letters` as text for people. */

/** To the second, in UTC. */
const timeText = (iso: string): string => `${iso.slice(0, 19).replace('T', ' ')}Z`;
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

export function deadLettersText(letters: readonly ShownDeadLetter[]): string {
  if (letters.length === 0) return 'Nothing here.';
  return letters
    .flatMap((letter) => [
      `${letter.id}  ${letter.code}${letter.field === null ? '' : ` (${letter.field})`}`,
      `  ${letter.message}`,
      ...(letter.fix ? [`  ${letter.fix}`] : []),
      `  tried ${letter.attempts === 1 ? 'once' : `${letter.attempts} times`}, the last time ${timeText(letter.at)} by run ${letter.run}, definition ${letter.definition}`,
      ...(letter.payload === null ? [] : [`  ${JSON.stringify(letter.payload)}`])
    ])
    .join('\n');
}

export function causesText(causes: readonly DeadLetterCause[]): string {
  if (causes.length === 0) return 'Nothing here.';
  return table([
    ['RECORDS', 'CAUSE', 'FIELD', 'SYNC', 'LAST TRIES'],
    ...causes.map(({ count, code, field, sync, oldest, newest }) => [
      String(count),
      code,
      field ?? '-',
      sync,
      `${timeText(oldest)} to ${timeText(newest)}`
    ])
  ]);
}

export function deferredText(records: readonly DeferredRecord[]): string {
  if (records.length === 0) return 'Nothing waits.';
  return table([
    ['RECORD', 'SYNC', 'NEXT TRY', 'TRIES', 'CAUSE', 'WHY'],
    ...records.map(({ recordId, sync, retryAt, attempts, code, message }) => [
      recordId,
      sync,
      retryAt === null ? 'when decided' : timeText(retryAt),
      String(attempts),
      code,
      message
    ])
  ]);
}

export function replayText({
  replayed,
  unknown,
  counts,
  waiting,
  stillRejected,
  runs
}: ReplayAnswer): string {
  const came = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  return [
    `${counted(replayed, 'record')} sent again: ${came.join(', ')}`,
    ...runs.map(({ run, sync, state }) => `run ${run} of ${sync}: ${state}`),
    ...stillRejected.map(({ id, code, message, fix }) =>
      `${id}  ${code}\n  ${message} ${fix ?? ''}`.trimEnd()
    ),
    ...waiting.map(
      ({ sync, records, message }) =>
        `${sync} could not run (${message}); its ${counted(records, 'record')} wait for its next run.`
    ),
    ...unknown.map((id) => `${id} has no dead letter.`)
  ].join('\n');
}
