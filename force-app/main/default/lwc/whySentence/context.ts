import type { WhyTexts } from './labels';

export type WhyView = Apex.IterableSyncWhyView;
export type WhyAnswer = Apex.IterableSyncWhyView.AnswerView;

/** In which language, for which clock and calendar a sentence is written. */
export interface WhyContext {
  readonly texts: WhyTexts;
  /** Of the texts, such as `de`. */
  readonly language: string;
  /** Of the user, such as `de-AT`: decides over dates where its language is that of the texts. */
  readonly locale: string;
  readonly timeZone: string;
  readonly now: Date;
}

export interface WhyButton {
  readonly kind: 'edit' | 'open' | 'syncNow' | 'home';
  readonly label: string;
  /** Record to be opened or edited; null for the other kinds. */
  readonly recordId: string | null;
}

/** The answer to "Why?" for a person. */
export interface WhyText {
  /** Standing and cause, and where it is known who brought it about and when. */
  readonly headline: string;
  /** What to do; says so when there is nothing to do. */
  readonly fix: string;
  readonly button: WhyButton | null;
}
