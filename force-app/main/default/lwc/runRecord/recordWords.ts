import bodiesHidden from '@salesforce/label/c.Runs_Bodies_Hidden';
import bodiesMasked from '@salesforce/label/c.Runs_Bodies_Masked';
import calls from '@salesforce/label/c.Runs_Calls';
import ended from '@salesforce/label/c.Runs_Ended';
import key from '@salesforce/label/c.Runs_Key';
import list from '@salesforce/label/c.Runs_List';
import loading from '@salesforce/label/c.Common_Loading';
import messageHidden from '@salesforce/label/c.Runs_Message_Hidden';
import milliseconds from '@salesforce/label/c.Runs_Milliseconds';
import noAnswer from '@salesforce/label/c.Runs_No_Answer';
import noCalls from '@salesforce/label/c.Runs_No_Calls';
import notLoaded from '@salesforce/label/c.Runs_Not_Loaded';
import other from '@salesforce/label/c.Runs_Other_Record';
import path from '@salesforce/label/c.Runs_Path';
import payload from '@salesforce/label/c.Runs_Payload';
import recordId from '@salesforce/label/c.Runs_Record_Id';
import request from '@salesforce/label/c.Runs_Request';
import response from '@salesforce/label/c.Runs_Response';
import retryAt from '@salesforce/label/c.Runs_Retry_At';
import runOf from '@salesforce/label/c.Runs_Run_Of';
import started from '@salesforce/label/c.Runs_Started';
import startedBy from '@salesforce/label/c.Runs_Started_By';
import steps from '@salesforce/label/c.Runs_Steps';
import stepsExplained from '@salesforce/label/c.Runs_Steps_Explained';
import stepsShow from '@salesforce/label/c.Runs_Steps_Show';
import sync from '@salesforce/label/c.Runs_Sync';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import version from '@salesforce/label/c.Runs_Version';
import when from '@salesforce/label/c.Runs_When';
import { fill } from 'c/fill';
import { startedByText } from 'c/runTexts';
import { localTime, relativeTime, utcTime } from 'c/times';

type View = Apex.IterableSyncRunRecordView;
type Line = Apex.IterableSyncRunRecordView.LineView;

export const labels = {
  ...{ bodiesHidden, bodiesMasked, calls, list, loading, messageHidden, noCalls, notLoaded, other, path },
  ...{ payload, request, response, steps, stepsExplained, stepsShow, tryAgain }
};

export const nameOf = ({ recordName, recordId: id }: Line): string => recordName || id || '';

export const runTitleOf = ({ syncLabel, run }: View): string =>
  fill(runOf, [syncLabel ?? '', run?.startedAt ? localTime(run.startedAt) : '']);

/** Everything about the record in the run as terms and texts; what there is nothing of is left out. */
export function factsOf(view: View) {
  const { run, record, syncLabel } = view;
  return [
    { term: sync, text: syncLabel },
    { term: recordId, text: record?.recordId },
    { term: key, text: record?.iterableKey },
    { term: when, text: momentText(record?.happenedAt) },
    { term: retryAt.replace('{0}', '').trim(), text: record?.retryAt ? relativeTime(record.retryAt) : '' },
    { term: started, text: momentText(run?.startedAt) },
    { term: ended, text: momentText(run?.endedAt) },
    { term: startedBy, text: startedByText(run ?? {}) },
    { term: version, text: view.version }
  ].flatMap(({ term, text }) => (text ? [{ term, text }] : []));
}

function momentText(moment: string | null | undefined): string {
  return moment ? `${localTime(moment)} (${utcTime(moment)})` : '';
}

/** A call with what was sent and answered. */
export function callOf(call: Apex.IterableSyncRunRecordView.CallView) {
  const isBad = !call.httpStatus || call.httpStatus >= 400 || Boolean(call.failedCount);
  const status = call.httpStatus ? String(call.httpStatus) : noAnswer;
  return {
    key: String(call.callId),
    title: `${call.systemName}: ${call.callText}`,
    when: momentText(call.happenedAt),
    summary: [status, fill(milliseconds, [call.durationMs ?? 0]), ...(call.causes ?? [])].join(' · '),
    icon: isBad ? 'utility:error' : 'utility:success',
    variant: isBad ? 'error' : 'success',
    note: call.note,
    requestText: call.requestText,
    responseText: call.responseText
  };
}
