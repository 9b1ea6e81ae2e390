import approved from '@salesforce/label/c.Runs_Decided_Approved';
import calls from '@salesforce/label/c.Runs_Calls';
import discarded from '@salesforce/label/c.Runs_Decided_Discarded';
import list from '@salesforce/label/c.Runs_List';
import loading from '@salesforce/label/c.Common_Loading';
import notLoaded from '@salesforce/label/c.Runs_Not_Loaded';
import path from '@salesforce/label/c.Runs_Path';
import records from '@salesforce/label/c.Runs_Records';
import runAgain from '@salesforce/label/c.Runs_Run_Again';
import runOf from '@salesforce/label/c.Runs_Run_Of';
import somebody from '@salesforce/label/c.Runs_Somebody';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import { fill } from 'c/fill';
import { localTime } from 'c/times';

export const labels = { calls, list, loading, notLoaded, path, records, runAgain, tryAgain };

/** What the run is called: its sync and when it started. */
export function titleOf({ syncLabel, run }: Apex.IterableSyncRunPageView): string {
  const name = syncLabel ?? '';
  return run?.startedAt ? fill(runOf, [name, localTime(run.startedAt)]) : name;
}

/** What somebody decided on held removals; null while nobody has, or nothing was held. */
export function decisionText(held: Apex.IterableSyncRunPageView.HeldView | null | undefined): string | null {
  if (!held?.decision) return null;
  const when = held.decidedAt ? localTime(held.decidedAt) : '';
  const sentence = held.decision === 'approved' ? approved : discarded;
  return fill(sentence, [held.removals ?? 0, held.decidedByName ?? somebody, when]);
}
