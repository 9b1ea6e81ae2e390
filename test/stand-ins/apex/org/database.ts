/** The org as Apex sees it: schema, rows of the local org's store, rights of its users, labels of the package. */
import { readFileSync } from 'node:fs';
import type { OrgClock } from '../../org/clock';
import { qualify } from '../../org/load/namespace';
import { children, readXml, textOf } from '../../org/load/read-xml';
import type { ObjectSchema, SoqlSource } from '../../org/model';
import { type Access, Rights } from '../../org/rights/permission-sets';
import { onlyInApex } from '../../org/rights/setup-objects';
import { userSource } from '../../org/rights/user-source';
import type { Catalog } from '../../org/schema/catalog';
import type { RecordStore } from '../../org/store/record-store';
import { CompileError } from '../stops';

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

/** Custom labels of the package, in English. */
export class Labels {
  private readonly texts = new Map<string, string>();

  constructor(files: readonly string[]) {
    for (const file of files.filter((one) => one.endsWith('.labels-meta.xml'))) {
      for (const label of children(readXml(readFileSync(file, 'utf8'), 'CustomLabels'), 'labels')) {
        this.texts.set((textOf(label, 'fullName') ?? '').toLowerCase(), textOf(label, 'value') ?? '');
      }
    }
  }

  get(name: string): string {
    const text = this.texts.get(name.toLowerCase());
    if (text === undefined) throw new CompileError(`Label does not exist: ${name}`);
    return text;
  }
}

export class Database {
  constructor(
    readonly org: ApexOrg,
    readonly access: Access,
    readonly labels: Labels,
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

  readonly withoutNamespace = (name: string): string =>
    this.namespace && name.startsWith(`${this.namespace}__`) ? name.slice(this.namespace.length + 2) : name;

  /** Rights of the configured user, or of a test's user by the permission sets that were assigned. */
  rightsOf(userId: string): Rights {
    const { store } = this.org;
    const { id, permissionSets, hiddenFields = {} } = this.user;
    const hidden = Object.entries(hiddenFields).flatMap(([object, fields]) =>
      fields.map((field) => `${object}.${field}`.toLowerCase())
    );
    if (userId === id) return new Rights(this.access, permissionSets, new Set(hidden));
    const assigned = store.having('PermissionSetAssignment', 'AssigneeId', userId);
    const names = assigned.map((row) => String(store.get('PermissionSet', row.PermissionSetId)?.Name));
    return new Rights(this.access, names, new Set());
  }

  /** What a query reads: everything, or what the user may see. */
  source(mode: 'system' | 'user', userId: string): SoqlSource {
    return userSource(this.org, { userId, rights: this.rightsOf(userId), mode, findSchema: this.findSchema });
  }
}
