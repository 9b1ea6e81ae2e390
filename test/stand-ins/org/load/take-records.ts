/** Raw records of files become rows of the org: schema found or made, lookups resolved, values checked. */
import { to18 } from '../ids';
import { type FieldSchema, type ObjectSchema, OrgError, type Row } from '../model';
import { customObject } from '../schema/custom-object';
import { coerce } from '../store/coerce';
import { checkRequired } from '../store/checks';
import { planOf } from '../store/plan';
import { inferField } from './infer-field';
import { KeyMap } from './key-map';
import type { OrgParts } from './org-parts';
import type { RawRecord } from './raw-record';
import type { ReportWriter } from './report';

interface Loading {
  readonly org: OrgParts;
  readonly report: ReportWriter;
  readonly keys: KeyMap;
}

interface Group {
  readonly object: ObjectSchema;
  readonly records: readonly RawRecord[];
  readonly ids: readonly string[];
}

export function takeRecords(org: OrgParts, records: readonly RawRecord[], report: ReportWriter): void {
  const loading: Loading = { org, report, keys: new KeyMap() };
  const groups = Array.from(byObject(records), ([name, own]) => reserve(loading, name, own)).filter(
    (group) => group !== undefined
  );
  for (const group of groups) store(loading, group);
}

function byObject(records: readonly RawRecord[]): Map<string, RawRecord[]> {
  const groups = new Map<string, RawRecord[]>();
  for (const record of records) {
    const name = record.object.toLowerCase();
    const group = groups.get(name);
    if (group) group.push(record);
    else groups.set(name, [record]);
  }
  return groups;
}

/** Finds the object and gives every record its id, so that lookups may point forward. */
function reserve(
  { org, report, keys }: Loading,
  name: string,
  records: readonly RawRecord[]
): Group | undefined {
  const [first] = records;
  const object = org.catalog.get(name) ?? newCustomObject(org, first?.object ?? '');
  if (!object) {
    const source = first?.source ?? '';
    report.refuse(
      source,
      `${records.length} records of ${first?.object || 'no object'}`,
      'the local org has no such object'
    );
    return undefined;
  }
  const ids = records.map((record) => givenId(org, object, record) ?? org.store.reserveId(object.name));
  records.forEach((record, index) => keys.add(record, object.name, ids[index] ?? ''));
  return { object, records, ids };
}

function newCustomObject({ catalog }: OrgParts, written: string): ObjectSchema | undefined {
  if (!/__c$/i.test(written)) return undefined;
  const name = written.replace(/__C$/, '__c');
  const label = name.replace(/__c$/, '').replace(/_+/g, ' ').trim();
  return catalog.put(customObject({ name, label, keyPrefix: catalog.freePrefix('a') }));
}

function givenId(org: OrgParts, object: ObjectSchema, { values }: RawRecord): string | undefined {
  const [, value] = Object.entries(values).find(([name]) => name.toLowerCase() === 'id') ?? [];
  const id = to18(value);
  return id?.startsWith(object.keyPrefix) && !org.store.get(object.name, id) ? id : undefined;
}

function store(loading: Loading, { object, records, ids }: Group): void {
  const columns = findColumns(loading, object, records);
  const known = loading.org.catalog.get(object.name) ?? object;
  const lost = new Map<string, number>();
  records.forEach((record, index) => {
    try {
      const row = readRow(loading, columns, record, lost);
      row.Id = ids[index];
      checkRequired(planOf(known), { ...planOf(known).template, ...row });
      loading.org.store.load(known.name, [row]);
      loading.report.load(record.source, known.name);
    } catch (error) {
      if (!(error instanceof OrgError)) throw error;
      loading.keys.remove(record);
      loading.report.refuse(record.source, record.place, `${error.errorCode}: ${error.message}`);
    }
  });
  reportLost(loading.report, known, lost);
}

function reportLost(report: ReportWriter, object: ObjectSchema, lost: ReadonlyMap<string, number>): void {
  for (const [place, count] of lost) {
    const [source = '', field = ''] = place.split('\n');
    report.refuse(
      source,
      `${field} of ${count} ${object.name} records`,
      'points to records that are not here; left empty'
    );
  }
}

/** The field of each column, by the name in the file; columns without one are refused once. */
function findColumns(
  loading: Loading,
  object: ObjectSchema,
  records: readonly RawRecord[]
): ReadonlyMap<string, FieldSchema> {
  const { org, report } = loading;
  const columns = new Map<string, FieldSchema>();
  const seen = new Set<string>();
  for (const { values, source } of records) {
    for (const name of Object.keys(values)) {
      if (seen.has(name)) continue;
      seen.add(name);
      const field = findField(org, object, name) ?? newCustomField(loading, object, name, records);
      if (field) columns.set(name, field);
      else report.refuse(source, `column ${name} of ${object.name}`, 'no such field');
    }
  }
  return columns;
}

/** By API name in any case, or written with underscores: `stage_name`. */
function findField({ catalog }: OrgParts, object: ObjectSchema, name: string): FieldSchema | undefined {
  const current = catalog.get(object.name) ?? object;
  const bare = name.replaceAll('_', '');
  return catalog.field(current, name) ?? (/__c$/i.test(name) ? undefined : catalog.field(current, bare));
}

function newCustomField(
  { org, keys }: Loading,
  object: ObjectSchema,
  written: string,
  records: readonly RawRecord[]
): FieldSchema | undefined {
  if (!/__c$/i.test(written)) return undefined;
  const name = written.replace(/__C$/, '__c');
  const targets = likelyTargets(org, name);
  const samples = records.map(({ values, scope }) => {
    const value = values[written] ?? null;
    return {
      value,
      target: typeof value === 'string' ? keys.find(scope, value, targets)?.object : undefined
    };
  });
  const field = inferField(name, samples);
  org.catalog.putFields(object.name, [field]);
  return field;
}

/** Objects whose name ends the column's: `Household_Account__c` may point to Account. */
function likelyTargets({ catalog }: OrgParts, column: string): string[] {
  const bare = bareName(column);
  return Array.from(catalog.all(), ({ name }) => name).filter((name) => bare.endsWith(bareName(name)));
}

const bareName = (name: string) =>
  name
    .replace(/__c$/i, '')
    .replace(/^\w+?__/, '')
    .toLowerCase();

function readRow(
  loading: Loading,
  columns: ReadonlyMap<string, FieldSchema>,
  record: RawRecord,
  lost: Map<string, number>
): Row {
  const row: Row = {};
  for (const [name, given] of Object.entries(record.values)) {
    const field = columns.get(name);
    if (!field || field.type === 'id') continue;
    const value = given === '' ? null : given;
    if (field.type !== 'reference') {
      row[field.name] = coerce(
        field,
        field.type === 'string' || field.type === 'textarea' ? asText(value) : value
      );
      continue;
    }
    const id = resolve(loading, field, record.scope, value);
    if (id === undefined) {
      const what = `${record.source}\n${field.name}`;
      lost.set(what, (lost.get(what) ?? 0) + 1);
    }
    row[field.name] = id ?? null;
  }
  return row;
}

const asText = (value: unknown) =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;

/** Null for an empty value, undefined for one that points nowhere. */
function resolve(
  { org, keys }: Loading,
  field: FieldSchema,
  scope: string,
  value: unknown
): string | null | undefined {
  if (value === null || value === undefined || value === '') return null;
  const target = keys.find(scope, String(value), field.referenceTo);
  if (target) return target.id;
  const id = to18(value);
  const object = id === undefined ? undefined : org.catalog.ofId(id);
  return object && id !== undefined && org.store.get(object.name, id) ? id : undefined;
}
