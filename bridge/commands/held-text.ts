import type { Run } from '../sync/model';
import type { Decided } from './held-runs';
import { table } from './table';

/** What a run says of removals that it held: how many, why, and what a person does now. No lines for other runs. */
export function heldLines({ run, held }: Pick<Run, 'run' | 'held'>): string[] {
  if (!held) return [];
  const { removals, present, reasons, decision, decidedBy, decidedAt } = held;
  const wave = `${removals} of ${present} records`;
  if (decision) return [`The removals of ${wave} were ${decision} by ${decidedBy} at ${decidedAt}.`];
  return [
    `Held for approval: ${wave} would be removed.`,
    table(reasons.map(({ reason, count }) => ['', String(count), reason])),
    `To remove them: bridge approve ${run}`,
    `To keep them:   bridge discard ${run}`
  ];
}

export function approvedText({ held, run }: Decided, text: (run: Run) => string): string {
  const first = `${held.sync}: the removals of run ${held.run} are approved.`;
  if (!run) return `${first}\nThe sync is being run: they are sent by its next run.`;
  return [first, text(run), `To put back what was removed: bridge put-back ${run.run}`].join('\n');
}

export const discardedRunText = ({ sync, run, held }: Run): string =>
  [
    `${sync}: the removals of run ${run} are discarded; ${held?.removals ?? 0} records stay as they are.`,
    'They are found again when they change, or when everything is read: correct the filter first.'
  ].join('\n');
