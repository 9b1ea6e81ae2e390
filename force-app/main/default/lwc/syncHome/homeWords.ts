import budgets from '@salesforce/label/c.Home_Budgets';
import held from '@salesforce/label/c.Common_Held';
import loading from '@salesforce/label/c.Common_Loading';
import notLoaded from '@salesforce/label/c.Home_Not_Loaded';
import notRefreshed from '@salesforce/label/c.Home_Not_Refreshed';
import pausedBy from '@salesforce/label/c.Home_Paused_By';
import pausedBySomebody from '@salesforce/label/c.Home_Paused_By_Somebody';
import pausedDone from '@salesforce/label/c.Home_Paused_Done';
import resume from '@salesforce/label/c.Home_Resume';
import resumedDone from '@salesforce/label/c.Home_Resumed_Done';
import resumeExplained from '@salesforce/label/c.Home_Resume_Explained';
import resumeTitle from '@salesforce/label/c.Home_Resume_Title';
import syncs from '@salesforce/label/c.Home_Syncs';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import { fill } from 'c/fill';
import { isUnderWay } from 'c/runWords';
import { relativeTime } from 'c/times';

type Home = Apex.IterableSyncHomeView;
type Sync = Apex.IterableSyncHomeView.SyncView;

const CALM_MS = 15_000;
const BUSY_MS = 3_000;
/** Of an Id that decide; the other three only repeat their case. */
const ID_LENGTH = 15;

export const labels = {
  budgets,
  held,
  loading,
  notLoaded,
  notRefreshed,
  syncs,
  tryAgain
};

/** Milliseconds until Home is asked for again: sooner while a run is under way. */
export function nextAskingIn(home: Home | null): number {
  const isBusy = (home?.syncs ?? []).some(({ lastRun }) => isUnderWay(lastRun));
  return isBusy ? BUSY_MS : CALM_MS;
}

export const pausedText = ({ label }: Sync): string => fill(pausedDone, [label ?? '']);

export const resumedText = ({ label }: Sync): string => fill(resumedDone, [label ?? '']);

/** What one is asked before going on with what somebody else has paused; null where nobody needs to be asked. */
export function resumeQuestion({ label, pausedAt, pausedById, pausedByName }: Sync, userId: string) {
  if (!pausedById || pausedById.slice(0, ID_LENGTH) === userId.slice(0, ID_LENGTH)) return null;
  const when = pausedAt ? relativeTime(pausedAt) : '';
  const who = pausedByName ? fill(pausedBy, [pausedByName, when]) : fill(pausedBySomebody, [when]);
  return {
    label: resumeTitle,
    sentences: [`${label ?? ''}: ${who}`, resumeExplained],
    confirmLabel: resume,
    variant: 'brand'
  };
}
