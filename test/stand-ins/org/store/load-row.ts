import { to18 } from '../ids';
import type { FieldSchema, Row } from '../model';
import { readDateTime } from '../time';
import type { Plan } from './plan';

/** A full row of given values: ids in 18 characters, times as they are answered, stamps that fit together. */
export function loadRow(plan: Plan, given: Row, made: { stamp: string; userId: string }): Row {
  const row: Row = { ...plan.template };
  for (const name in given) {
    const value = given[name];
    if (value !== undefined && value !== '' && value !== null && name in row) row[name] = value;
  }
  for (const field of idsAndTimes(plan)) {
    const value = row[field.name];
    if (typeof value === 'string') row[field.name] = stored(field, value);
    else if (value instanceof Date) row[field.name] = readDateTime(value.toISOString()) ?? null;
  }
  return fillSystemFields(row, made);
}

const special = new WeakMap<Plan, FieldSchema[]>();

function idsAndTimes(plan: Plan): FieldSchema[] {
  let fields = special.get(plan);
  if (!fields) {
    fields = plan.object.fields.filter((field) => ['id', 'reference', 'datetime'].includes(field.type));
    special.set(plan, fields);
  }
  return fields;
}

function stored(field: FieldSchema, value: string): string | null {
  if (field.type === 'datetime') return value.endsWith('.000+0000') ? value : (readDateTime(value) ?? null);
  return value.length === 18 ? value : (to18(value) ?? value);
}

function fillSystemFields(row: Row, { stamp, userId }: { stamp: string; userId: string }): Row {
  if ('CreatedDate' in row) {
    row.CreatedDate ??= row.LastModifiedDate ?? row.SystemModstamp ?? stamp;
    row.CreatedById ??= userId;
  }
  if ('LastModifiedDate' in row) {
    row.LastModifiedDate ??= row.SystemModstamp ?? row.CreatedDate;
    row.LastModifiedById ??= userId;
  }
  if ('SystemModstamp' in row) row.SystemModstamp ??= row.LastModifiedDate ?? stamp;
  if ('OwnerId' in row) row.OwnerId ??= userId;
  return row;
}
