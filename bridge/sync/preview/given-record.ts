import { isBlank } from '../mapping/compile-mapping';
import { readPath } from '../mapping/read-path';
import type { SourceRecord } from '../model';
import type { ReadySync } from '../ready-sync';
import { recordId } from '../record-id';

/** A record as JSON, with or without what Salesforce adds to it. */
export type GivenFields = Readonly<Record<string, unknown>>;

export interface GivenRecord {
  readonly record: SourceRecord;
  /** Fields that the definition reads and the data does not have: taken as blank. */
  readonly absent: readonly string[];
}

/** Stands in for the id of data that has none. */
export const noId = '000000000000000AAA';

/** Data that was pasted, as if the org had answered it; `attributes` are left out, at every depth. Pure. */
export function givenRecord(
  fields: GivenFields,
  { extraction: { scope } }: Pick<ReadySync, 'extraction'>,
  now: Date
): GivenRecord {
  const row = withoutAttributes(fields) as GivenFields;
  const changed = readPath(row, [scope.changeField]);
  const moment = typeof changed === 'string' ? new Date(changed) : now;
  const master = readPath(row, ['MasterRecordId']);
  return {
    record: {
      id: recordId(readPath(row, ['Id'])) ?? noId,
      object: scope.object,
      changedAt: (Number.isNaN(moment.getTime()) ? now : moment).toISOString(),
      isDeleted: readPath(row, ['IsDeleted']) === true,
      masterRecordId: typeof master === 'string' ? master : null,
      fields: row
    },
    absent: scope.fields.filter((path) => isPath(path) && isAbsent(row, path))
  };
}

/** Child subqueries stand in parentheses. */
const isPath = (field: string): boolean => /^\w+(\.\w+)*$/.test(field);

/** Null is a value; so is a parent that is null. */
function isAbsent(row: GivenFields, path: string): boolean {
  const names = path.split('.');
  const last = names.pop() ?? '';
  const parent = names.length === 0 ? row : readPath(row, names);
  if (isBlank(parent) || typeof parent !== 'object')
    return names.length > 0 && isAbsent(row, names.join('.'));
  return !Object.keys(parent as object).some((key) => key.toLowerCase() === last.toLowerCase());
}

function withoutAttributes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAttributes);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([name, inner]) => name !== 'attributes' || !isSalesforces(inner)
  );
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutAttributes(inner)]));
}

/** `{ type, url }`, which Salesforce puts into every row (salesforce-api 2.1). */
const isSalesforces = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'type' in value;
