import type { LocalOrg } from '../../test/stand-ins/org/local-org';
import type { FieldSchema } from '../../test/stand-ins/org/model';

export interface TextOptions {
  readonly org: LocalOrg;
  readonly locale: string;
  readonly timeZone: string;
}

/** A value as a person reads it; the name of the record that a lookup points to. */
export function textOfValue(
  { org, locale, timeZone }: TextOptions,
  field: FieldSchema,
  value: unknown
): string {
  if (value === null || value === undefined) return '';
  switch (field.type) {
    case 'boolean':
      return value === true ? 'Yes' : 'No';
    case 'reference':
      return nameOfRecord(org, field, String(value));
    case 'datetime':
      return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
        new Date(String(value))
      );
    case 'date':
      return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        new Date(String(value))
      );
    case 'int':
    case 'double':
    case 'currency':
      return new Intl.NumberFormat(locale).format(Number(value));
    case 'picklist':
      return field.picklistValues.find((option) => option.value === value)?.label ?? String(value);
    default:
      return String(value);
  }
}

function nameOfRecord(org: LocalOrg, { referenceTo }: FieldSchema, id: string): string {
  for (const object of referenceTo) {
    const row = org.store.get(object, id) && org.store.rowById(object, id);
    if (row) return typeof row.Name === 'string' ? row.Name : id;
  }
  return id;
}
