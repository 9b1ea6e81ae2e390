import type { DryRun } from '../sync/dry-run';
import type { Counts, Run } from '../sync/model';
import type { CheckAnswer } from './check';
import type { Finding } from './doctor';
import { heldLines } from './held-text';
import { meterText } from './iterable-text';
import type { StatusAnswer, SyncState } from './status';
import { table } from './table';

/** Answers of commands as text for people; `--json` prints the answers themselves. */

const outcomes = ['delivered', 'unchanged', 'skipped', 'rejected', 'deferred'] as const;

export function countsText(counts: Readonly<Counts>): string {
  const parts = outcomes.map((name) => `${counts[name]} ${name}`);
  return `${counted(counts.extracted, 'record')}: ${parts.join(', ')}`;
}

export function runText(run: Run | DryRun): string {
  if ('dryRun' in run)
    return `${run.sync}, dry run (nothing was sent): ${countsText(run.counts).replace('delivered', 'to deliver')}; reading took ${run.calls.salesforce} Salesforce and ${run.calls.iterable} Iterable calls`;
  const lines = [
    `${run.sync}: ${run.state}, ${countsText(run.counts)}`,
    `run ${run.run}, started ${timeText(run.startedAt)}, took ${durationOf(run)}`
  ];
  if (run.counts.writtenBack + run.counts.writeBackErrors > 0) {
    lines.push(`status written to ${run.counts.writtenBack} records, ${run.counts.writeBackErrors} refused`);
  }
  lines.push(...run.notices.map((notice) => `note: ${notice}`), ...heldLines(run));
  const trouble = troubleOf(run);
  return [...lines, ...(trouble ? [trouble] : [])].join('\n');
}

/** Why a run did not end well, in one text; empty when it did. */
export function troubleOf(run: Run | DryRun): string {
  if ('dryRun' in run) return '';
  if (run.error) return `${run.error.message} ${run.error.fix}`.trim();
  return run.state === 'interrupted' ? 'The run was stopped; the next one goes on where it stopped.' : '';
}

export function runsText(runs: readonly Run[]): string {
  if (runs.length === 0) return 'No runs yet.';
  const head = [
    'STARTED',
    'SYNC',
    'BY',
    'STATE',
    'TOOK',
    'RECORDS',
    ...outcomes.map((name) => name.toUpperCase())
  ];
  return table([
    [...head, 'RUN'],
    ...runs.map((run) => [
      timeText(run.startedAt),
      run.sync,
      run.trigger,
      run.state,
      durationOf(run),
      String(run.counts.extracted),
      ...outcomes.map((name) => String(run.counts[name])),
      run.run
    ])
  ]);
}

/** Problems first; what a person should only know comes after them. */
export function checkText({ syncs, problems, notices, fields }: CheckAnswer): string {
  const found = problems.map(({ where, message, fix }) => `${where}\n  ${message}\n  ${fix}`);
  const first = found.length === 0 ? [`${counted(syncs.length, 'sync')}, no problems.`] : found;
  const meters = fields.map(({ project, ...meter }) => `${project}: ${meterText(meter)}.`);
  return [...first, ...notices.map(({ message }) => `Note: ${message}`), ...meters].join('\n');
}

export function doctorText(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ what, ok, detail, fix }) => `${ok ? 'ok  ' : 'FAIL'} ${what}: ${detail}${fix ? `\n     ${fix}` : ''}`
    )
    .join('\n');
}

export function statusText({ organizationId, syncs, held, problems, trouble }: StatusAnswer): string {
  const lines = [`Org ${organizationId}`];
  if (trouble) lines.push(`The definitions could not be read again: ${trouble.message}`);
  if (syncs.length > 0)
    lines.push(table([['SYNC', 'STATUS', 'SCHEDULE', 'UP TO', 'LAST RUN'], ...syncs.map(syncRow)]));
  else lines.push('There is no sync that can be run.');
  lines.push(...held.flatMap((run) => [`${run.sync}:`, ...heldLines(run)]));
  lines.push(...syncs.flatMap(({ notices }) => notices).map((notice) => `Note: ${notice}`));
  if (problems.length > 0)
    lines.push(`${counted(problems.length, 'problem')} in definitions: see "bridge check".`);
  return lines.join('\n');
}

function syncRow({ sync, status, schedule, bookmark, lagSeconds, lastRun }: SyncState): string[] {
  const upTo = bookmark && lagSeconds !== null ? `${timeText(bookmark)} (${spanText(lagSeconds)} ago)` : '-';
  const last = lastRun
    ? `${timeText(lastRun.startedAt)} ${lastRun.state}, ${countsText(lastRun.counts)}`
    : 'never run';
  return [sync, status, schedule.replace(/^\d+(?=;|$)/, '$& min'), upTo, last];
}

/** To the second, as everywhere in UTC. */
const timeText = (iso: string): string => `${iso.slice(0, 19).replace('T', ' ')}Z`;

function durationOf({ startedAt, endedAt }: Run): string {
  if (!endedAt) return '-';
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  return seconds < 10 ? `${seconds.toFixed(1)} s` : spanText(seconds);
}

function spanText(seconds: number): string {
  if (seconds < 120) return `${Math.max(0, Math.round(seconds))} s`;
  if (seconds < 2 * 60 * 60) return `${Math.round(seconds / 60)} min`;
  return seconds < 48 * 60 * 60 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
