import type { FieldRegistry } from './field-registry';
import {
  fitsType,
  incomingTypes,
  inferType,
  isObject,
  storedDate,
  type FieldType,
  type JsonObject
} from './field-types';
import type { Switches } from '../switches';

/** iterable-api 4: "about 32k characters"; the strict reading. */
const maxValueCharacters = 32_000;

/** Whether fields that are not known are added or left out. */
export type UnknownFields = 'create' | 'drop';

export interface Mismatch {
  /** Dotted path. */
  readonly field: string;
  readonly value: unknown;
  readonly expected: FieldType;
  readonly incoming: readonly string[];
}

/** What one row's `dataFields` came to. */
export interface CheckedFields {
  /**
   * What will be stored: dates in the form in which they are read, unknown fields and identities gone, null for what is
   * cleared.
   */
  readonly stored: JsonObject;
  readonly mismatches: readonly Mismatch[];
  /** Why the data is bad other than by its type; null when it is not. */
  readonly badData: string | null;
}

interface RowState {
  readonly created: Map<string, FieldType>;
  readonly filteredOut: string[];
  readonly mismatches: Mismatch[];
  badData: string | null;
  readonly unknownFields: UnknownFields;
}

const dropped = Symbol('dropped');

/** Checks the rows of one request against the project's fields; what they add is kept apart until it is committed. */
export class FieldDraft {
  readonly created = new Map<string, FieldType>();
  readonly filteredOut = new Set<string>();

  constructor(
    private readonly registry: FieldRegistry,
    private readonly unknownFields: UnknownFields,
    private readonly switches: Switches
  ) {}

  /** `unknownFields` of the row where rows say so themselves. */
  check(dataFields: JsonObject, unknownFields = this.unknownFields): CheckedFields {
    const row: RowState = {
      created: new Map(),
      filteredOut: [],
      mismatches: [],
      badData: null,
      unknownFields
    };
    const stored = this.checkObject('', dataFields, row, 1);
    if (row.mismatches.length === 0 && row.badData === null) {
      for (const [path, type] of row.created) this.created.set(path, type);
      for (const path of row.filteredOut) this.filteredOut.add(path);
    }
    return { stored, mismatches: row.mismatches, badData: row.badData };
  }

  /** Fields that the project would have with the draft; over its limit the whole request is refused (iterable-api 2.4.2). */
  get requestedTotal(): number {
    return this.registry.size + this.created.size;
  }

  commit(): void {
    this.registry.add(this.created);
  }

  private checkObject(parent: string, object: JsonObject, row: RowState, depth: number): JsonObject {
    this.checkDepth(parent, row, depth);
    const stored: JsonObject = {};
    const { derived, identities } = this.registry.scope;
    // Keys, not entries: this loop sees every value of every row.
    for (const name of Object.keys(object)) {
      if (parent === '' && derived.has(name)) continue;
      this.checkName(name, row);
      const kept = this.checkField(
        parent === '' ? name : `${parent}.${name}`,
        name,
        object[name],
        row,
        depth
      );
      if (kept === dropped || (parent === '' && identities.has(name))) continue;
      stored[name] = kept;
    }
    return stored;
  }

  private checkField(path: string, name: string, value: unknown, row: RowState, depth: number): unknown {
    const known = this.typeOf(path, row);
    const type = known ?? this.firstType(name, value);
    if (type === null) return row.unknownFields === 'create' ? value : dropped;
    if (known === undefined) {
      if (row.unknownFields === 'drop') {
        row.filteredOut.push(path);
        return dropped;
      }
      row.created.set(path, type);
    }
    return this.checkValue(path, type, value, row, depth);
  }

  private typeOf(path: string, row: RowState): FieldType | undefined {
    return row.created.get(path) ?? this.created.get(path) ?? this.registry.typeOf(path);
  }

  private firstType(name: string, value: unknown): FieldType | null {
    return inferType(name, value) ?? (this.switches.emptyTyping === 'string' ? 'string' : null);
  }

  private checkValue(path: string, type: FieldType, value: unknown, row: RowState, depth: number): unknown {
    if (value === null) return null;
    if (Array.isArray(value)) {
      const kept = value.map((element: unknown) => this.checkValue(path, type, element, row, depth));
      return kept.includes(dropped) ? dropped : kept;
    }
    if (!fitsType(type, value, this.switches.longDouble)) {
      const name = path.slice(path.lastIndexOf('.') + 1);
      row.mismatches.push({ field: path, value, expected: type, incoming: incomingTypes(name, value) });
      return dropped;
    }
    if (type === 'object' && isObject(value)) return this.checkObject(path, value, row, depth + 1);
    return this.storedScalar(path, type, value, row);
  }

  private storedScalar(path: string, type: FieldType, value: unknown, row: RowState): unknown {
    if (type === 'long' && typeof value === 'number') return Math.trunc(value);
    if (typeof value !== 'string') return value;
    if (type === 'date') return storedDate(value, this.switches.dateOnly);
    if (value.length > maxValueCharacters && this.switches.longValues === 'refused') {
      row.badData ??= `The value of field '${path}' is longer than ${maxValueCharacters} characters`;
    }
    return value;
  }

  private checkName(name: string, row: RowState): void {
    const limit = this.switches.maxFieldNameLength;
    if (limit !== null && name.length > limit) {
      row.badData ??= `A field name is longer than ${limit} characters`;
    }
  }

  private checkDepth(path: string, row: RowState, depth: number): void {
    const limit = this.switches.maxDepth;
    if (limit !== null && depth > limit) {
      row.badData ??= `Field '${path}' is nested deeper than ${limit} levels`;
    }
  }
}
