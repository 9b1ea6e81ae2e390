/** What one user of the org may query: objects and fields by their rights, and the rows of UserRecordAccess. */
import type { OrgClock } from '../clock';
import type { ObjectSchema, Row, SoqlSource } from '../model';
import type { Catalog } from '../schema/catalog';
import type { RecordStore } from '../store/record-store';
import type { Rights } from './permission-sets';
import { userRecordAccess } from './setup-objects';

interface Parts {
  readonly catalog: Catalog;
  readonly store: RecordStore;
  readonly clock: OrgClock;
}

interface Asking {
  readonly userId: string;
  readonly rights: Rights;
  /** In system mode everything is seen. */
  readonly mode: 'system' | 'user';
  /** Finds an object by its name, as the one who asks writes it. */
  readonly findSchema: (name: string) => ObjectSchema | undefined;
}

export function userSource(org: Parts, { userId, rights, mode, findSchema }: Asking): SoqlSource {
  const { store, catalog, clock } = org;
  const named = (name: string) => findSchema(name)?.name ?? name;
  const schemaOf = (name: string): ObjectSchema | undefined => {
    const schema = findSchema(name);
    if (!schema || mode === 'system') return schema;
    const fields = schema.fields.filter((field) => rights.canRead(schema, field));
    return rights.can('read', schema) ? { ...schema, fields } : undefined;
  };
  return {
    schemaOf,
    schemas: () => [...catalog.all()].flatMap(({ name }) => schemaOf(name) ?? []),
    rows: (name, options) =>
      findSchema(name) === userRecordAccess
        ? accessRows(org, rights, userId)
        : store.rows(named(name), options),
    rowById: (name, id) => store.rowById(named(name), id),
    now: () => clock.now(),
    timeZone: () => 'GMT'
  };
}

/** The rights on each record's object. Who owns the record is not looked at: sharing is not rehearsed. */
function* accessRows({ catalog, store }: Parts, rights: Rights, userId: string): Iterable<Row> {
  for (const schema of catalog.all()) {
    const HasEditAccess = rights.can('edit', schema);
    for (const { Id } of store.rows(schema.name, { includeDeleted: false })) {
      yield { Id, RecordId: Id, UserId: userId, HasEditAccess };
    }
  }
}
