import type { FieldSchema } from '../../model';
import { invalidField } from '../query-errors';
import type { QueryContext } from '../query-context';
import { placeOf } from '../query-context';

type Use = 'filtered' | 'sorted' | 'grouped';

/** The part of a field that decides what a query may do with it. */
export interface UsedField {
  readonly field: FieldSchema;
  readonly path: string;
}

/** @throws OrgError INVALID_FIELD when the schema does not allow the use */
export function checkUse(context: QueryContext, { field, path }: UsedField, use: Use): void {
  const allowed = { filtered: field.filterable, sorted: field.sortable, grouped: field.groupable }[use];
  if (allowed) return;
  const message =
    field.type === 'address' && use === 'filtered'
      ? 'Address fields can only be filtered using Distance expressions'
      : `field '${field.name}' can not be ${use} in a query call`;
  throw invalidField(message, placeOf(context, path));
}
