import { OrgError } from '../model';

const SNIPPET_BEFORE = 40;
const SNIPPET_AFTER = 30;

/** Where a message points: the first place, from `clause` on, where the word stands alone in the query. */
export interface Place {
  readonly soql: string;
  readonly word: string;
  /** Keyword of the clause that is being read, e.g. `WHERE`. */
  readonly clause?: string;
}

/** 400 with the code and the text as the platform words them, with the excerpt and caret in front. Source: salesforce-api 2.1. */
export function queryError(errorCode: string, message: string, place?: Place): OrgError {
  return new OrgError(400, errorCode, place ? pointTo(place) + message : message);
}

/** 400 for what the platform might do and this engine does not. */
export function notSupported(what: string): OrgError {
  return new OrgError(400, 'MALFORMED_QUERY', `not supported by the local org: ${what}`);
}

/** 400 `MALFORMED_QUERY` without an excerpt. */
export function malformed(message: string, place?: Place): OrgError {
  return queryError('MALFORMED_QUERY', message, place);
}

/** 400 `INVALID_FIELD`, pointing at the field. */
export function invalidField(message: string, place: Place): OrgError {
  return queryError('INVALID_FIELD', message, place);
}

function pointTo(place: Place): string {
  const { soql } = place;
  const at = Math.max(0, wordIndex(place));
  const lineStart = soql.lastIndexOf('\n', at - 1) + 1;
  const from = startOfExcerpt(soql, lineStart, at);
  const excerpt = soql.slice(from, at + SNIPPET_AFTER).split('\n')[0] ?? '';
  const row = soql.slice(0, at).split('\n').length;
  return `\n${excerpt}\n${' '.repeat(at - from)}^\nERROR at Row:${row}:Column:${at - lineStart + 1}\n`;
}

function startOfExcerpt(soql: string, lineStart: number, at: number): number {
  if (at - lineStart <= SNIPPET_BEFORE) return lineStart;
  const space = soql.indexOf(' ', at - SNIPPET_BEFORE);
  return space >= 0 && space < at ? space + 1 : at;
}

function wordIndex({ soql, word, clause }: Place): number {
  const from = clause ? Math.max(0, soql.search(alone(clause, 'i'))) : 0;
  const pattern = alone(word, 'gi');
  pattern.lastIndex = from;
  return (
    (pattern.exec(soql) ?? alone(word, 'gi').exec(soql))?.index ??
    soql.toLowerCase().indexOf(word.toLowerCase())
  );
}

function alone(word: string, flags: string): RegExp {
  return new RegExp(`(?<![\\w.])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w.])`, flags);
}
