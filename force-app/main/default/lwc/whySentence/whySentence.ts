import { fill } from 'c/fill';
import { causes, type Cause } from './causes';
import type { WhyAnswer, WhyContext, WhyText, WhyView } from './context';
import { dayText } from './dayText';
import { factTexts, inPeoplesWords, type FactTexts } from './factTexts';
import { fixOf, type Fix } from './fixes';
import type { WhyLabel } from './labels';
import { valueText } from './valueText';

export { inPeoplesWords } from './factTexts';
export { labels } from './labels';
export type { WhyTexts } from './labels';
export type { WhyAnswer, WhyButton, WhyContext, WhyText, WhyView } from './context';

/**
 * Why a record is, or is not, in Iterable by one sync: one sentence with cause, who and when; what to do; the button
 * that does it. Pure. A cause that this version does not know, or of which not enough is told, is answered by the
 * first check that failed, in the bridge's own words.
 */
export function whyText(view: WhyView, answer: WhyAnswer, context: WhyContext): WhyText {
  const { texts } = context;
  const standing = standingText(answer, context);
  if (answer.isHidden) {
    const headline = fill(texts.Why_Headline, [standing, texts.Why_Hidden]);
    return { headline, fix: texts.Why_Fix_Hidden, button: null };
  }
  const facts = factTexts(view, answer, context);
  const cause = causes[answer.code ?? ''];
  const sentence = cause ? told(cause, facts, context) : null;
  if (!cause || !sentence) return general(standing, answer, context);
  const who = cause.isOfTheRecord ? whoAndWhen(answer, context) : null;
  const headline = fill(texts.Why_Headline, [standing, sentence]);
  return {
    headline: who ? `${headline} ${who}` : headline,
    ...fixOf(cause.fix, { view, answer, facts, context })
  };
}

/** Beginning of the ids of campaigns. */
const CAMPAIGN = '701';

/** A campaign stands for its members: each of them has an answer, the campaign itself has none. */
export const canBeExplained = (recordId: string | null | undefined): recordId is string =>
  Boolean(recordId) && !recordId?.startsWith(CAMPAIGN);

function told({ tellings }: Cause, facts: FactTexts, { texts }: WhyContext): string | null {
  const telling = tellings.find((each) => each.facts.every((name) => facts[name] !== undefined));
  return telling
    ? fill(
        texts[telling.label],
        telling.facts.map((name) => facts[name] ?? '')
      )
    : null;
}

const standings: Readonly<Record<string, WhyLabel>> = {
  notSent: 'Why_Standing_Not_Sent',
  needsAttention: 'Why_Standing_Needs_Attention',
  waiting: 'Why_Standing_Waiting',
  in: 'Why_Standing_In_Iterable',
  removed: 'Why_Standing_Removed'
};

function standingText({ standing, moment, isHidden }: WhyAnswer, context: WhyContext): string {
  const { texts } = context;
  const day = standing === 'removed' && moment && !isHidden ? dayText(moment, context) : null;
  if (day) return fill(texts.Why_Standing_Removed_When, [day]);
  return texts[standings[standing ?? ''] ?? 'Why_Standing_Not_Sent'];
}

/** Who gave the field its value; where its history is not kept, who changed the record last. */
function whoAndWhen(answer: WhyAnswer, context: WhyContext): string | null {
  const { texts } = context;
  const { changedByName, changedAt, recordChangedByName, recordChangedAt } = answer;
  const changed = changedAt ? dayText(changedAt, context) : null;
  if (changedByName && changed) return changeText(answer, [changedByName, changed], context);
  const recordChanged = recordChangedAt ? dayText(recordChangedAt, context) : null;
  if (recordChangedByName && recordChanged)
    return fill(texts.Why_Record_Changed_By, [recordChangedByName, recordChanged]);
  return null;
}

function changeText(
  { oldValue, newValue }: WhyAnswer,
  [who, when]: readonly [string, string],
  context: WhyContext
): string {
  const { texts } = context;
  const before = oldValue ? valueText(oldValue, context) : null;
  if (!before) return fill(texts.Why_Changed_By, [who, when]);
  return fill(newValue ? texts.Why_Changed_From_By : texts.Why_Cleared_By, [who, before, when]);
}

function general(standing: string, answer: WhyAnswer, context: WhyContext): WhyText {
  const { texts } = context;
  const failed = (answer.checks ?? []).find(({ verdict }) => verdict === 'fail');
  const headline = fill(texts.Why_Headline, [
    standing,
    failed?.sentence ? inPeoplesWords(failed.sentence, answer) : texts.Why_General
  ]);
  const fix: Fix = { fix: failed?.fix || texts.Why_Fix_Ask_Admin, button: null };
  return { headline, ...fix };
}
