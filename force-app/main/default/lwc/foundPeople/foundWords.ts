import found from '@salesforce/label/c.Runs_Found_Title';
import lastRuns from '@salesforce/label/c.Runs_Last_Runs';
import loading from '@salesforce/label/c.Common_Loading';
import neverSynced from '@salesforce/label/c.Runs_Never_Synced';
import none from '@salesforce/label/c.Runs_Found_None';
import notLoaded from '@salesforce/label/c.Runs_Not_Loaded';
import openRun from '@salesforce/label/c.Runs_Open';
import standings from '@salesforce/label/c.Runs_Standings';
import syncedAt from '@salesforce/label/c.Runs_Synced_At';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import { fill } from 'c/fill';
import { outcomeLook, statusLook } from 'c/statusLooks';
import { localTime, relativeTime } from 'c/times';

export const labels = { lastRuns, loading, notLoaded, standings, tryAgain };

export const titleText = (text: string): string => fill(found, [text]);

export const noneText = (text: string): string => fill(none, [text]);

/** A record that was found, as it is drawn. */
export const foundOf = (record: Apex.IterableSyncFoundView) => ({
  id: record.recordId ?? '',
  name: record.recordName,
  standings: (record.standings ?? []).map((standing) => ({
    key: standing.syncName ?? '',
    syncLabel: standing.syncLabel,
    look: statusLook(standing.status),
    message: standing.message,
    syncedText: standing.lastSyncedAt ? fill(syncedAt, [relativeTime(standing.lastSyncedAt)]) : neverSynced
  })),
  runs: (record.runs ?? []).map((run) => ({
    key: `${run.runId}`,
    when: run.happenedAt ? localTime(run.happenedAt) : '',
    syncLabel: run.syncLabel,
    look: outcomeLook(run.outcome),
    message: run.message,
    openLabel: fill(openRun, [run.syncLabel ?? '', run.happenedAt ? localTime(run.happenedAt) : ''])
  }))
});
