import changes from '@salesforce/label/c.Home_RunNow_Changes';
import chooseMoment from '@salesforce/label/c.Home_RunNow_Choose_Moment';
import cancel from '@salesforce/label/c.Common_Cancel';
import close from '@salesforce/label/c.Common_Close';
import everything from '@salesforce/label/c.Home_RunNow_Everything';
import lostSight from '@salesforce/label/c.Home_RunNow_Lost_Sight';
import momentLabel from '@salesforce/label/c.Home_RunNow_Moment';
import momentFuture from '@salesforce/label/c.Home_RunNow_Moment_Future';
import momentTime from '@salesforce/label/c.Home_RunNow_Moment_Time';
import momentTold from '@salesforce/label/c.Home_RunNow_Moment_Told';
import notStarted from '@salesforce/label/c.Home_RunNow_Not_Started';
import question from '@salesforce/label/c.Home_RunNow_Question';
import since from '@salesforce/label/c.Home_RunNow_Since';
import start from '@salesforce/label/c.Home_RunNow_Start';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import title from '@salesforce/label/c.Home_Run_Now_Of';
import { fill } from 'c/fill';
import { localTime, utcTime } from 'c/times';

export const labels = {
  cancel,
  chooseMoment,
  close,
  lostSight,
  moment: momentLabel,
  momentTime,
  notStarted,
  question,
  start,
  title,
  tryAgain
};

export const choices = [
  { value: 'changes', label: changes },
  { value: 'since', label: since },
  { value: 'everything', label: everything }
];

/** What is wrong with the chosen moment; null when a run can start from it. */
export function momentProblem(moment: string | null, now: number = Date.now()): string | null {
  if (moment === null) return chooseMoment;
  return Date.parse(moment) > now ? momentFuture : null;
}

/** The moment on the user's clock and in UTC, so that two people mean the same one; empty where none is chosen. */
export function momentText(moment: string | null): string {
  if (moment === null) return '';
  return fill(momentTold, [localTime(moment), utcTime(moment)]);
}
