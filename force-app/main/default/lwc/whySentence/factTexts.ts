import type { WhyAnswer, WhyContext, WhyView } from './context';
import { dayText } from './dayText';
import { cut, excludedBy, expectedText, valueText } from './valueText';

/** What a sentence can name. */
export type FactName =
  | 'sync'
  | 'object'
  | 'field'
  | 'other'
  | 'campaign'
  | 'value'
  | 'expected'
  | 'excluded'
  | 'iterableField'
  | 'view'
  | 'report'
  | 'formula'
  | 'reason'
  | 'who'
  | 'when';

export type FactTexts = Readonly<Partial<Record<FactName, string>>>;

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
    value: facts.value ? valueText(facts.value, context) : null,
    expected: facts.expected ? expectedText(facts.expected, context) : null,
    excluded: facts.expected ? excludedText(facts.expected, context) : null,
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

function excludedText(expected: string, context: WhyContext): string | null {
  const excluded = excludedBy(expected);
  return excluded && expectedText(excluded, context);
}

/** A record that the user may not see has no name here. */
const otherText = ({ otherRecordId, otherRecordName }: WhyAnswer, { texts }: WhyContext): string | null =>
  otherRecordName ?? (otherRecordId ? texts.Why_Another_Record : null);

/** What the bridge calls by its API name or id, and people by another. */
export type Named = Pick<
  WhyAnswer,
  'fieldPath' | 'fieldLabel' | 'syncName' | 'syncLabel' | 'otherRecordId' | 'otherRecordName'
>;

/** A sentence of the bridge as people say it: label of the field, name of the sync, name of the other record. */
export function inPeoplesWords(text: string, named: Named): string {
  const pairs = [
    [named.fieldPath, named.fieldLabel],
    [named.syncName, named.syncLabel],
    [named.otherRecordId, named.otherRecordName]
  ] as const;
  return pairs.reduce(
    (said, [technical, name]) => (technical && name ? said.replace(whole(technical), () => name) : said),
    text
  );
}

/** As a word of its own, and not within a longer path. */
const whole = (name: string): RegExp =>
  new RegExp(`(?<![\\w.])${name.replace(/[.$]/g, '\\$&')}(?!\\w|\\.\\w)`, 'g');

/** Sentences of the bridge end inside ours: without their full stop, and with a capital at their beginning. */
function clause(sentence: string | undefined): string | undefined {
  const text = cut(sentence?.trim().replace(/\.+$/, '') ?? '', LONGEST_REASON);
  return text && text.charAt(0).toUpperCase() + text.slice(1);
}
