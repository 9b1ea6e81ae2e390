import { fill, fillCount, type CountLabels } from 'c/fill';
import { groupLook } from 'c/groupLooks';
import { relativeTime } from 'c/times';
import { states, undos, words } from './labels';

export { labels, words } from './labels';

type Person = Bridge.Trial['people'][number];

/** Whether more is still to come of it without anybody doing anything. */
export const isUnderWay = (trial: Bridge.Trial | null): boolean =>
  trial?.state === 'sending' || trial?.state === 'undoing';

/** Whether it still waits for somebody to keep or undo it. */
export const isUndecided = (trial: Bridge.Trial | null): boolean =>
  trial !== null && trial.state !== 'undone' && trial.state !== 'kept';

export const countsOf = ({ people, creates, updates }: Bridge.TrialPlan, form: CountLabels): string =>
  fillCount(form, people.length, [creates, updates]);

/** Whether something would be sent for anybody. */
export const changesAnybody = ({ people }: Bridge.TrialPlan): boolean =>
  people.some(({ outcome }) => outcome === 'create' || outcome === 'update' || outcome === 'remove');

/** How far a trial is, in one sentence. */
export function stateText({ state, people, decidedAt }: Bridge.Trial): string {
  const when = decidedAt ? relativeTime(decidedAt) : '';
  const countOf = (isCounted: (person: Person) => unknown): number => people.filter(isCounted).length;
  switch (state) {
    case 'sending':
      return fill(states.sending, [countOf(({ outcome }) => outcome), people.length]);
    case 'sent':
      return fillCount(words.sent, people.length);
    case 'failed':
      return states.failed;
    case 'undoing':
      return fill(states.undoing, [countOf(({ undo }) => undo), people.length]);
    case 'undone':
      return fill(people.some(({ undo }) => undo === 'failed') ? states.undonePartly : states.undone, [when]);
    case 'kept':
      return fill(states.kept, [when]);
    default:
      return '';
  }
}

/** What became of a person of a trial, and what its undo did. */
export function noteOf({ outcome, message, fix, undo, undoMessage }: Person): string {
  if (outcome === null) return words.underWay;
  const sent = sentences([groupLook(outcome).word, reasonOf(outcome, message), fix]);
  return undo ? sentences([sent, undos[undo], undoMessage]) : sent;
}

/** What would become of a person of a planned trial. */
export const planNoteOf = ({ outcome, message, fix }: Bridge.TrialPlan['people'][number]): string =>
  sentences([groupLook(outcome).word, reasonOf(outcome, message), fix]);

/** That it was sent needs no reason. */
function reasonOf(outcome: Bridge.TrialPlan['people'][number]['outcome'], message: string): string {
  const isSent = outcome === 'create' || outcome === 'update' || outcome === 'unchanged';
  return isSent ? '' : message;
}

const sentences = (texts: readonly (string | null)[]): string => texts.filter(Boolean).join(' · ');
