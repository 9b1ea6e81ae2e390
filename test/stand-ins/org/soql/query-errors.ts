import { OrgError } from '../model';

const SNIPPET_BEFORE = 40;
const SNIPPET_AFTER = 30;

/** Where a message points: the query and a word of it; the first place where the word stands alone is shown. */
export interface Place {
  readonly soql: string;
  readonly word: string;
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

function pointTo({ soql, word }: Place): string {
  const at = Math.max(0, wordIndex(soql, word));
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

function wordIndex(soql: string, word: string): number {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const alone = new RegExp(`(?<![\\w.])${escaped}(?![\\w.])`, 'i').exec(soql);
  return alone ? alone.index : soql.toLowerCase().indexOf(word.toLowerCase());
}
