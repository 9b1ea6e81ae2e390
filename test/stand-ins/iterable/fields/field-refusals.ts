import { refusal, type Answer } from '../http/answer';
import type { CheckedFields, FieldDraft, Mismatch } from './field-check';
import { isObject, type JsonObject } from './field-types';
import type { Switches } from '../switches';

export interface CheckedRow {
  readonly dataFields: JsonObject;
  readonly check: CheckedFields;
}

export interface RefusalContext {
  readonly projectId: number;
  readonly switches: Switches;
  readonly call: 'single' | 'bulk';
  readonly category: 'user' | 'event';
}

/** iterable-api 2.4.1. Null when no row has a value of the wrong type. */
export function typeMismatchRefusal(rows: readonly CheckedRow[], context: RefusalContext): Answer | null {
  const errors: Record<string, unknown> = {};
  let first: Mismatch | null = null;
  for (const [index, row] of rows.entries()) {
    for (const mismatch of row.check.mismatches) {
      const key = errorKey(mismatch.field, context);
      if (key in errors) continue;
      first ??= mismatch;
      errors[key] = errorOf(mismatch, rows.slice(0, index), context);
    }
  }
  if (!first) return null;
  return refusal(400, 'RequestFieldsTypesMismatched', mismatchMessage(first, context), {
    validationErrors: errors
  });
}

const mismatchMessage = (mismatch: Mismatch, { projectId, category }: RefusalContext): string =>
  `Project ${projectId}: The request does not have the same data types as the data previously submitted. ` +
  `Field '${mismatch.field}' already exists for type '${category}' and has a data type of '${mismatch.expected}' ` +
  `but possible types '${mismatch.incoming.join(', ')}' in the request.`;

function errorKey(field: string, { projectId, switches }: RefusalContext): string {
  const name = switches.nestedMismatchKey === 'path' ? field : (field.split('.')[0] ?? field);
  return switches.mismatchKey === 'field' ? name : `project_${projectId}:::${name}`;
}

function errorOf(mismatch: Mismatch, before: readonly CheckedRow[], context: RefusalContext): JsonObject {
  const error: JsonObject = {
    incomingTypes: mismatch.incoming,
    expectedType: mismatch.expected,
    _type: 'UnexpectedType'
  };
  const form = context.switches.offendingValue;
  if (form === 'array' && context.call === 'bulk') {
    const good = before.flatMap((row) => valuesAt(row.dataFields, mismatch.field.split('.')));
    error['offendingValue'] = [...good, mismatch.value];
  } else if (form !== 'absent') {
    error['offendingValue'] = mismatch.value;
  }
  return { ...error, category: context.category };
}

/** The values that a row has for a path; none where it is missing or null. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (value === null || value === undefined) return [];
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, path));
  if (!isObject(value)) return [];
  // A field's own name may hold dots: the longest name that is there counts.
  const whole = path.join('.');
  return whole in value ? valuesAt(value[whole], []) : valuesAt(value[name], rest);
}

/** iterable-api 2.4.2. Null while the project stays within its limit. */
export function fieldLimitRefusal(draft: FieldDraft, limit: number, projectId: number): Answer | null {
  const { requestedTotal } = draft;
  if (draft.created.size === 0 || requestedTotal <= limit) return null;
  const newFields = [...draft.created.keys()];
  const msg =
    `Project ${projectId}: The request would increase the number of object fields to ${requestedTotal} ` +
    `by adding [${newFields.join(', ')}], which exceeds the limit of ${limit}`;
  return refusal(400, 'UniqueFieldsLimitExceeded', msg, { limit, requestedTotal, newFields });
}
