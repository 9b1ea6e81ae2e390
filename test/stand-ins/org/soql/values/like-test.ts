import type { ValueTest } from './comparison';
import type { PatternPart } from './unescape-text';
import { readLikePattern } from './unescape-text';

/** `LIKE`: `%` any text, `_` one character, over the whole value, ignoring case unless told. Source: salesforce-api 2.3. */
export function likeTest(raw: string, letterCase: 'sensitive' | 'insensitive'): ValueTest {
  const pattern = new RegExp(
    `^${readLikePattern(raw).map(toExpression).join('')}$`,
    letterCase === 'sensitive' ? 'su' : 'siu'
  );
  return (value) => typeof value === 'string' && value !== '' && pattern.test(value);
}

function toExpression(part: PatternPart): string {
  if (part === 'any') return '.*';
  if (part === 'one') return '.';
  return part.text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
