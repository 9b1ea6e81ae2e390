import type { LocalOrg } from '../../test/stand-ins/org/local-org';
import { OrgError, type FieldSchema, type ObjectSchema, type Row } from '../../test/stand-ins/org/model';
import { textOfValue, type TextOptions } from './field-text';
import { layoutOf, layouts } from './layouts';
import { isListed, packageList } from './package-lists';
import type { FieldView, Found, ListView, RecordView, SaveProblem } from './session';
import type { PreviewUser } from './users';

/** Who looks at what: the org, the person, and how names and values are written. */
export interface Looking extends TextOptions {
  readonly org: LocalOrg;
  readonly user: PreviewUser;
  readonly qualify: (name: string) => string;
}

const mostRows = 200;
const mostFound = 50;

/** A record with the fields of its layout that the user may read; null when there is none. */
export function recordView(looking: Looking, id: string): RecordView | null {
  const found = findRecord(looking.org, id);
  if (!found) return null;
  const { object, row } = found;
  const { fields, highlights } = layoutOf(object.name);
  return {
    id: String(row.Id),
    object: object.name,
    name: nameOf(row),
    highlights: highlights.map(looking.qualify),
    fields: readable(looking, object, fields).map((field) => fieldView(looking, field, row))
  };
}

/** Every field that the user may read, as the platform's record service gives it; null when there is no record. */
export function rawRecord(looking: Looking, id: string) {
  const found = findRecord(looking.org, id);
  if (!found) return null;
  const { object, row } = found;
  const names = object.fields.map(({ name }) => name);
  const fields = readable(looking, object, names).map((field) => [
    field.name,
    { value: row[field.name] ?? null, displayValue: textOfValue(looking, field, row[field.name]) || null }
  ]);
  return {
    id: String(row.Id),
    apiName: object.name,
    fields: Object.fromEntries(fields) as Record<string, unknown>
  };
}

/** @param asked text to search for, and the list view of the package; all records where it names none */
export function listView(
  looking: Looking,
  objectName: string,
  { text, list: listName }: { readonly text: string; readonly list: string | null }
): ListView {
  const object = looking.org.store.objectOf(objectName);
  const list = listName ? packageList(objectName, listName) : null;
  const fields = readable(looking, object, (list ?? layoutOf(objectName)).columns);
  const rows = matching(looking, object, text).filter((row) => !list || isListed(list, row, looking.qualify));
  return {
    label: list?.label ?? null,
    columns: fields.map((field) => ({ name: field.name, label: labelOf(field) })),
    rows: rows.slice(0, mostRows).map((row) => ({
      Id: String(row.Id),
      ...Object.fromEntries(fields.map((field) => [field.name, textOfValue(looking, field, row[field.name])]))
    })),
    total: rows.length
  };
}

/** Records of all objects with pages whose name or e-mail address carries the text. */
export function search(looking: Looking, text: string): Found[] {
  if (text.trim() === '') return [];
  const found = layouts.flatMap(({ object }) =>
    matching(looking, looking.org.store.objectOf(object), text).map((row) => ({
      id: String(row.Id),
      object,
      name: nameOf(row),
      detail: [row.Company, row.Title, row.Email].filter((value) => typeof value === 'string').join(' · ')
    }))
  );
  return found.slice(0, mostFound);
}

/** Writes as the user, by the rules of the org; answers what it refuses. */
export function saveRecord({ org, user }: Looking, id: string, changes: Row): readonly SaveProblem[] {
  const found = findRecord(org, id);
  if (!found) return [{ message: 'The record does not exist any more.', fields: [] }];
  try {
    org.store.update(found.object.name, id, changes, user.id);
    return [];
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return [{ message: error.message, fields: error.fields }];
  }
}

function findRecord(org: LocalOrg, id: string): { object: ObjectSchema; row: Row } | null {
  for (const { object: name } of layouts) {
    const object = org.store.objectOf(name);
    const row = id.startsWith(object.keyPrefix)
      ? org.store.rowById(name, org.store.get(name, id) ? id : '')
      : undefined;
    if (row && row.IsDeleted !== true) return { object, row };
  }
  return null;
}

function readable({ user, qualify }: Looking, object: ObjectSchema, names: readonly string[]): FieldSchema[] {
  const hidden = new Set(user.hiddenFields[object.name]);
  return names.flatMap((name) => {
    const field = object.fields.find((each) => each.name === qualify(name));
    return field && !hidden.has(field.name) ? [field] : [];
  });
}

function fieldView(looking: Looking, field: FieldSchema, row: Row): FieldView {
  const value = (row[field.name] ?? null) as FieldView['value'];
  const isLink =
    field.type === 'reference' && layouts.some(({ object }) => field.referenceTo.includes(object));
  return {
    name: field.name,
    label: labelOf(field),
    type: field.type,
    value,
    text: textOfValue(looking, field, value),
    linkTo: isLink && typeof value === 'string' ? value : null,
    isEditable: field.updateable && field.type !== 'reference' && !field.custom,
    isRequired: !field.nillable && field.type !== 'boolean',
    options: field.picklistValues
      .filter(({ active }) => active)
      .map(({ label, value: option }) => ({ label, value: option }))
  };
}

/** A lookup is shown by the name of what it points to. */
const labelOf = ({ type, label }: FieldSchema): string =>
  type === 'reference' ? label.replace(/ ID$/, '') : label;

const nameOf = (row: Row): string => (typeof row.Name === 'string' && row.Name) || String(row.Id);

function matching({ org }: Looking, { name }: ObjectSchema, text: string): Row[] {
  const wanted = text.trim().toLowerCase();
  const rows = [...org.store.rows(name, { includeDeleted: false })];
  const matches = ({ Name, Email, Id }: Row): boolean =>
    [Name, Email, Id].some((value) => typeof value === 'string' && value.toLowerCase().includes(wanted));
  return wanted === '' ? rows : rows.filter(matches);
}
