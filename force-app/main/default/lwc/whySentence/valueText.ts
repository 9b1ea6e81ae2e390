import { fill } from 'c/fill';
import type { WhyContext } from './context';
import { calendarDay, dayAndTime } from './dayText';
import type { WhyLabel } from './labels';

/** Long values are cut: a sentence that has to be read at a glance is no place for an essay. */
const LONGEST_VALUE = 60;

/** A value of a record: dates as the user writes them, what a checkbox holds in words. */
export function valueText(value: string, context: WhyContext): string {
  const { texts } = context;
  const words: Readonly<Record<string, string>> = {
    blank: texts.Why_Blank,
    true: texts.Why_Ticked,
    false: texts.Why_Not_Ticked
  };
  return words[value.trim()] ?? dateText(value, context) ?? cut(value, LONGEST_VALUE);
}

/** What would do instead. The bridge says it in English: `US or CA`, `more than 5`, `a whole number`. */
export function expectedText(expected: string, context: WhyContext): string {
  const { texts } = context;
  const type = types[expected];
  if (type) return texts[type];
  for (const [pattern, label] of forms) {
    const [, ...inner] = pattern.exec(expected) ?? [];
    if (inner.length > 0)
      return fill(
        texts[label],
        inner.map((each) => expectedText(each, context))
      );
  }
  return valueText(expected, context);
}

/** What is left out, where anything else would do. */
export const excludedBy = (expected: string): string | null =>
  /^anything but (.+)$/s.exec(expected)?.[1] ?? null;

export function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}

const types: Readonly<Record<string, WhyLabel>> = {
  text: 'Why_Type_Text',
  'a whole number': 'Why_Type_Whole_Number',
  'a number': 'Why_Type_Number',
  'true or false': 'Why_Type_True_False',
  'a date': 'Why_Type_Date',
  'an object': 'Why_Type_Object',
  'a list of objects': 'Why_Type_Objects',
  'a place (latitude and longitude)': 'Why_Type_Place',
  'another type': 'Why_Type_Other'
};

/** The first that fits; what stands in its places is looked at in turn. */
const forms: readonly (readonly [pattern: RegExp, label: WhyLabel])[] = [
  [/^anything but (.+)$/s, 'Why_Anything_But'],
  [/^(.+) or before$/s, 'Why_Or_Before'],
  [/^(.+) or after$/s, 'Why_Or_After'],
  [/^less than (.+)$/s, 'Why_Less_Than'],
  [/^at most (.+)$/s, 'Why_At_Most'],
  [/^more than (.+)$/s, 'Why_More_Than'],
  [/^at least (.+)$/s, 'Why_At_Least'],
  [/^including (.+)$/s, 'Why_Including'],
  [/^without (.+)$/s, 'Why_Without'],
  [/^before (.+)$/s, 'Why_Before'],
  [/^after (.+)$/s, 'Why_After'],
  [/^like (.+)$/s, 'Why_Like'],
  [/^containing (.+)$/s, 'Why_Containing'],
  [/^beginning with (.+)$/s, 'Why_Beginning_With'],
  [/^ending with (.+)$/s, 'Why_Ending_With'],
  [/^(.+) or (.+)$/s, 'Why_Or']
];

function dateText(value: string, context: WhyContext): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) {
    // A date has no time zone: it is the same day for everybody.
    return calendarDay(new Date(`${value}T12:00:00Z`), { ...context, timeZone: 'UTC' });
  }
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return null;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? null : dayAndTime(at, context);
}
