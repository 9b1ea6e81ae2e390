import type { FormulaRow } from './model';

/** The kind of a part of a formula. A date counts days since 1970, a date/time and a time milliseconds. */
export type Kind =
  'text' | 'number' | 'boolean' | 'date' | 'datetime' | 'time' | 'picklist' | 'multipicklist' | 'null';

/** A blank text is '': Salesforce makes no difference between the two. */
export type TextRun = (row: FormulaRow) => string;
export type NumberRun = (row: FormulaRow) => number | null;
export type BooleanRun = (row: FormulaRow) => boolean | null;

export type AmountKind = 'number' | 'date' | 'datetime' | 'time';
export type ChoiceKind = 'picklist' | 'multipicklist';

export interface TextBound {
  readonly kind: 'text';
  readonly run: TextRun;
}

export interface AmountBound {
  readonly kind: AmountKind;
  readonly run: NumberRun;
}

export interface BooleanBound {
  readonly kind: 'boolean';
  readonly run: BooleanRun;
}

export interface ChoiceBound {
  readonly kind: ChoiceKind;
  readonly run: TextRun;
}

/** A part of a formula made ready: what kind of value it has, and how it is computed from a row. */
export type Bound = TextBound | AmountBound | BooleanBound | ChoiceBound | { readonly kind: 'null' };

export const textBound = (run: TextRun): TextBound => ({ kind: 'text', run });
export const numberBound = (run: NumberRun): AmountBound => ({ kind: 'number', run });
export const booleanBound = (run: BooleanRun): BooleanBound => ({ kind: 'boolean', run });

export const isAmountKind = (kind: Kind): kind is AmountKind =>
  kind === 'number' || kind === 'date' || kind === 'datetime' || kind === 'time';

/** As people say it. */
export const kindName: Readonly<Record<Kind, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date',
  datetime: 'a date/time',
  time: 'a time',
  picklist: 'a picklist',
  multipicklist: 'a multi-select picklist',
  null: 'blank'
};
