/** A field for a custom column that no schema knows, guessed from its values. */
import type { FieldSchema } from '../model';
import { area, check, day, double, field, lookup, moment, text } from '../schema/field-kinds';

/** A value with the lookup it would make: the object it points to, if it points anywhere. */
export interface Sample {
  readonly value: unknown;
  readonly target: string | undefined;
}

const numeric = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;
const date = /^\d{4}-\d{2}-\d{2}$/;
const dateTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;
/** Digits under such a name are no quantity. */
const codes = /(code|zip|phone|number|id|key|street)(__c)?$/i;

export function inferField(name: string, samples: readonly Sample[]): FieldSchema {
  const label = name.replace(/__c$/, '').replace(/_+/g, ' ').trim();
  const given = samples.filter(({ value }) => value !== null && value !== undefined && value !== '');
  const texts = given.map(({ value }) => String(value).trim());
  const all = (test: (text: string) => boolean) => texts.length > 0 && texts.every(test);
  const targets = new Set(given.map(({ target }) => target));
  const [target] = targets;
  if (targets.size === 1 && target !== undefined) return inferLookup(name, label, target);
  if (all((one) => /^(true|false)$/i.test(one))) return check(name, label);
  if (!codes.test(name) && all((one) => numeric.test(one))) return double(name, label, 18, scaleOf(texts));
  if (all((one) => date.test(one))) return day(name, label);
  if (all((one) => dateTime.test(one))) return moment(name, label);
  const longest = Math.max(0, ...texts.map((one) => one.length));
  return longest > 255 || texts.some((one) => one.includes('\n'))
    ? area(name, label, 32768)
    : text(name, label, 255);
}

function inferLookup(name: string, label: string, target: string): FieldSchema {
  if (!name.endsWith('__c')) return field(name, label, 'reference', { length: 18, referenceTo: [target] });
  return lookup(name, label, target, name.replace(/__c$/, '__r'), null);
}

function scaleOf(texts: readonly string[]): number {
  const decimals = texts.map((one) => one.split(/[e.]/i)[1]?.length ?? 0);
  return Math.min(8, Math.max(0, ...decimals));
}
