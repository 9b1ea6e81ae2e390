import blank from '@salesforce/label/c.Record_Value_Blank';
import no from '@salesforce/label/c.Record_Value_No';
import yes from '@salesforce/label/c.Record_Value_Yes';
import { locale } from 'c/culture';
import { localTime } from 'c/times';

const WORDS: Readonly<Record<string, string>> = { true: yes, false: no };

/** What a field held, as people write it: history has `true`, `2026-11-03` and `2026-11-03T09:05:00.000Z`. */
export function changedValue(value: string | null | undefined): string {
  if (!value) return blank;
  return WORDS[value] ?? dateText(value) ?? value;
}

function dateText(value: string): string | null {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d[\d:.]*Z)?$/.test(value) || Number.isNaN(Date.parse(value))) return null;
  if (value.includes('T')) return localTime(value);
  // A date has no time zone: it is the same day for everybody.
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(value));
}
