import loading from '@salesforce/label/c.Common_Loading';
import more from '@salesforce/label/c.Runs_More';
import none from '@salesforce/label/c.Runs_None';
import notLoaded from '@salesforce/label/c.Runs_Not_Loaded';
import notRefreshed from '@salesforce/label/c.Runs_Not_Refreshed';
import refresh from '@salesforce/label/c.Runs_Refresh';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import type { Cell } from 'c/csvFile';

export const labels = { loading, more, none, notLoaded, notRefreshed, refresh, tryAgain };

/** Names of columns are for programs, and the same in every language: as `bridge runs --format csv` writes them. */
export const columns = [
  ...['run', 'sync', 'trigger', 'state', 'started_at', 'ended_at', 'message', 'queued', 'delivered'],
  ...['unchanged', 'skipped', 'errors', 'deferred', 'removed']
];

export function lineCells({ run }: Apex.IterableSyncRunListView.LineView): Cell[] {
  const { runId, syncName, startedBy, state, startedAt, endedAt, message } = run ?? {};
  const { found, delivered, unchanged, notSent, needsAttention, waiting, removed } = run ?? {};
  return [
    ...[runId, syncName, startedBy, state, startedAt, endedAt, message],
    ...[found, delivered, unchanged, notSent, needsAttention, waiting, removed]
  ];
}
