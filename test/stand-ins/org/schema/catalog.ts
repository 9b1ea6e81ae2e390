import type { FieldSchema, ObjectSchema } from '../model';

/** Which fields a user may not see, by object: they are missing from every answer. Source: salesforce-api 6. */
export type HiddenFields = Readonly<Record<string, readonly string[]>>;

/** All objects of the org by API name, ignoring case. */
export class Catalog {
  private readonly byName = new Map<string, ObjectSchema>();
  private readonly byPrefix = new Map<string, ObjectSchema>();
  private readonly fieldsByName = new WeakMap<ObjectSchema, Map<string, FieldSchema>>();
  private customPrefixes = 0;
  /** Changes with every change of a schema. */
  revision = 0;

  constructor(objects: readonly ObjectSchema[]) {
    for (const object of objects) this.put(object);
  }

  /** Adds an object, or replaces the one of that name. */
  put(object: ObjectSchema): ObjectSchema {
    this.byName.set(object.name.toLowerCase(), object);
    this.byPrefix.set(object.keyPrefix, object);
    this.revision += 1;
    return object;
  }

  remove(name: string): void {
    const object = this.get(name);
    if (!object) return;
    this.byName.delete(name.toLowerCase());
    this.byPrefix.delete(object.keyPrefix);
    this.revision += 1;
  }

  /** Adds fields to an object; a field of the same name is replaced. */
  putFields(name: string, fields: readonly FieldSchema[]): ObjectSchema {
    const object = this.get(name);
    if (!object) throw new Error(`No object ${name} in the local org`);
    const added = new Set(fields.map((field) => field.name.toLowerCase()));
    const kept = object.fields.filter((field) => !added.has(field.name.toLowerCase()));
    return this.put({ ...object, fields: [...kept, ...fields] });
  }

  get(name: string): ObjectSchema | undefined {
    return this.byName.get(name.toLowerCase());
  }

  /** The object whose records have ids that begin so. */
  ofId(id: string): ObjectSchema | undefined {
    return this.byPrefix.get(id.slice(0, 3));
  }

  field(object: ObjectSchema, name: string): FieldSchema | undefined {
    let fields = this.fieldsByName.get(object);
    if (!fields) {
      fields = new Map(object.fields.map((field) => [field.name.toLowerCase(), field]));
      this.fieldsByName.set(object, fields);
    }
    return fields.get(name.toLowerCase());
  }

  all(): Iterable<ObjectSchema> {
    return this.byName.values();
  }

  /** A key prefix for a new custom object, `a00`, `a01` ...; `m00` for custom metadata. */
  freePrefix(first: 'a' | 'm'): string {
    let prefix: string;
    do {
      prefix = first + this.customPrefixes.toString(36).padStart(2, '0').toUpperCase();
      this.customPrefixes += 1;
    } while (this.byPrefix.has(prefix));
    return prefix;
  }
}
