import type { FieldType, JsonObject } from '../fields/field-types';
import { leavesOf } from './leaves';

export interface CatalogPreset {
  readonly name: string;
  readonly items?: Readonly<Record<string, JsonObject>>;
  /** Dotted paths. */
  readonly fieldMappings?: Readonly<Record<string, FieldType>>;
}

export interface CatalogItem {
  readonly value: JsonObject;
  /** Milliseconds since 1970. */
  readonly lastModified: number;
}

/** One catalog (iterable-api 11). */
export class Catalog {
  readonly items = new Map<string, CatalogItem>();
  /** Dotted path -> type, once it is set. */
  readonly mappings: Map<string, FieldType>;
  /** Dotted paths of all accepted fields. */
  readonly fields = new Set<string>();

  constructor(
    readonly name: string,
    mappings: Readonly<Record<string, FieldType>> = {}
  ) {
    this.mappings = new Map(Object.entries(mappings));
  }

  /** Fields of items whose type nobody has set. */
  get undefinedFields(): string[] {
    const names = [...this.items.values()].flatMap(({ value }) => Object.keys(value));
    return [...new Set(names)].filter((name) => !this.mappings.has(name));
  }
}

export class Catalogs {
  private readonly catalogs = new Map<string, Catalog>();

  constructor(presets: readonly CatalogPreset[], now: number) {
    for (const { name, items = {}, fieldMappings } of presets) {
      const catalog = this.add(name, fieldMappings);
      for (const [id, value] of Object.entries(items)) {
        catalog.items.set(id, { value, lastModified: now });
        for (const { path } of leavesOf(value)) catalog.fields.add(path);
      }
    }
  }

  all(): readonly Catalog[] {
    return [...this.catalogs.values()];
  }

  /** By its very name; two names that differ in case alone cannot be (see {@link isTaken}). */
  byName(name: string): Catalog | undefined {
    return this.catalogs.get(name);
  }

  isTaken(name: string): boolean {
    return this.all().some((catalog) => catalog.name.toLowerCase() === name.toLowerCase());
  }

  add(name: string, mappings?: Readonly<Record<string, FieldType>>): Catalog {
    const catalog = new Catalog(name, mappings);
    this.catalogs.set(name, catalog);
    return catalog;
  }

  remove(name: string): void {
    this.catalogs.delete(name);
  }
}
