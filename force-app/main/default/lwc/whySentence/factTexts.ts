import type { WhyAnswer, WhyContext, WhyView } from './context';
import { calendarDay, dayAndTime, dayText } from './dayText';

/** What a sentence can name. */
export type FactName =
  | 'sync'
  | 'object'
  | 'field'
  | 'other'
  | 'campaign'
  | 'value'
  | 'expected'
  | 'iterableField'
  | 'view'
  | 'report'
  | 'formula'
  | 'reason'
  | 'who'
  | 'when';

export type FactTexts = Readonly<Partial<Record<FactName, string>>>;

/** Long values are cut: a sentence that has to be read at a glance is no place for an essay. */
const LONGEST_VALUE = 60;
const LONGEST_REASON = 300;

/** What is known of an answer, each as a sentence says it; what is not known is left out. */
export function factTexts(view: WhyView, answer: WhyAnswer, context: WhyContext): FactTexts {
  const facts = answer.facts ?? {};
  const known: Record<FactName, string | null | undefined> = {
    sync: answer.syncLabel,
    object: view.objectLabel,
    field: answer.fieldLabel,
    other: otherText(answer, context),
    campaign: answer.otherRecordName ?? facts.campaign,
    value: valueText(facts.value, context),
    expected: valueText(facts.expected, context),
    iterableField: facts.iterableField,
    view: facts.view,
    report: facts.report,
    formula: facts.formula && inPeoplesWords(facts.formula, answer),
    reason: clause(facts.reason ?? facts.message),
    who: answer.changedByName,
    when: answer.moment ? dayText(answer.moment, context) : null
  };
  return Object.fromEntries(Object.entries(known).filter(([, text]) => text)) as FactTexts;
}

/** A record that the user may not see has no name here. */
const otherText = ({ otherRecordId, otherRecordName }: WhyAnswer, { texts }: WhyContext): string | null =>
  otherRecordName ?? (otherRecordId ? texts.Why_Another_Record : null);

/** A value of a record: dates as the user writes them, what a checkbox holds in words. */
export function valueText(value: string | null | undefined, context: WhyContext): string | null {
  if (value === null || value === undefined) return null;
  const { texts } = context;
  const words: Readonly<Record<string, string>> = {
    '': texts.Why_Blank,
    blank: texts.Why_Blank,
    true: texts.Why_Ticked,
    false: texts.Why_Not_Ticked
  };
  return words[value.trim()] ?? dateText(value, context) ?? cut(value, LONGEST_VALUE);
}

function dateText(value: string, context: WhyContext): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) {
    // A date has no time zone: it is the same day for everybody.
    return calendarDay(new Date(`${value}T12:00:00Z`), { ...context, timeZone: 'UTC' });
  }
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return null;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? null : dayAndTime(at, context);
}

/** People know the label of the field that an answer is about, and not its API name. */
export function inPeoplesWords(
  text: string,
  { fieldPath, fieldLabel }: Pick<WhyAnswer, 'fieldPath' | 'fieldLabel'>
): string {
  if (!fieldPath || !fieldLabel) return text;
  const name = fieldPath.replace(/[.$]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\w.])${name}(?![\\w]|\\.\\w)`, 'gi'), () => fieldLabel);
}

/** Sentences of the bridge end inside ours: without their full stop, and with a capital at their beginning. */
function clause(sentence: string | undefined): string | undefined {
  const text = cut(sentence?.trim().replace(/\.+$/, '') ?? '', LONGEST_REASON);
  return text && text.charAt(0).toUpperCase() + text.slice(1);
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}
