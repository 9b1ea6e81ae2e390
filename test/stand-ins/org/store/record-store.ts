import type { OrgClock } from '../clock';
import { IdSource, to18 } from '../ids';
import type { FieldSchema, ObjectSchema, Row } from '../model';
import type { Catalog } from '../schema/catalog';
import type { Switches } from '../switches';
import { dateTimeText } from '../time';
import { checkReferences, checkUnique, checkRequired } from './checks';
import { compute } from './compute';
import { FieldHistory } from './field-history';
import { Journal } from './journal';
import { loadRow } from './load-row';
import { afterCreate, completeMember, noteResponse } from './marketing';
import { planOf } from './plan';
import { readValues } from './read-values';
import * as refuse from './refusals';
import { type Stored, views } from './views';

/** A deletion as getDeleted tells it; undeleted records leave the log. */
export interface Deletion {
  readonly object: string;
  readonly id: string;
  readonly deletedDate: string;
}

/** A record that was created or updated by somebody. */
export interface Change {
  readonly object: string;
  readonly id: string;
  readonly userId: string;
}

/**
 * The records of the org with the rules of the platform: ids, stamps in whole seconds, validation with the real
 * errors, soft delete. Every write names the user it is made by. Source: salesforce-api 2.3 to 2.5 and 4.1.
 */
export class RecordStore implements Stored {
  readonly journal = new Journal();
  readonly deletions = new Set<Deletion>();
  /** Who changed what; nothing is tracked at first, as in a new org. */
  readonly history: FieldHistory;
  private readonly ids = new IdSource();
  private readonly counters = new Map<string, number>();
  private readonly listeners: ((change: Change) => void)[] = [];

  constructor(
    readonly catalog: Catalog,
    readonly clock: OrgClock,
    readonly switches: Switches,
    /** Who loaded and system-made rows belong to. */
    readonly systemUserId: string
  ) {
    const nameOf = (object: string, id: string): string | null => textOf(this.get(object, id)?.Name);
    this.history = new FieldHistory(catalog, switches, nameOf, (object, row) => this.load(object, [row]));
  }

  /** The stored row of an id of either length, deleted or not, without the fields shown from other records. */
  get(object: string, id: unknown): Row | undefined {
    const full = to18(id);
    return full === undefined ? undefined : this.journal.table(object).get(full);
  }

  /** Live rows with this value; text is compared without case. */
  having(object: string, field: string, value: unknown): Row[] {
    const rows = this.journal.table(object).having(field, value);
    return rows.filter((row) => row.IsDeleted !== true);
  }

  /** Rows as they are answered. */
  *rows(object: string, { includeDeleted }: { includeDeleted: boolean }): Generator<Row> {
    const view = views[object];
    for (const row of this.journal.table(object).values()) {
      if (row.IsDeleted === true && !(includeDeleted && this.isKept(object))) continue;
      yield view ? view(row, this) : row;
    }
  }

  /** One row as it is answered, deleted or not. */
  rowById(object: string, id: string): Row | undefined {
    const row = this.get(object, id);
    return row && (views[object]?.(row, this) ?? row);
  }

  count(object: string): number {
    return this.journal.table(object).size;
  }

  /** Creates a record as a user would. Answers its id. */
  create(objectName: string, given: Row, userId: string): string {
    const object = this.objectOf(objectName);
    if (!object.createable) throw refuse.wrongKind(object, 'inserted');
    const values = readValues(this.catalog, object, given, 'create', this.findByKey);
    completeMember(this, object, values);
    return this.insert(object, values, userId);
  }

  /** Stores values that are already read: checks them against the other records and stamps the row. */
  insert(object: ObjectSchema, values: Row, userId: string): string {
    const plan = planOf(object);
    const row: Row = { ...plan.template, ...dropNullDefaults(plan.template, values) };
    if ('OwnerId' in row) row.OwnerId ??= userId;
    checkRequired(plan, row);
    checkReferences(this, object, values);
    checkUnique(this, plan, row);
    const stamp = this.stamp();
    Object.assign(
      row,
      { Id: this.newId(object) },
      createdBy(row, userId, stamp),
      modifiedBy(row, userId, stamp)
    );
    this.numberAutomatically(object, row);
    noteResponse(this, object, row, stamp);
    compute(plan, row, undefined);
    this.journal.put(object.name, row);
    afterCreate(this, object, row);
    this.history.note({ object, before: undefined, row, userId, stamp });
    this.tell(object, row, userId);
    return row.Id as string;
  }

  /** Changes the given fields of a live record as that user does, who stands in its stamps and in field history. */
  update(objectName: string, id: string, given: Row, userId: string): void {
    const object = this.objectOf(objectName);
    if (!object.updateable) throw refuse.wrongKind(object, 'updated');
    const before = this.live(object, id);
    const values = readValues(this.catalog, object, given, 'update', this.findByKey);
    if (before.IsConverted === true && this.switches.convertedLeadWrite !== 'allow') {
      if (this.switches.convertedLeadWrite === 'ignore') return;
      throw refuse.convertedLead();
    }
    this.change(object, before, values, userId);
  }

  /** Replaces values of a stored row, checked and stamped. */
  change(object: ObjectSchema, before: Row, values: Row, userId: string): void {
    const plan = planOf(object);
    const row: Row = { ...before, ...keepBooleans(object, values) };
    checkRequired(plan, row);
    checkReferences(this, object, values);
    checkUnique(this, plan, row);
    const stamp = this.stamp();
    Object.assign(row, modifiedBy(row, userId, stamp));
    noteResponse(this, object, row, stamp);
    compute(plan, row, before);
    this.journal.put(object.name, row);
    this.history.note({ object, before, row, userId, stamp });
    this.tell(object, row, userId);
  }

  /** Told of each record that is created or updated, once that holds. Rows that are loaded are no changes. */
  onChange(listener: (change: Change) => void): void {
    this.listeners.push(listener);
  }

  private tell({ name }: ObjectSchema, row: Row, userId: string): void {
    const change = { object: name, id: String(row.Id), userId };
    this.journal.onCommit(() => this.listeners.forEach((listener) => listener(change)));
  }

  /**
   * Takes rows as they are: given ids and stamps are kept, nothing is checked. Names are exact. Answers the ids.
   */
  load(objectName: string, rows: Iterable<Row>): string[] {
    const object = this.objectOf(objectName);
    const stamp = this.stamp();
    const ids: string[] = [];
    for (const given of rows) {
      const row = loadRow(planOf(object), given, { stamp, userId: this.systemUserId });
      row.Id ??= this.newId(object);
      this.numberAutomatically(object, row);
      compute(planOf(object), row, undefined);
      this.journal.put(object.name, row);
      afterCreate(this, object, row);
      ids.push(row.Id as string);
    }
    return ids;
  }

  /** The row of an existing record that is not deleted; throws the errors of the API. */
  live(object: ObjectSchema, id: string): Row {
    const row = this.get(object.name, id);
    if (!row) throw refuse.notFound();
    if (row.IsDeleted === true) throw refuse.isDeleted();
    return row;
  }

  objectOf(name: string): ObjectSchema {
    const object = this.catalog.get(name);
    if (!object) throw refuse.notFound();
    return object;
  }

  /** Now, as a stamp: whole seconds. */
  stamp(): string {
    return dateTimeText(this.clock.now());
  }

  readonly findByKey = (object: ObjectSchema, field: FieldSchema, value: unknown): string | undefined => {
    if (field.type === 'id') return to18(value);
    const found = this.having(object.name, field.name, value)[0];
    return found?.Id as string | undefined;
  };

  private isKept(object: string): boolean {
    return object !== 'CampaignMember' || this.switches.deletedMembersInQueryAll;
  }

  /** An id that the next row of the object may be loaded with. */
  reserveId(objectName: string): string {
    return this.newId(this.objectOf(objectName));
  }

  private newId(object: ObjectSchema): string {
    let id: string;
    do {
      id = this.ids.next(object.keyPrefix);
    } while (this.journal.table(object.name).get(id));
    return id;
  }

  private numberAutomatically(object: ObjectSchema, row: Row): void {
    for (const field of object.fields) {
      if (!field.autoNumber || row[field.name] !== null) continue;
      const key = `${object.name}.${field.name}`;
      const first = object.custom ? 1 : 1001;
      const next = this.counters.get(key) ?? first;
      this.counters.set(key, next + 1);
      row[field.name] = numbered(field.displayFormat ?? '{00000000}', next);
    }
    // The name of a custom record that is given none is its id.
    if (object.custom && row.Name === null) row.Name = row.Id;
  }
}

/** `RUN-{0000}` with the number in the place of the braces. */
function numbered(format: string, number: number): string {
  return format.replace(/\{(0+)\}/, (_, digits: string) => String(number).padStart(digits.length, '0'));
}

/** A null given at creation for a field with a default leaves the default, as for a checkbox. */
function dropNullDefaults(template: Row, values: Row): Row {
  const kept = Object.entries(values).filter(([name, value]) => value !== null || template[name] === null);
  return Object.fromEntries(kept);
}

function keepBooleans(object: ObjectSchema, values: Row): Row {
  const cleared = object.fields.filter((field) => field.type === 'boolean' && values[field.name] === null);
  return { ...values, ...Object.fromEntries(cleared.map((field) => [field.name, false])) };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function createdBy(row: Row, userId: string, stamp: string): Row {
  return 'CreatedDate' in row ? { CreatedDate: stamp, CreatedById: userId } : {};
}

function modifiedBy(row: Row, userId: string, stamp: string): Row {
  const modified = 'LastModifiedDate' in row ? { LastModifiedDate: stamp, LastModifiedById: userId } : {};
  return 'SystemModstamp' in row ? { ...modified, SystemModstamp: stamp } : modified;
}
