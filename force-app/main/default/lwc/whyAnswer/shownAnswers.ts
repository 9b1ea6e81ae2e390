import checksMany from '@salesforce/label/c.Why_Panel_Checks';
import checksOne from '@salesforce/label/c.Why_Panel_Checks_One';
import fail from '@salesforce/label/c.Why_Panel_Fail';
import notChecked from '@salesforce/label/c.Why_Panel_Not_Checked';
import note from '@salesforce/label/c.Why_Panel_Note';
import pass from '@salesforce/label/c.Why_Panel_Pass';
import wouldFail from '@salesforce/label/c.Why_Panel_Would_Fail';
import wouldPass from '@salesforce/label/c.Why_Panel_Would_Pass';
import { fillCount } from 'c/fill';
import { standingLook, type Look } from 'c/statusLooks';
import { localTime } from 'c/times';
import { inPeoplesWords, whyText, type WhyContext, type WhyText, type WhyView } from 'c/whySentence';

export interface ShownCheck {
  readonly key: string;
  readonly icon: string;
  readonly variant: string;
  readonly verdict: string;
  readonly sentence: string;
}

/** The answer of one sync, ready to be drawn. */
export interface ShownAnswer extends WhyText {
  readonly key: string;
  readonly look: Look;
  readonly checks: readonly ShownCheck[];
  /** Null where no check may be shown. */
  readonly checksLabel: string | null;
}

export const shownAnswers = (view: WhyView, context: WhyContext): ShownAnswer[] =>
  (view.answers ?? []).map((answer, index) => {
    const checks = (answer.checks ?? []).map((check, place) => ({
      key: String(place),
      ...(verdicts[check.verdict ?? ''] ?? noteLook),
      sentence: withLocalTimes(inPeoplesWords(check.sentence ?? '', answer))
    }));
    return {
      key: `${answer.syncName} ${index}`,
      ...whyText(view, answer, context),
      look: standingLook(answer.standing),
      checks,
      checksLabel: checks.length > 0 ? fillCount({ one: checksOne, many: checksMany }, checks.length) : null
    };
  });

const withLocalTimes = (text: string): string =>
  text.replace(/\d{4}-\d\d-\d\dT[\d:]+(\.\d+)?Z/g, (moment) => localTime(moment));

const noteLook = { icon: 'utility:info', variant: '', verdict: note };

const verdicts: Readonly<Record<string, typeof noteLook>> = {
  pass: { icon: 'utility:check', variant: 'success', verdict: pass },
  fail: { icon: 'utility:close', variant: 'error', verdict: fail },
  'would pass': { icon: 'utility:check', variant: '', verdict: wouldPass },
  'would fail': { icon: 'utility:close', variant: '', verdict: wouldFail },
  'not checked': { icon: 'utility:dash', variant: '', verdict: notChecked },
  note: noteLook
};
