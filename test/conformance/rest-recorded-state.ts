/** The state that a recorded query was answered from, as far as its answer shows it. */
import { to18 } from '../stand-ins/org/ids';
import type { LocalOrg } from '../stand-ins/org/local-org';
import type { Row } from '../stand-ins/org/model';
import type { RecordedIds } from './rest-recorded-ids';

export interface RecordedRow extends Row {
  readonly attributes: { readonly type: string; readonly url?: string };
}

export interface Answer {
  readonly totalSize: number;
  readonly records: readonly RecordedRow[];
}

/** An org in which a session is replayed. */
export interface Replayed {
  readonly org: LocalOrg;
  readonly ids: RecordedIds;
  readonly state: RecordedState;
}

/** Puts what recorded answers show into an org, until a replayed step has written to an object: then its rows are the proof. */
export class RecordedState {
  private readonly written = new Set<string>();
  private readonly nameless = new Map<string, string[]>();

  constructor(
    private readonly org: LocalOrg,
    private readonly ids: RecordedIds
  ) {}

  /** A replayed step wrote to an object. */
  wrote(object: string): void {
    this.written.add(object);
  }

  /** Steps that are not replayed wrote: what the next answers show is how they left the org. */
  somebodyWrote(): void {
    this.written.clear();
  }

  /** Removes every row of an object. */
  empty(object: string): void {
    for (const row of [...this.org.store.journal.table(object).values()]) {
      this.org.store.journal.remove(object, String(row.Id));
    }
    this.written.delete(object);
  }

  /** What a query of this text found. */
  found(soql: string, answer: Answer): void {
    const object = this.objectOf(soql);
    if (this.written.has(object)) return;
    const count = countOf(soql, answer);
    if (count !== undefined) this.holds(object, count);
    else this.loadAll(soql, answer.records);
  }

  /** So many rows of an object, of which nothing else is known. */
  holds(object: string, count: number): void {
    const missing = count - Array.from(this.org.store.rows(object, { includeDeleted: false })).length;
    const added = this.org.store.load(
      object,
      Array.from({ length: Math.max(0, missing) }, () => ({}))
    );
    this.nameless.set(object, [...(this.nameless.get(object) ?? []), ...added]);
  }

  private objectOf(soql: string): string {
    const outer = soql.replace(/\([^()]*\)/g, '');
    const name = /\bfrom\s+(\w+)/i.exec(outer)?.[1] ?? '';
    return this.org.catalog.get(name)?.name ?? name;
  }

  private loadAll(soql: string, records: readonly RecordedRow[]): void {
    const asked = this.condition(soql);
    for (const record of records) {
      // Rows that were only counted so far turn out to be these.
      for (const id of this.nameless.get(record.attributes.type) ?? []) {
        this.org.store.journal.remove(record.attributes.type, id);
      }
      this.load(record, asked);
    }
  }

  /** What every row has, because the query asked for it without showing it. */
  private condition(soql: string): Row {
    const [, name = '', value] = /\bwhere\s+(\w+)\s*=\s*'([^']*)'/i.exec(soql) ?? [];
    const object = this.org.catalog.get(this.objectOf(soql));
    const field = object && this.org.catalog.field(object, name);
    return field ? { [field.name]: value } : {};
  }

  /** A record with its parents and children; answers its id. */
  private load({ attributes, ...values }: RecordedRow, more: Row): string {
    const id = this.idOf(attributes);
    const row: Row = { ...more, Id: id };
    const children: [name: string, records: readonly RecordedRow[]][] = [];
    for (const [name, value] of Object.entries(values)) {
      if (isRecord(value)) row[this.lookup(attributes.type, name)] = this.load(value, {});
      else if (isAnswer(value)) children.push([name, value.records]);
      else if (name !== 'Id') row[name] = value;
    }
    const before = this.org.store.get(attributes.type, id);
    this.org.store.load(attributes.type, [{ ...before, ...row }]);
    for (const [name, records] of children) {
      for (const child of records) this.load(child, { [this.childLookup(child, name, attributes.type)]: id });
    }
    return id;
  }

  private idOf({ type, url = '' }: RecordedRow['attributes']): string {
    const recorded = url.split('/').at(-1) ?? '';
    const known = this.ids.toMine(recorded);
    if (to18(known) !== undefined) return known;
    const made = this.org.store.reserveId(type);
    this.ids.put(recorded, made);
    return made;
  }

  private lookup(object: string, relationship: string): string {
    const fields = this.org.catalog.get(object)?.fields ?? [];
    return fields.find((field) => field.relationshipName === relationship)?.name ?? relationship;
  }

  private childLookup({ attributes }: RecordedRow, relationship: string, parent: string): string {
    const fields = this.org.catalog.get(attributes.type)?.fields ?? [];
    const own = fields.filter((field) => field.childRelationshipName === relationship);
    return own.find((field) => field.referenceTo.includes(parent))?.name ?? relationship;
  }
}

/** What an aggregate counted; undefined for a query that shows rows. */
function countOf(soql: string, { totalSize, records }: Answer): number | undefined {
  if (/\bcount\(\)/i.test(soql)) return totalSize;
  const [only] = records;
  return only?.attributes.type === 'AggregateResult' ? Number(only.expr0) : undefined;
}

const isRecord = (value: unknown): value is RecordedRow =>
  typeof value === 'object' && value !== null && 'attributes' in value;

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && 'records' in value;
