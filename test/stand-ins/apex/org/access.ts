/** What users may see and do, by the package's permission sets. Standard objects and fields are open unless hidden. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { FieldSchema, ObjectSchema } from '../../org/model';
import { qualify } from '../../org/load/namespace';
import { children, isTrue, readXml, textOf, type XmlNode } from '../../org/load/read-xml';

export type ObjectRight = 'read' | 'create' | 'edit' | 'delete';

interface PermissionSet {
  readonly name: string;
  readonly objects: ReadonlyMap<string, ReadonlySet<ObjectRight>>;
  readonly readable: ReadonlySet<string>;
  readonly editable: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
  /** External credentials, in lower case. */
  readonly credentials: ReadonlySet<string>;
}

export class Access {
  readonly permissionSets: readonly PermissionSet[];
  /** Names in lower case, without the namespace. */
  private readonly customPermissions: ReadonlySet<string>;
  private readonly ownObjects: ReadonlySet<string>;
  private readonly ownFields: ReadonlySet<string>;
  private readonly ownNames: ReadonlySet<string>;

  constructor(
    files: readonly string[],
    private readonly namespace: string | undefined
  ) {
    const named = (suffix: string) => files.filter((file) => file.endsWith(suffix));
    this.permissionSets = named('.permissionset-meta.xml').map((file) => this.readSet(file));
    const bare = (file: string) => basename(file).split('.')[0] ?? '';
    this.customPermissions = new Set(
      named('.customPermission-meta.xml').map((file) => bare(file).toLowerCase())
    );
    this.ownObjects = new Set(named('.object-meta.xml').map((file) => this.key(bare(file))));
    this.ownFields = new Set(
      named('.field-meta.xml').map((file) => {
        const object = file.split('/').at(-3) ?? '';
        return this.key(`${object}.${bare(file)}`);
      })
    );
    const own = [...this.ownObjects, ...this.ownFields].flatMap((path) => path.split('.'));
    this.ownNames = new Set(own);
  }

  /** The package's own objects, fields and relationships get their namespace, as the platform gives it in SOQL of the package. */
  qualifyOwn(text: string): string {
    const { namespace } = this;
    if (!namespace) return text;
    return text.replace(/'(?:\\.|[^'\\])*'|\b[a-z]\w*__(?:c|r|mdt)\b/gi, (word) => {
      const full = word.startsWith("'") ? word : qualify(word, namespace);
      return this.ownNames.has(full.toLowerCase().replace(/__r$/, '__c')) ? full : word;
    });
  }

  /** `Object__c.Field__c` with the namespace, in lower case. */
  private key(path: string): string {
    return path
      .split('.')
      .map((part) => qualify(part, this.namespace).toLowerCase())
      .join('.');
  }

  private readSet(file: string): PermissionSet {
    const node = readXml(readFileSync(file, 'utf8'), 'PermissionSet');
    const names = (element: string, name: string, holds: string) =>
      children(node, element)
        .filter((one) => isTrue(one, holds))
        .map((one) => this.key(textOf(one, name) ?? ''));
    const types = names('customMetadataTypeAccesses', 'name', 'enabled');
    const principals = names('externalCredentialPrincipalAccesses', 'externalCredentialPrincipal', 'enabled');
    const readOnly: ReadonlySet<ObjectRight> = new Set(['read']);
    const objects = children(node, 'objectPermissions').map(
      (one) => [this.key(textOf(one, 'object') ?? ''), rightsIn(one)] as const
    );
    return {
      name: basename(file).split('.')[0] ?? '',
      objects: new Map([...objects, ...types.map((name) => [name, readOnly] as const)]),
      readable: new Set(names('fieldPermissions', 'field', 'readable')),
      editable: new Set(names('fieldPermissions', 'field', 'editable')),
      customPermissions: new Set(names('customPermissions', 'name', 'enabled')),
      credentials: new Set(principals.map((principal) => principal.replace(/-.*$/, '')))
    };
  }

  /** The rights of somebody with these permission sets. */
  of(names: readonly string[], hiddenFields: Readonly<Record<string, readonly string[]>> = {}): Rights {
    const sets = this.permissionSets.filter(({ name }) => names.includes(name));
    const hidden = Object.entries(hiddenFields).flatMap(([object, fields]) =>
      fields.map((field) => `${object}.${field}`.toLowerCase())
    );
    return new Rights(sets, new Set(hidden), this.ownObjects, this.ownFields);
  }

  /** Is there such a custom permission in the package? */
  knows(customPermission: string): boolean {
    return this.customPermissions.has(customPermission.toLowerCase().replace(/^\w+?__/, ''));
  }
}

function rightsIn(node: XmlNode): ReadonlySet<ObjectRight> {
  const flags: Record<ObjectRight, string> = {
    read: 'allowRead',
    create: 'allowCreate',
    edit: 'allowEdit',
    delete: 'allowDelete'
  };
  return new Set((Object.keys(flags) as ObjectRight[]).filter((right) => isTrue(node, flags[right])));
}

const schemaFlag = {
  create: 'createable',
  edit: 'updateable',
  delete: 'deletable',
  read: 'queryable'
} as const;

/** What one user may do. */
export class Rights {
  constructor(
    private readonly sets: readonly PermissionSet[],
    private readonly hidden: ReadonlySet<string>,
    private readonly ownObjects: ReadonlySet<string>,
    private readonly ownFields: ReadonlySet<string>
  ) {}

  can(right: ObjectRight, object: ObjectSchema): boolean {
    const key = object.name.toLowerCase();
    if (!object[schemaFlag[right]]) return false;
    if (!object.custom || !this.ownObjects.has(key)) return true;
    return this.sets.some(({ objects }) => objects.get(key)?.has(right));
  }

  canRead(object: ObjectSchema, field: FieldSchema): boolean {
    if (!this.can('read', object)) return false;
    return this.allows(object, field, 'readable');
  }

  canEdit(object: ObjectSchema, field: FieldSchema, kind: 'create' | 'edit'): boolean {
    const isWritable = kind === 'create' ? field.createable : field.updateable;
    return isWritable && this.can(kind, object) && this.allows(object, field, 'editable');
  }

  has(customPermission: string): boolean {
    const wanted = customPermission.toLowerCase().replace(/^\w+?__/, '');
    return this.sets.some(({ customPermissions }) => customPermissions.has(wanted));
  }

  /** May the user call out through the named credential, by the external credential of that name? */
  canCall(credential: string): boolean {
    return this.sets.some(({ credentials }) => credentials.has(credential.toLowerCase()));
  }

  private allows(object: ObjectSchema, field: FieldSchema, right: 'readable' | 'editable'): boolean {
    const key = `${object.name}.${field.name}`.toLowerCase();
    if (this.hidden.has(key)) return false;
    if (!this.ownFields.has(key) || key.split('.')[0]?.endsWith('__mdt')) return true;
    // Required fields go with the object: no permission set names them.
    if (!field.nillable && field.type !== 'boolean') return true;
    return this.sets.some((set) => set[right].has(key));
  }
}
