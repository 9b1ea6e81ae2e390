/** A regular expression of Java as a tree; of its many forms those that can be matched in linear time. */

export type CharacterTest = (code: number) => boolean;

/** `last` is also true before one line break that ends the text, as `$` is in Java. */
export type Boundary = 'start' | 'last' | 'end' | 'word' | 'inside';

export type PatternNode =
  | { readonly kind: 'set'; readonly test: CharacterTest }
  | { readonly kind: 'boundary'; readonly boundary: Boundary }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly part: PatternNode;
      readonly least: number;
      /** Null: without end. */
      readonly most: number | null;
    };

/** What is no regular expression, or none that is understood here; the message names the construct. */
export class PatternProblem extends Error {
  constructor(
    message: string,
    readonly fix: string
  ) {
    super(message);
  }
}

export const refused = (construct: string): PatternProblem =>
  new PatternProblem(
    `The regular expression uses ${construct}, which is not supported.`,
    'Write it with characters, classes, groups, | and the quantifiers * + ? {n,m}; join several REGEX with AND or OR.'
  );

export const malformed = (what: string): PatternProblem =>
  new PatternProblem(`The regular expression is not valid: ${what}.`, 'Correct the expression.');
