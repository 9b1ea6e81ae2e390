/** The org as Apex sees it: schema, rows of the local org's store, rights of its users. */
import { qualify } from '../../org/load/namespace';
import type { ObjectSchema, Row, SoqlSource } from '../../org/model';
import type { Catalog } from '../../org/schema/catalog';
import type { OrgClock } from '../../org/clock';
import type { RecordStore } from '../../org/store/record-store';
import type { Access, Rights } from './access';
import { accessRows, onlyInApex, userRecordAccess } from './setup-objects';

/** The parts of a local org that Apex works on; a running one or its state alone. */
export interface ApexOrg {
  readonly catalog: Catalog;
  readonly store: RecordStore;
  readonly clock: OrgClock;
  readonly orgId: string;
}

export interface ApexUser {
  readonly id: string;
  /** Names of permission sets of the package. */
  readonly permissionSets: readonly string[];
  /** Fields that the user may not see, by object. */
  readonly hiddenFields?: Readonly<Record<string, readonly string[]>>;
}

export class Database {
  constructor(
    readonly org: ApexOrg,
    readonly access: Access,
    private readonly namespace: string | undefined,
    private readonly user: ApexUser
  ) {}

  /** An object by its name, in any case; the package's own may leave the namespace out. */
  readonly findSchema = (name: string): ObjectSchema | undefined => {
    const { catalog } = this.org;
    return (
      catalog.get(qualify(name, this.namespace)) ?? catalog.get(name) ?? onlyInApex.get(name.toLowerCase())
    );
  };

  /** Rights of the configured user, or of a test's user by the permission sets that were assigned. */
  rightsOf(userId: string): Rights {
    const { store, catalog } = this.org;
    if (userId === this.user.id) return this.access.of(this.user.permissionSets, this.user.hiddenFields);
    if (!catalog.get('PermissionSetAssignment')) return this.access.of([]);
    const assigned = store.having('PermissionSetAssignment', 'AssigneeId', userId);
    return this.access.of(
      assigned.map((row) => String(store.get('PermissionSet', row.PermissionSetId)?.Name))
    );
  }

  /** What a query reads: everything, or what the user may see. */
  source(mode: 'system' | 'user', userId: string): SoqlSource {
    return new ApexSource(this, this.rightsOf(userId), mode, userId);
  }
}

class ApexSource implements SoqlSource {
  private readonly seen = new Map<string, ObjectSchema | undefined>();

  constructor(
    private readonly database: Database,
    private readonly rights: Rights,
    private readonly mode: 'system' | 'user',
    private readonly userId: string
  ) {}

  schemaOf(name: string): ObjectSchema | undefined {
    const schema = this.database.findSchema(name);
    if (!schema || this.mode === 'system') return schema;
    if (!this.seen.has(schema.name)) this.seen.set(schema.name, this.visible(schema));
    return this.seen.get(schema.name);
  }

  private visible(schema: ObjectSchema): ObjectSchema | undefined {
    if (!this.rights.can('read', schema)) return undefined;
    return { ...schema, fields: schema.fields.filter((field) => this.rights.canRead(schema, field)) };
  }

  *schemas(): Iterable<ObjectSchema> {
    for (const { name } of this.database.org.catalog.all()) {
      const schema = this.schemaOf(name);
      if (schema) yield schema;
    }
  }

  rows(object: string, options: { includeDeleted: boolean }): Iterable<Row> {
    const schema = this.database.findSchema(object);
    if (schema === userRecordAccess) return accessRows(this.database.org, this.rights, this.userId);
    return this.database.org.store.rows(schema?.name ?? object, options);
  }

  rowById(object: string, id: string): Row | undefined {
    return this.database.org.store.rowById(this.database.findSchema(object)?.name ?? object, id);
  }

  now(): Date {
    return this.database.org.clock.now();
  }

  timeZone(): string {
    return 'GMT';
  }
}
