import { classOfName } from './field-classes';
import { hiddenText, isRecordId } from './mask';

const literal = /'(?:[^'\\]|\\.)*'/g;
const longList =
  /\(\s*((?:'(?:[^'\\]|\\.)*'\s*,\s*){3})((?:'(?:[^'\\]|\\.)*'\s*,\s*)+'(?:[^'\\]|\\.)*')\s*\)/g;
/** The field before an operator, and what of a list stands already. */
const comparison =
  /([\w.]+)\s*\)?\s*(?:[=<>!]+|\b(?:LIKE|IN|INCLUDES|EXCLUDES))\s*\(?(?:\s*'[^']*'\s*,)*\s*$/i;
const plain = /^[\w .:%-]{0,40}$/;

/** SOQL whose literals are ids, or stand beside fields that say nothing about a person; other literals by their length. */
export function redactedSoql(soql: string, onHidden: (value: string) => void = () => undefined): string {
  const short = soql.replace(longList, (_, first: string, rest: string) => {
    const more = rest.match(literal)?.length ?? 0;
    return `(${first.replace(/,\s*$/, '')}, … ${more} more)`;
  });
  return short.replace(literal, (found, offset: number) => {
    const value = found.slice(1, -1);
    if (value === '' || isRecordId(value)) return found;
    const field = comparison.exec(short.slice(Math.max(0, offset - 400), offset))?.[1];
    const isTechnical = field !== undefined && classOfName(field) === 'technical' && plain.test(value);
    if (isTechnical) return found;
    onHidden(value);
    return `'${hiddenText(value)}'`;
  });
}
