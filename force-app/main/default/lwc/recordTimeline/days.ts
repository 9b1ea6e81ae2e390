import change from '@salesforce/label/c.Record_Change';
import changeBySomebody from '@salesforce/label/c.Record_Change_By_Somebody';
import changeOnly from '@salesforce/label/c.Record_Change_Only';
import changeOnlyBySomebody from '@salesforce/label/c.Record_Change_Only_By_Somebody';
import noStatus from '@salesforce/label/c.Record_Call_No_Status';
import outcomeOfSync from '@salesforce/label/c.Record_Outcome_Of_Sync';
import status from '@salesforce/label/c.Record_Call_Status';
import today from '@salesforce/label/c.Record_Today';
import yesterday from '@salesforce/label/c.Record_Yesterday';
import { locale, timeZone } from 'c/culture';
import { fill } from 'c/fill';
import { outcomeLook } from 'c/statusLooks';
import { localTime } from 'c/times';
import { inPeoplesWords } from 'c/whySentence';
import { callWords, isReading } from './callWords';
import { changedValue } from './changedValue';

type Entry = Apex.IterableSyncRecordView.TimelineView;

/** One thing that happened, ready to be drawn. */
export interface Happening {
  readonly key: string;
  readonly time: string;
  readonly exact: string;
  readonly icon: string;
  readonly variant: string;
  readonly text: string;
  readonly note: string | null;
  /** Method and path of a call; null for what was none. */
  readonly call:
    | (Pick<Entry, 'runId' | 'syncLabel' | 'syncName'> & { readonly text: string; readonly status: string })
    | null;
}

export interface Day {
  readonly key: string;
  readonly name: string;
  readonly happenings: readonly Happening[];
}

/** Records that messages may name by their ids, and what people call them. */
type Others = readonly Apex.IterableSyncRecordView.SharedWithView[];

/** A message as people say it: with the names of the other records. */
export const withNames = (entries: readonly Entry[], others: Others): Entry[] =>
  entries.map((entry) => ({
    ...entry,
    message: others.reduce(
      (message, { recordId, name }) => nameOf(message, recordId, name),
      entry.message ?? ''
    )
  }));

const nameOf = (message: string, recordId?: string | null, name?: string | null): string =>
  inPeoplesWords(message, { otherRecordId: recordId, otherRecordName: name });

/** The newest so many that happened, newest first, under the names of their days in the user's time zone. */
export function daysOf(entries: readonly Entry[], most: number, now: Date): Day[] {
  const days = new Map<string, Happening[]>();
  const known = entries.filter(({ happenedAt }) => happenedAt);
  const newestFirst = known.sort((one, other) => momentOf(other) - momentOf(one)).slice(0, most);
  for (const [index, entry] of newestFirst.entries()) {
    const key = dayKey(new Date(momentOf(entry)));
    const happenings = days.get(key) ?? [];
    days.set(key, [...happenings, happeningOf(entry, index)]);
  }
  return [...days].map(([key, happenings]) => ({ key, name: dayName(key, now), happenings }));
}

const momentOf = ({ happenedAt }: Entry): number => Date.parse(happenedAt ?? '');

/** `2026-11-03`, by the user's clock. */
const dayKey = (at: Date): string =>
  new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(at);

function dayName(key: string, now: Date): string {
  if (key === dayKey(now)) return today;
  if (key === dayKey(new Date(now.getTime() - 86_400_000))) return yesterday;
  const year = key.slice(0, 4) === dayKey(now).slice(0, 4) ? undefined : 'numeric';
  const parts = { weekday: 'long', day: 'numeric', month: 'long', year, timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, parts).format(new Date(`${key}T12:00:00Z`));
}

function happeningOf(entry: Entry, index: number): Happening {
  const happenedAt = entry.happenedAt ?? '';
  return {
    key: `${happenedAt} ${index}`,
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(new Date(happenedAt)),
    exact: localTime(happenedAt),
    ...(kinds[entry.kind ?? ''] ?? outcome)(entry)
  };
}

type Told = Pick<Happening, 'icon' | 'variant' | 'text' | 'note' | 'call'>;

function outcome(entry: Entry): Told {
  const { icon, variant, word } = outcomeLook(entry.outcome);
  const text = entry.syncLabel ? fill(outcomeOfSync, [entry.syncLabel, word]) : word;
  return { icon, variant, text, note: noteOf(entry), call: null };
}

const noteOf = (entry: Entry): string | null => (entry.message ? inPeoplesWords(entry.message, entry) : null);

function call(entry: Entry): Told {
  const isGood = Boolean(entry.httpStatus && entry.httpStatus < 300);
  const goodIcon = isReading(entry.callText ?? '') ? 'utility:download' : 'utility:send';
  const answer = entry.httpStatus ? fill(status, [String(entry.httpStatus)]) : noStatus;
  return {
    icon: isGood ? goodIcon : 'utility:warning',
    variant: isGood ? '' : 'warning',
    text: callWords(entry),
    note: noteOf(entry),
    call: {
      text: entry.callText ?? '',
      status: answer,
      runId: entry.runId,
      syncLabel: entry.syncLabel,
      syncName: entry.syncName
    }
  };
}

const fieldChange = (entry: Entry): Told => ({
  icon: 'utility:edit',
  variant: '',
  text: changeText(entry),
  note: null,
  call: null
});

/** The history of a long text says that it changed, and not from what to what. */
function changeText({ changedByName, fieldLabel, fieldPath, oldValue, newValue }: Entry): string {
  const field = fieldLabel ?? fieldPath ?? '';
  const hasValues = Boolean(oldValue || newValue);
  const values = hasValues ? [changedValue(oldValue), changedValue(newValue)] : [];
  if (changedByName) return fill(hasValues ? change : changeOnly, [changedByName, field, ...values]);
  return fill(hasValues ? changeBySomebody : changeOnlyBySomebody, [field, ...values]);
}

const kinds: Readonly<Record<string, (entry: Entry) => Told>> = { outcome, call, change: fieldChange };
