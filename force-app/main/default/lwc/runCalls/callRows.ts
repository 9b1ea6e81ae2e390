import attempt from '@salesforce/label/c.Runs_Attempt';
import call from '@salesforce/label/c.Runs_Call';
import calls from '@salesforce/label/c.Runs_Calls';
import duration from '@salesforce/label/c.Runs_Duration';
import failedRows from '@salesforce/label/c.Runs_Failed_Rows';
import milliseconds from '@salesforce/label/c.Runs_Milliseconds';
import noAnswer from '@salesforce/label/c.Runs_No_Answer';
import none from '@salesforce/label/c.Runs_No_Calls';
import records from '@salesforce/label/c.Runs_Records';
import rows from '@salesforce/label/c.Runs_Rows';
import status from '@salesforce/label/c.Runs_Status';
import system from '@salesforce/label/c.Runs_System';
import when from '@salesforce/label/c.Runs_When';
import { fill } from 'c/fill';
import { localTime, utcTime } from 'c/times';

type Call = Apex.IterableSyncRunRecordView.CallView;

export const labels = { attempt, call, calls, duration, none, records, status, system, when };

/** Whether anything was wrong with the call, as a whole or with one of its rows. */
const isBad = ({ httpStatus, failedCount }: Call): boolean =>
  !httpStatus || httpStatus >= 400 || Boolean(failedCount);

/** A call as one line of a table. */
export function rowOf(shown: Call) {
  const { callId, happenedAt, rowCount, failedCount, causes } = shown;
  const said = failedCount ? fill(failedRows, [failedCount, rowCount ?? 0]) : fill(rows, [rowCount ?? 0]);
  return {
    key: String(callId),
    when: happenedAt ? localTime(happenedAt) : '',
    utc: happenedAt ? utcTime(happenedAt) : '',
    systemName: shown.systemName,
    callText: shown.callText,
    attempt: shown.attempt,
    status: shown.httpStatus ? String(shown.httpStatus) : noAnswer,
    icon: isBad(shown) ? 'utility:error' : 'utility:success',
    variant: isBad(shown) ? 'error' : 'success',
    causes: (causes ?? []).join(', '),
    duration: fill(milliseconds, [shown.durationMs ?? 0]),
    rows: rowCount ? said : ''
  };
}
