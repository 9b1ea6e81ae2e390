import type { Clue, TypeClash } from '../sync/ports';
import { typeErrors, type ErrorAnswer } from './answers';

/** The arrays of rows that bulk calls have (iterable-api 6.2, 7.2, 8.2, 9). */
const row = /^obj\.(?:users|subscribers|events|updateSubscriptionsRequests)\[(\d+)\]\.?(.*)$/;

/** What a refusal tells about the row to blame; source: iterable-api 2.4. Pure. */
export function clueOf({ code, msg, params }: ErrorAnswer): Clue {
  if (code === 'RequestFieldsTypesMismatched') return typeClue(params.validationErrors);
  if (code === 'InvalidEmailAddressError') {
    const value = /^Invalid email: (.+)$/.exec(msg)?.[1];
    return value ? { kind: 'identity', value } : { kind: 'none' };
  }
  return code === 'BadJsonBody' ? rowClue(Object.keys(params)) : { kind: 'none' };
}

function rowClue(paths: readonly string[]): Clue {
  for (const path of paths) {
    const match = row.exec(path);
    if (match) return { kind: 'row', index: Number(match[1]), field: match[2] ?? '' };
  }
  return { kind: 'none' };
}

/** Keys are fields, some with `<schema>:::` before them (iterable-api 2.4.1). */
function typeClue(errors: unknown): Clue {
  const parsed = typeErrors.safeParse(errors);
  if (!parsed.success) return { kind: 'none' };
  const fields = Object.entries(parsed.data).map(([key, error]): TypeClash => ({
    field: key.split(':::').at(-1) ?? key,
    expected: error.expectedType,
    values: valuesOf(error.offendingValue)
  }));
  return fields.length > 0 ? { kind: 'type', fields } : { kind: 'none' };
}

function valuesOf(offending: unknown): readonly unknown[] | null {
  if (offending === undefined || offending === null) return null;
  return Array.isArray(offending) ? [...(offending as unknown[]), offending] : [offending];
}
