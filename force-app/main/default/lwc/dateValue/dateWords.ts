import dateExample from '@salesforce/label/c.Editor_Date_Example';
import day from '@salesforce/label/c.Editor_Date_Day';
import lastDays from '@salesforce/label/c.Editor_Date_Last_Days';
import lastMonth from '@salesforce/label/c.Editor_Date_Last_Month';
import lastWeek from '@salesforce/label/c.Editor_Date_Last_Week';
import lastYear from '@salesforce/label/c.Editor_Date_Last_Year';
import momentExample from '@salesforce/label/c.Editor_Moment_Example';
import nextDays from '@salesforce/label/c.Editor_Date_Next_Days';
import thisMonth from '@salesforce/label/c.Editor_Date_This_Month';
import thisWeek from '@salesforce/label/c.Editor_Date_This_Week';
import thisYear from '@salesforce/label/c.Editor_Date_This_Year';
import today from '@salesforce/label/c.Editor_Date_Today';
import way from '@salesforce/label/c.Editor_Date_Way';
import words from '@salesforce/label/c.Editor_Date_Words';
import yesterday from '@salesforce/label/c.Editor_Date_Yesterday';
import { fill } from 'c/fill';
import type { Choice } from 'c/choiceBox';

export const labels = { way };

/** A day or a moment of the calendar, or one that moves with today. */
export type Way = 'day' | 'words';

export const WAYS: readonly { readonly value: Way; readonly label: string }[] = [
  { value: 'day', label: day },
  { value: 'words', label: words }
];

export const exampleOf = (type: string): string => (type === 'date' ? dateExample : momentExample);

const NAMED: readonly (readonly [string, string])[] = [
  ['TODAY', today],
  ['YESTERDAY', yesterday],
  ['THIS_WEEK', thisWeek],
  ['LAST_WEEK', lastWeek],
  ['THIS_MONTH', thisMonth],
  ['LAST_MONTH', lastMonth],
  ['THIS_YEAR', thisYear],
  ['LAST_YEAR', lastYear]
];
const COUNTED: readonly (readonly [string, string])[] = [
  ['LAST_N_DAYS', lastDays],
  ['NEXT_N_DAYS', nextDays]
];
const OFFERED = ['LAST_N_DAYS:7', 'LAST_N_DAYS:30', 'LAST_N_DAYS:90', 'NEXT_N_DAYS:7', 'NEXT_N_DAYS:30'];

/** Words of SOQL for days that move (SOQL reference: date literals); any other can be typed. */
export const WORDS: readonly Choice[] = [...NAMED.map(([value]) => value), ...OFFERED].map((value) => ({
  value,
  label: sayWords(value),
  detail: value
}));

/** `LAST_N_DAYS:45` as people say it; what is not known as it is written. */
export function sayWords(written: string): string {
  const [name = '', count = ''] = written.split(':');
  const counted = COUNTED.find(([each]) => each === name)?.[1];
  if (counted && /^\d+$/.test(count)) return fill(counted, [Number(count)]);
  return NAMED.find(([each]) => each === written)?.[1] ?? written;
}
