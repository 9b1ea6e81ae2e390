import type { Counts, Run } from '../sync/model';
import type { DryRun } from '../sync/dry-run';
import type { CheckAnswer } from './check';
import type { Finding } from './doctor';
import type { StatusAnswer } from './status';

/** Answers of commands as text for people; `--json` prints the answers themselves. */

export function countsText(counts: Readonly<Counts>): string {
  const shown = ['delivered', 'unchanged', 'skipped', 'rejected', 'deferred'] as const;
  return `${counts.extracted} records: ${shown.map((name) => `${counts[name]} ${name}`).join(', ')}`;
}

export function runText(run: Run | DryRun): string {
  if ('dryRun' in run)
    return `${run.sync}, dry run (nothing was sent): ${countsText(run.counts).replace('delivered', 'to deliver')}`;
  const lines = [
    `${run.sync}: ${run.state}, ${countsText(run.counts)}`,
    `run ${run.run}, started ${run.startedAt}`
  ];
  if (run.counts.writtenBack + run.counts.writeBackErrors > 0) {
    lines.push(`status written to ${run.counts.writtenBack} records, ${run.counts.writeBackErrors} refused`);
  }
  lines.push(...run.notices.map((notice) => `note: ${notice}`));
  if (run.error) lines.push(`${run.error.message} ${run.error.fix}`.trim());
  return lines.join('\n');
}

export function runsText(runs: readonly Run[]): string {
  if (runs.length === 0) return 'No runs yet.';
  return runs
    .map((run) => `${run.startedAt}  ${run.sync}  ${run.state}  ${countsText(run.counts)}  ${run.run}`)
    .join('\n');
}

export function checkText({ syncs, problems }: CheckAnswer): string {
  if (problems.length === 0) return `${syncs.length} syncs, no problems.`;
  return problems.map(({ where, message, fix }) => `${where}\n  ${message}\n  ${fix}`).join('\n');
}

export function doctorText(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ what, ok, detail, fix }) => `${ok ? 'ok  ' : 'FAIL'} ${what}: ${detail}${fix ? `\n     ${fix}` : ''}`
    )
    .join('\n');
}

export function statusText({ organizationId, syncs, problems }: StatusAnswer): string {
  const lines = syncs.map(({ sync, status, bookmark, lastRun }) => {
    const last = lastRun
      ? `last run ${lastRun.startedAt}, ${lastRun.state}, ${countsText(lastRun.counts)}`
      : 'never run';
    return `${sync}  ${status}  up to ${bookmark ?? '-'}  ${last}`;
  });
  const trouble =
    problems.length > 0 ? [`${problems.length} problems in definitions: see "bridge check"`] : [];
  return [`Org ${organizationId}`, ...lines, ...trouble].join('\n');
}
