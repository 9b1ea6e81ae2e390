import again from '@salesforce/label/c.Publish_Again';
import changes from '@salesforce/label/c.Publish_Changes';
import conflict from '@salesforce/label/c.Publish_Conflict_Title';
import done from '@salesforce/label/c.Publish_Done';
import keepMine from '@salesforce/label/c.Publish_Keep_Mine';
import keepMineExplained from '@salesforce/label/c.Publish_Keep_Mine_Explained';
import loading from '@salesforce/label/c.Common_Loading';
import noChanges from '@salesforce/label/c.Publish_No_Changes';
import noDraft from '@salesforce/label/c.Publish_No_Draft';
import note from '@salesforce/label/c.Publish_Note';
import noteHelp from '@salesforce/label/c.Publish_Note_Help';
import notLoaded from '@salesforce/label/c.Publish_Not_Loaded';
import openPreview from '@salesforce/label/c.Publish_Open_Preview';
import previewFirst from '@salesforce/label/c.Publish_Preview_First';
import problems from '@salesforce/label/c.Publish_Problems';
import publish from '@salesforce/label/c.Publish_Do';
import running from '@salesforce/label/c.Publish_Running';
import somebody from '@salesforce/label/c.Publish_Somebody';
import takeTheirs from '@salesforce/label/c.Publish_Take_Theirs';
import takeTheirsExplained from '@salesforce/label/c.Publish_Take_Theirs_Explained';
import theirs from '@salesforce/label/c.Publish_Theirs';
import title from '@salesforce/label/c.Publish_Title';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import warnings from '@salesforce/label/c.Publish_Warnings';
import { fill } from 'c/fill';

type Draft = Apex.IterableSyncDraftView;
type Progress = Apex.IterableSyncPublishView;

export const labels = {
  changes,
  keepMine,
  keepMineExplained,
  loading,
  noChanges,
  noDraft,
  note,
  noteHelp,
  notLoaded,
  openPreview,
  previewFirst,
  running,
  takeTheirs,
  theirs,
  title,
  tryAgain
};

export const discardQuestion = {
  label: takeTheirs,
  sentences: [takeTheirsExplained],
  confirmLabel: takeTheirs,
  variant: 'destructive'
};

export function publishLabel(progress: Progress | null): string {
  return progress?.state === 'Failed' ? again : publish;
}

export const doneText = (progress: Progress | null): string => fill(done, [progress?.versionName ?? '']);

/** Who published last by the app, where that was after the draft was begun; somebody, where it came from outside. */
export const conflictTitle = (draft: Draft | null): string =>
  fill(conflict, [draft?.publishedBy ?? somebody]);

export const problemsTitle = ({ isBlocked }: Bridge.Plan): string => (isBlocked ? problems : warnings);

export const problemTexts = ({ problems: found }: Bridge.Plan): { key: string; text: string }[] =>
  found.map(({ message, fix }, index) => ({ key: `${index}`, text: `${message} ${fix}` }));
