/** Methods of String. */
import { typeOf } from '../program/declarations';
import { NotSupported } from '../stops';
import { raise } from '../values/exceptions';
import { textOf } from '../values/text';
import { ListValue, type Value } from '../values/values';
import { integerIn, itemsIn, type NativeTable, textIn } from './native';

type OnText = (text: string, ...args: string[]) => Value;

/** A method whose arguments are all text. */
const texts =
  (work: OnText) =>
  (_: unknown, self: Value, ...args: Value[]): Value =>
    work(textIn(self), ...args.map(textIn));

const lower = (text: string): string => text.toLowerCase();

const before = (text: string, index: number): string => (index < 0 ? text : text.slice(0, index));
const after = (text: string, index: number, length: number): string =>
  index < 0 ? '' : text.slice(index + length);

export const stringMethods: NativeTable = {
  'length/0': texts((text) => text.length),
  'toLowerCase/0': texts(lower),
  'toUpperCase/0': texts((text) => text.toUpperCase()),
  'trim/0': texts((text) => text.trim()),
  'capitalize/0': texts((text) => text.charAt(0).toUpperCase() + text.slice(1)),
  'uncapitalize/0': texts((text) => text.charAt(0).toLowerCase() + text.slice(1)),
  'isNumeric/0': texts((text) => /^[0-9]+$/.test(text)),
  'contains/1': texts((text, part = '') => text.includes(part)),
  'containsIgnoreCase/1': texts((text, part = '') => lower(text).includes(lower(part))),
  'startsWith/1': texts((text, part = '') => text.startsWith(part)),
  'startsWithIgnoreCase/1': texts((text, part = '') => lower(text).startsWith(lower(part))),
  'endsWith/1': texts((text, part = '') => text.endsWith(part)),
  'endsWithIgnoreCase/1': texts((text, part = '') => lower(text).endsWith(lower(part))),
  'equalsIgnoreCase/1': (_, self, other) => other !== null && lower(textIn(self)) === lower(textIn(other)),
  'equals/1': (_, self, other) => textIn(self) === other,
  'indexOf/1': texts((text, part = '') => text.indexOf(part)),
  'lastIndexOf/1': texts((text, part = '') => text.lastIndexOf(part)),
  'indexOf/2': (_, self, part, from) => textIn(self).indexOf(textIn(part), integerIn(from)),
  'replace/2': texts((text, from = '', to = '') => text.replaceAll(from, () => to)),
  'remove/1': texts((text, part = '') => text.replaceAll(part, '')),
  'removeEnd/1': texts((text, part = '') =>
    part && text.endsWith(part) ? text.slice(0, -part.length) : text
  ),
  'removeStart/1': texts((text, part = '') => (text.startsWith(part) ? text.slice(part.length) : text)),
  'removeStartIgnoreCase/1': texts((text, part = '') =>
    lower(text).startsWith(lower(part)) ? text.slice(part.length) : text
  ),
  'substringBefore/1': texts((text, part = '') => before(text, text.indexOf(part))),
  'substringBeforeLast/1': texts((text, part = '') => before(text, text.lastIndexOf(part))),
  'substringAfter/1': texts((text, part = '') => after(text, text.indexOf(part), part.length)),
  'substringAfterLast/1': texts((text, part = '') => after(text, text.lastIndexOf(part), part.length)),
  'left/1': (_, self, count) => textIn(self).slice(0, Math.max(0, integerIn(count))),
  'right/1': (_, self, count) => {
    const text = textIn(self);
    return text.slice(Math.max(0, text.length - integerIn(count)));
  },
  'repeat/1': (_, self, count) => textIn(self).repeat(integerIn(count)),
  'substring/1': (_, self, from) => substring(textIn(self), integerIn(from), textIn(self).length),
  'substring/2': (_, self, from, to) => substring(textIn(self), integerIn(from), integerIn(to)),
  'split/1': (_, self, pattern) => {
    const parts = textIn(self).split(splitter(textIn(pattern)));
    while (parts.length > 1 && parts.at(-1) === '') parts.pop();
    return new ListValue(typeOf('String'), parts);
  },
  'abbreviate/1': (_, self, count) => {
    const text = textIn(self);
    if (integerIn(count) < 4) throw new NotSupported('abbreviate() to less than 4');
    return text.length > integerIn(count) ? `${text.slice(0, integerIn(count) - 3)}...` : text;
  }
};

function substring(text: string, from: number, to: number): string {
  if (from >= 0 && to <= text.length && from <= to) return text.slice(from, to);
  throw raise('StringException', `Ending position out of bounds: ${to}`);
}

/** Patterns that mean one plain text, `\\.` or `,`; Java's others differ from ours. */
function splitter(pattern: string): string {
  if (/^(\\[.|*+?()[\]{}^$\\]|[^.|*+?()[\]{}^$\\])+$/.test(pattern)) return pattern.replace(/\\(.)/g, '$1');
  throw new NotSupported(`split by the pattern ${pattern}`);
}

const isBlank = (value: Value): boolean => value === null || textIn(value).trim() === '';
const isEmpty = (value: Value): boolean => value === null || textIn(value) === '';

export const stringStatics: NativeTable = {
  'isBlank/1': (_, __, value) => isBlank(value),
  'isNotBlank/1': (_, __, value) => !isBlank(value),
  'isEmpty/1': (_, __, value) => isEmpty(value),
  'isNotEmpty/1': (_, __, value) => !isEmpty(value),
  'valueOf/1': (_, __, value) => (value === null ? null : textOf(value)),
  'join/2': (_, __, values, separator) => itemsIn(values).map(textOf).join(textIn(separator)),
  'escapeSingleQuotes/1': (_, __, text) => textIn(text).replace(/'/g, "\\'"),
  'format/2': (_, __, pattern, values) => format(textIn(pattern), itemsIn(values))
};

/** As Java's MessageFormat: `{0}` is a value, two quotes are one, text between single quotes stands as it is. */
function format(pattern: string, values: readonly Value[]): string {
  return pattern.replace(/''|'([^']*)'|\{(\d+)\}/g, (all, quoted?: string, index?: string) => {
    if (all === "''") return "'";
    if (quoted !== undefined) return quoted;
    const value = values[Number(index)];
    return value === undefined ? all : textOf(value);
  });
}
