import { asBoolean, asNumber, asText, asWholeNumber, ValueProblem } from '../transforms/values';
import { millisecondsOf } from '../transforms/zoned-dates';
import type { TargetKind } from './targets';

/** Longest event id in UTF-8 bytes; source: iterable-api 8.1. */
const longestEventId = 512;

/** What a target takes from a mapped value that is not blank; null where it takes anything. Throws ValueProblem. */
export function targetConverter(kind: TargetKind, timeZone: string): ((value: unknown) => unknown) | null {
  switch (kind) {
    case 'data':
    case 'items':
      return null;
    case 'text':
      return asText;
    case 'eventId':
      return asEventId;
    case 'boolean':
      return asBoolean;
    case 'whole':
      return asWholeNumber;
    case 'number':
      return asNumber;
    case 'quantity':
      return asQuantity;
    case 'seconds':
      return (value) => asSeconds(value, timeZone);
    case 'ids':
      return (value) => listOf(value).map(asWholeNumber);
    case 'texts':
      return (value) => listOf(value).map(asText);
  }
}

function asEventId(value: unknown): string {
  const id = asText(value);
  if (Buffer.byteLength(id) <= longestEventId) return id;
  throw new ValueProblem(`at most ${longestEventId} bytes`, id);
}

function asQuantity(value: unknown): number {
  const quantity = asNumber(value);
  if (Number.isSafeInteger(quantity)) return quantity;
  throw new ValueProblem(
    'a whole number',
    value,
    'Round it with a formula, e.g. ROUND(Quantity, 0), or send it in dataFields of the item.'
  );
}

/** A number is taken as it is; of a date its midnight in the zone. */
function asSeconds(value: unknown, timeZone: string): number {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && /^\d{1,12}$/.test(value));
  return isNumber ? Math.floor(asNumber(value)) : Math.floor(millisecondsOf(value, timeZone) / 1000);
}

const listOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return [value];
  return value
    .split(/[;,]/)
    .map((item) => item.trim())
    .filter(Boolean);
};
