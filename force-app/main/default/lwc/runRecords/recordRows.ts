import all from '@salesforce/label/c.Runs_All_Outcomes';
import detail from '@salesforce/label/c.Runs_Detail';
import detailOf from '@salesforce/label/c.Runs_Detail_Of';
import key from '@salesforce/label/c.Runs_Key';
import message from '@salesforce/label/c.Runs_Message';
import messageHidden from '@salesforce/label/c.Runs_Message_Hidden';
import none from '@salesforce/label/c.Runs_No_Records';
import other from '@salesforce/label/c.Runs_Other_Record';
import outcome from '@salesforce/label/c.Runs_Outcome';
import record from '@salesforce/label/c.Runs_Record';
import recordId from '@salesforce/label/c.Runs_Record_Id';
import records from '@salesforce/label/c.Runs_Records';
import retryAt from '@salesforce/label/c.Runs_Retry_At';
import when from '@salesforce/label/c.Runs_When';
import type { Cell } from 'c/csvFile';
import { fill } from 'c/fill';
import { outcomeLook } from 'c/statusLooks';
import { localTime, relativeTime, utcTime } from 'c/times';

type Line = Apex.IterableSyncRunRecordView.LineView;

export const labels = { detail, key, message, none, outcome, record, recordId, records, when };

export const outcomes = [
  { label: all, value: '' },
  ...['rejected', 'deferred', 'delivered', 'skipped', 'unchanged'].map((value) => ({
    label: outcomeLook(value).word,
    value
  }))
];

/** What is said of a record: its message, what to do, and when it is tried again. */
export const toldOf = (line: Line): string =>
  [
    line.isMessageHidden ? messageHidden : line.message,
    line.fix,
    line.retryAt ? fill(retryAt, [relativeTime(line.retryAt)]) : null
  ]
    .filter(Boolean)
    .join(' ');

export function rowOf(line: Line) {
  const happenedAt = line.happenedAt ?? '';
  const name = line.recordName || line.recordId || '';
  return {
    id: line.recordId ?? '',
    name: line.recordName,
    isVisible: line.isVisible,
    key: line.iterableKey,
    when: happenedAt ? localTime(happenedAt) : '',
    utc: happenedAt ? utcTime(happenedAt) : '',
    look: outcomeLook(line.outcome),
    told: [toldOf(line), line.otherRecordId ? other : ''].join(' ').trim(),
    otherId: line.otherRecordId,
    otherName: line.otherRecordName,
    detailLabel: fill(detailOf, [name])
  };
}

/** As `bridge records --csv` calls them, without the key: files are passed on. */
export const columns = ['at', 'object', 'record_id', 'status', 'cause', 'message', 'fix', 'retry_at'];

export const cellsOf = (line: Line): Cell[] => [
  ...[line.happenedAt, line.objectName, line.recordId, line.outcome, line.code],
  ...[line.message, line.fix, line.retryAt]
];
