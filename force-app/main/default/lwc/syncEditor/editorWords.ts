import archived from '@salesforce/label/c.Editor_Archived';
import asPublished from '@salesforce/label/c.Editor_As_Published';
import discard from '@salesforce/label/c.Editor_Discard';
import discarded from '@salesforce/label/c.Editor_Discarded';
import discardExplained from '@salesforce/label/c.Editor_Discard_Explained';
import discardTitle from '@salesforce/label/c.Editor_Discard_Title';
import history from '@salesforce/label/c.Editor_History';
import leave from '@salesforce/label/c.Editor_Leave';
import leaveTitle from '@salesforce/label/c.Editor_Leave_Title';
import loading from '@salesforce/label/c.Common_Loading';
import meanwhile from '@salesforce/label/c.Editor_Meanwhile';
import notLoaded from '@salesforce/label/c.Editor_Not_Loaded';
import notSaved from '@salesforce/label/c.Editor_Not_Saved';
import off from '@salesforce/label/c.Editor_Off';
import others from '@salesforce/label/c.Editor_Others';
import path from '@salesforce/label/c.Editor_Path';
import preview from '@salesforce/label/c.Editor_Preview';
import publish from '@salesforce/label/c.Editor_Publish';
import saved from '@salesforce/label/c.Editor_Saved';
import saving from '@salesforce/label/c.Editor_Saving';
import settings from '@salesforce/label/c.Editor_Settings';
import source from '@salesforce/label/c.Editor_Source';
import steps from '@salesforce/label/c.Editor_Steps';
import switchOn from '@salesforce/label/c.Editor_Switch_On';
import syncs from '@salesforce/label/c.Syncs_Title';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import unarchive from '@salesforce/label/c.Editor_Unarchive';
import type { EditorPart } from 'c/editorParts';
import { fill } from 'c/fill';
import { relativeTime } from 'c/times';

type Draft = Apex.IterableSyncDraftView;

export const labels = {
  archived,
  discard,
  discarded,
  loading,
  meanwhile,
  notLoaded,
  off,
  path,
  switchOn,
  syncs,
  tryAgain,
  unarchive
};

export const tabs: readonly { name: EditorPart; label: string }[] = [
  { name: 'source', label: source },
  { name: 'steps', label: steps },
  { name: 'settings', label: settings },
  { name: 'preview', label: preview },
  { name: 'publish', label: publish },
  { name: 'history', label: history }
];

/** How what is shown stands to what is kept. */
export type SaveState = 'published' | 'saved' | 'saving' | 'failed';

export const savedText = (state: SaveState, draft: Draft | null): string => {
  if (state === 'saving') return saving;
  if (state === 'published') return asPublished;
  return state === 'saved' ? fill(saved, [draft?.savedAt ? relativeTime(draft.savedAt) : '']) : '';
};

export const notSavedText = (problem: string): string => fill(notSaved, [problem]);

/** What other people edit of the same sync, a sentence each. */
export const othersTexts = (draft: Draft | null): string[] =>
  (draft?.others ?? []).map(({ name, savedAt }) =>
    fill(others, [name ?? '', savedAt ? relativeTime(savedAt) : ''])
  );

export const discardQuestion = {
  label: discardTitle,
  sentences: [discardExplained],
  confirmLabel: discard,
  variant: 'destructive'
};

export const leaveQuestion = (problem: string) => ({
  label: leaveTitle,
  sentences: [notSavedText(problem)],
  confirmLabel: leave,
  variant: 'destructive'
});
