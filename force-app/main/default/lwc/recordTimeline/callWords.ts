import accepted from '@salesforce/label/c.Record_Call_Accepted';
import cart from '@salesforce/label/c.Record_Call_Cart';
import catalog from '@salesforce/label/c.Record_Call_Catalog';
import emailChange from '@salesforce/label/c.Record_Call_Email_Change';
import event from '@salesforce/label/c.Record_Call_Event';
import fields from '@salesforce/label/c.Record_Call_Fields';
import forget from '@salesforce/label/c.Record_Call_Forget';
import later from '@salesforce/label/c.Record_Call_Later';
import listAdd from '@salesforce/label/c.Record_Call_List_Add';
import listRemove from '@salesforce/label/c.Record_Call_List_Remove';
import lists from '@salesforce/label/c.Record_Call_Lists';
import merge from '@salesforce/label/c.Record_Call_Merge';
import withAnswer from '@salesforce/label/c.Record_Call_With_Answer';
import purchase from '@salesforce/label/c.Record_Call_Purchase';
import read from '@salesforce/label/c.Record_Call_Read';
import record from '@salesforce/label/c.Record_Call_Record';
import refused from '@salesforce/label/c.Record_Call_Refused';
import sent from '@salesforce/label/c.Record_Call_Sent';
import statusWritten from '@salesforce/label/c.Record_Call_Status_Written';
import subscriptions from '@salesforce/label/c.Record_Call_Subscriptions';
import unanswered from '@salesforce/label/c.Record_Call_Unanswered';
import unforget from '@salesforce/label/c.Record_Call_Unforget';
import user from '@salesforce/label/c.Record_Call_User';
import userDelete from '@salesforce/label/c.Record_Call_User_Delete';
import userUpdate from '@salesforce/label/c.Record_Call_User_Update';
import about from '@salesforce/label/c.Record_Call_About';
import { fill } from 'c/fill';

type Call = Pick<Apex.IterableSyncRecordView.TimelineView, 'callText' | 'httpStatus' | 'systemName'>;

/** A call in words: `Sent to Iterable: user update, accepted`. Its method and path stand in the details alone. */
export function callWords(call: Call): string {
  const text = call.callText ?? '';
  const isRead = isReading(text);
  const done = fill(isRead ? read : sent, [call.systemName ?? '']);
  const subject = subjects.find(([pattern]) => pattern.test(text))?.[1];
  const said = subject ? fill(about, [done, subject]) : done;
  const answer = answerOf(call.httpStatus);
  // That a question was answered goes without saying.
  if (!answer && isRead) return said;
  return fill(withAnswer, [said, answer ?? accepted]);
}

/** Some questions are asked by POST. */
export const isReading = (text: string): boolean =>
  /^GET |\/users\/(getByEmail|byUserId|getFields)\b/.test(text);

/** Null for a good one. */
function answerOf(status: number | null | undefined): string | null {
  if (!status) return unanswered;
  if (status < 300) return null;
  return status === 429 || status >= 500 ? later : refused;
}

/** Method and path -> what it is about; the first that fits. */
const subjects: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/\/users\/(bulkUpdateSubscriptions|updateSubscriptions)\b|\/subscriptions\//, subscriptions],
  [/\/users\/updateEmail\b/, emailChange],
  [/\/users\/merge\b/, merge],
  [/\/users\/forget\b/, forget],
  [/\/users\/unforget\b/, unforget],
  [/\/users\/(bulkUpdate|update)\b/, userUpdate],
  [/\/users\/getFields\b/, fields],
  [/^DELETE .*\/users\//, userDelete],
  [/\/users\b/, user],
  [/\/lists\/subscribe\b/, listAdd],
  [/\/lists\/unsubscribe\b/, listRemove],
  [/\/lists\b/, lists],
  [/\/events\//, event],
  [/\/commerce\/trackPurchase\b/, purchase],
  [/\/commerce\/updateCart\b/, cart],
  [/\/catalogs\//, catalog],
  [/^(POST|PATCH) \/services\/data\/.*\/(composite|sobjects)\b/, statusWritten],
  [/^GET \/services\/data\//, record]
];
