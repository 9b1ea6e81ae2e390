import type { Outcome } from '../model';
import { noCounts } from '../model';
import { newRun } from '../open-run';
import type { HeldLease } from '../run-lease';
import type { TrialParts } from './send-trial';
import type { Trial } from './trial-ledger';

/**
 * What became of the people of a kept trial becomes part of what the bridge knows, as a run of its own: what was sent is
 * not sent again. Of whom the sync has heard since nothing is learned.
 */
export async function learnTrial(
  trial: Trial,
  { lease }: HeldLease,
  { ledger, clock }: Pick<TrialParts, 'ledger' | 'clock'>
): Promise<void> {
  const at = trial.endedAt ?? trial.startedAt;
  // Cut off between the two: what it stored is whole, for a page is.
  if (!(await ledger.run(trial.run))) {
    const outcomes = await newsOf(trial, ledger, at);
    const definition = { name: trial.sync, version: trial.definition };
    const run = newRun(trial.run, definition, { trigger: 'record' }, trial.startedAt);
    await ledger.startRun(lease, run);
    await ledger.commitPage(lease, {
      runId: trial.run,
      sync: trial.sync,
      project: trial.project,
      outcomes,
      writeBacks: [],
      counts: countsOf(outcomes),
      calls: { salesforce: 0, iterable: 0 },
      at
    });
  }
  await ledger.updateRun(lease, trial.run, {
    state: 'done',
    endedAt: clock.now().toISOString(),
    notices: ['A trial that was kept.']
  });
}

async function newsOf(trial: Trial, ledger: TrialParts['ledger'], at: string): Promise<Outcome[]> {
  const people = await ledger.trialPeople(trial.trial);
  const states = await ledger.recordStates(
    trial.sync,
    people.map(({ recordId }) => recordId)
  );
  // An undo that was ended by a problem came to some of them: they are not as they were sent.
  const undone = new Set(
    (await ledger.rememberedUsers(trial.trial)).flatMap(({ undo, recordIds }) =>
      undo === null ? [] : recordIds
    )
  );
  return people.flatMap(({ recordId, outcome }, index) => {
    if (undone.has(recordId)) return [];
    const known = states[index];
    const isOlder = known !== null && known !== undefined && known.updatedAt > at;
    return outcome === null || isOlder ? [] : [outcome];
  });
}

function countsOf(outcomes: readonly Outcome[]) {
  const counts = { ...noCounts(), extracted: outcomes.length, mapped: outcomes.length };
  for (const { status } of outcomes) counts[status] += 1;
  return counts;
}
