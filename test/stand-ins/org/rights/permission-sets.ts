/** What users may see and do, by the package's permission sets. Standard objects and fields are open unless hidden. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { qualify } from '../load/namespace';
import { children, isTrue, readXml, textOf } from '../load/read-xml';
import type { FieldSchema, ObjectSchema } from '../model';

export type ObjectRight = 'read' | 'create' | 'edit' | 'delete';

/** Elements of a permission set, the name in each, and the flags that grant; what is granted is `element flag name`. */
const granting = [
  ['customMetadataTypeAccesses', 'name', 'enabled'],
  ['customPermissions', 'name', 'enabled'],
  ['externalCredentialPrincipalAccesses', 'externalCredentialPrincipal', 'enabled'],
  ['fieldPermissions', 'field', 'readable'],
  ['fieldPermissions', 'field', 'editable'],
  ['objectPermissions', 'object', 'allowRead'],
  ['objectPermissions', 'object', 'allowCreate'],
  ['objectPermissions', 'object', 'allowEdit'],
  ['objectPermissions', 'object', 'allowDelete']
] as const;

const objectFlags = {
  read: ['allowRead', 'queryable'],
  create: ['allowCreate', 'createable'],
  edit: ['allowEdit', 'updateable'],
  delete: ['allowDelete', 'deletable']
} as const;

/** The package's permission sets, and the names that are its own. */
export class Access {
  /** Grants by the name of the permission set, in lower case. */
  readonly permissionSets: ReadonlyMap<string, readonly string[]>;
  /** Objects, fields as `Object.Field`, custom permissions; with the namespace, in lower case. */
  readonly own: ReadonlySet<string>;

  constructor(
    files: readonly string[],
    private readonly namespace: string | undefined
  ) {
    const named = (suffix: string) => files.filter((file) => file.endsWith(`.${suffix}-meta.xml`));
    const nameOf = (file: string) => basename(file).split('.')[0] ?? '';
    const sets = named('permissionset').map((file) => [nameOf(file), this.grantsIn(file)] as const);
    this.permissionSets = new Map(sets);
    const fields = named('field').map((file) => `${file.split('/').at(-3)}.${nameOf(file)}`);
    const names = [...named('object'), ...named('customPermission')].map(nameOf);
    this.own = new Set([...names, ...fields].map((name) => this.key(name)));
  }

  private key(path: string): string {
    const parts = path.split('.').map((part) => qualify(part, this.namespace));
    return parts.join('.').toLowerCase();
  }

  private grantsIn(file: string): string[] {
    const node = readXml(readFileSync(file, 'utf8'), 'PermissionSet');
    return granting.flatMap(([element, name, flag]) => {
      const granted = children(node, element).filter((one) => isTrue(one, flag));
      return granted.map((one) => `${element} ${flag} ${this.key(textOf(one, name) ?? '')}`);
    });
  }

  /** The package's own names in a query get their namespace, as the platform gives it. */
  qualifyOwn(soql: string): string {
    const parts = new Set([...this.own].flatMap((path) => path.split('.')));
    return soql.replace(/'(?:\\.|[^'\\])*'|\b[a-z]\w*__(?:c|r|mdt)\b/gi, (word) => {
      const full = word.startsWith("'") ? word : qualify(word, this.namespace);
      return parts.has(full.toLowerCase().replace(/__r$/, '__c')) ? full : word;
    });
  }
}

/** What one user may do. */
export class Rights {
  private readonly grants: ReadonlySet<string>;

  constructor(
    private readonly access: Access,
    permissionSets: readonly string[],
    /** `object.field` in lower case. */
    private readonly hidden: ReadonlySet<string>
  ) {
    this.grants = new Set(permissionSets.flatMap((name) => access.permissionSets.get(name) ?? []));
  }

  can(right: ObjectRight, object: ObjectSchema): boolean {
    const key = object.name.toLowerCase();
    const [flag, schemaFlag] = objectFlags[right];
    if (!object[schemaFlag]) return false;
    if (!this.access.own.has(key) || !object.custom) return true;
    const isMetadata = right === 'read' && this.grants.has(`customMetadataTypeAccesses enabled ${key}`);
    return isMetadata || this.grants.has(`objectPermissions ${flag} ${key}`);
  }

  canRead(object: ObjectSchema, field: FieldSchema): boolean {
    return this.can('read', object) && this.allows(object, field, 'readable');
  }

  canWrite(object: ObjectSchema, field: FieldSchema, kind: 'create' | 'edit'): boolean {
    const isWritable = kind === 'create' ? field.createable : field.updateable;
    return isWritable && this.can(kind, object) && this.allows(object, field, 'editable');
  }

  /** Required fields and those of metadata go with the object: no permission set names them. */
  private allows({ name }: ObjectSchema, field: FieldSchema, flag: 'readable' | 'editable'): boolean {
    const key = `${name}.${field.name}`.toLowerCase();
    if (this.hidden.has(key)) return false;
    const isOpen =
      !this.access.own.has(key) || name.endsWith('__mdt') || (!field.nillable && field.type !== 'boolean');
    return isOpen || this.grants.has(`fieldPermissions ${flag} ${key}`);
  }

  /** Has the user that custom permission? Undefined for one that the package has not. */
  has(customPermission: string): boolean | undefined {
    const key = customPermission.toLowerCase();
    return this.access.own.has(key) ? this.grants.has(`customPermissions enabled ${key}`) : undefined;
  }

  /** May the user call out by the external credential of that name? */
  canCall(credential: string): boolean {
    const start = `externalCredentialPrincipalAccesses enabled ${credential.toLowerCase()}-`;
    return [...this.grants].some((grant) => grant.startsWith(start));
  }
}
