import type { Clause, ClauseTest, Condition, Literal } from '../../config/condition';
import { allOf, anyOf, notOf, testClause, valueIn, type Truth } from './test-clause';

/** A clause of a scope and what it says of a record. */
export interface JudgedClause {
  /** SOQL. */
  readonly clause: string;
  readonly truth: Truth;
  /** For a person: what the record has, and what the sync takes. */
  readonly sentence: string;
}

/** The same with what a program makes its own sentence of. */
export interface StudiedClause extends JudgedClause {
  /** Null for what only Salesforce can say. */
  readonly test: ClauseTest | null;
  /** What the record has; undefined where it was not read. */
  readonly value: unknown;
  /** Fields of the record that it names. */
  readonly fields: readonly string[];
  /** It holds, and the condition leaves such records out. */
  readonly excludes?: true;
}

export interface Judgement {
  readonly truth: Truth;
  /** Every clause, in the order in which it is written. */
  readonly clauses: readonly StudiedClause[];
  /** The clauses on which it fails: each failing one that has to hold, all branches of those of which one has to. */
  readonly failed: readonly StudiedClause[];
}

/** As it is shown. */
export const shownClause = ({ clause, truth, sentence }: JudgedClause): JudgedClause => ({
  clause,
  truth,
  sentence
});

/** What Salesforce says of a clause that cannot be held against the record here. */
export type AskClause = (clause: Clause) => Promise<Truth>;

type Fields = Readonly<Record<string, unknown>>;

/** A condition held against one record, clause by clause. */
export async function judge(condition: Condition, fields: Fields, ask: AskClause): Promise<Judgement> {
  if (condition.kind === 'clause') return judgeClause(condition, fields, ask);
  if (condition.kind === 'not') return negated(await judge(condition.part, fields, ask));
  const parts: Judgement[] = [];
  for (const part of condition.parts) parts.push(await judge(part, fields, ask));
  const truths = parts.map(({ truth }) => truth);
  const truth = condition.kind === 'all' ? allOf(truths) : anyOf(truths);
  return {
    truth,
    clauses: parts.flatMap(({ clauses }) => clauses),
    failed: truth === 'true' ? [] : parts.flatMap(({ failed }) => failed)
  };
}

async function judgeClause(clause: Clause, fields: Fields, ask: AskClause): Promise<Judgement> {
  const own = testClause(clause, fields);
  const truth = own === 'unknown' ? await ask(clause) : own;
  const { test } = clause;
  const judged: StudiedClause = {
    clause: clause.text,
    truth,
    sentence: sentenceOf(clause, fields, truth),
    test,
    value: test ? valueIn(fields, test.field) : undefined,
    fields: clause.fields
  };
  return { truth, clauses: [judged], failed: truth === 'true' ? [] : [judged] };
}

/** What has to be false fails by the clauses that hold. */
function negated({ truth, clauses }: Judgement): Judgement {
  const turned = notOf(truth);
  const failed = clauses
    .filter((clause) => clause.truth !== 'false')
    .map((clause) => ({
      ...clause,
      sentence: `${clause.clause} is true; this sync leaves such records out.`,
      excludes: true as const
    }));
  return { truth: turned, clauses, failed: turned === 'true' ? [] : failed };
}

function sentenceOf({ text, test }: Clause, fields: Fields, truth: Truth): string {
  const value = test ? valueIn(fields, test.field) : undefined;
  if (!test || value === undefined) return `${text} is ${truth === 'unknown' ? 'not checked' : truth}.`;
  return `${test.field} is ${shown(value)}; this sync takes ${wantedOf(test)}.`;
}

const shown = (value: unknown): string =>
  value === null ? 'blank' : typeof value === 'string' ? value : JSON.stringify(value);

const literalText = ({ value }: Literal): string => (value === null ? 'blank' : String(value));

function wantedOf({ operator, values }: ClauseTest): string {
  const list = values.map(literalText).join(', ');
  switch (operator) {
    case '=':
    case 'IN':
      return list;
    case '!=':
    case 'NOT IN':
      return `all but ${list}`;
    case '<':
      return `what is below ${list}`;
    case '<=':
      return `what is at most ${list}`;
    case '>':
      return `what is above ${list}`;
    case '>=':
      return `what is at least ${list}`;
    case 'LIKE':
      return `what looks like ${list}`;
    case 'INCLUDES':
      return `what includes ${list}`;
    case 'EXCLUDES':
      return `what does not include ${list}`;
  }
}
