import type { FieldSchema, ObjectSchema, Row } from '../model';
import type { Catalog } from '../schema/catalog';
import type { Switches } from '../switches';

/** Which fields keep a history, by object. */
export type TrackedFields = Readonly<Record<string, readonly string[]>>;

/** What a write did, and by whom. */
interface Written {
  readonly object: ObjectSchema;
  /** Undefined for a record that was created. */
  readonly before: Row | undefined;
  readonly row: Row;
  readonly userId: string;
  readonly stamp: string;
}

interface Entry {
  readonly Field: string;
  readonly OldValue: unknown;
  readonly NewValue: unknown;
  readonly DataType: string | null;
}

/** Fields of one object that an org may track. */
const mostTracked = 20;
/** Of longer texts only that they changed is kept. */
const longestText = 255;

const untracked: ReadonlySet<FieldSchema['type']> = new Set(['id', 'address', 'location', 'base64', 'time']);

const dataTypes: Readonly<Partial<Record<FieldSchema['type'], string>>> = {
  boolean: 'Boolean',
  currency: 'Currency',
  date: 'DateOnly',
  datetime: 'DateTime',
  double: 'Double',
  email: 'Email',
  int: 'Double',
  multipicklist: 'MultiEnum',
  percent: 'Percent',
  phone: 'Phone',
  picklist: 'DynamicEnum',
  url: 'Url'
};

/** Who changed which tracked field, and when. Source: docs/contracts/salesforce-field-history.md. */
export class FieldHistory {
  private readonly tracked = new Map<string, Set<string>>();

  constructor(
    private readonly catalog: Catalog,
    private readonly switches: Pick<Switches, 'historyOfLookups'>,
    /** Names of records, for changed lookups. */
    private readonly nameOf: (object: string, id: string) => string | null,
    private readonly keep: (object: string, row: Row) => void
  ) {}

  /** From now on; throws for an object or field that keeps none, and for the 21st field of an object. */
  track(objectName: string, fieldNames: readonly string[]): void {
    const object = this.catalog.get(objectName);
    if (!object || !this.historyOf(object)) throw new Error(`${objectName} keeps no field history here`);
    const tracked = this.tracked.get(object.name) ?? new Set<string>();
    for (const name of fieldNames) {
      const field = this.catalog.field(object, name);
      if (!field || !isTrackable(field)) throw new Error(`${objectName}.${name} cannot be tracked`);
      tracked.add(field.name);
    }
    if (tracked.size > mostTracked)
      throw new Error(`${objectName}: ${mostTracked} fields are tracked at most`);
    this.tracked.set(object.name, tracked);
  }

  /** Rows for what a user's write changed; none for what is not tracked. */
  note(written: Written): void {
    const { object, before, userId, stamp } = written;
    const tracked = this.tracked.get(object.name);
    const history = this.historyOf(object);
    if (!tracked || !history) return;
    const entries = before ? this.changes(written, before, tracked) : [created];
    for (const entry of entries) {
      const about = { [`${object.name}Id`]: written.row.Id, CreatedById: userId, CreatedDate: stamp };
      this.keep(history.name, { ...about, ...entry });
    }
  }

  private historyOf({ name }: ObjectSchema): ObjectSchema | undefined {
    return this.catalog.get(`${name}History`);
  }

  private changes({ object, row }: Written, before: Row, tracked: ReadonlySet<string>): Entry[] {
    return object.fields.flatMap((field) => {
      const [from, to] = [before[field.name] ?? null, row[field.name] ?? null];
      return !tracked.has(field.name) || from === to ? [] : this.entriesOf(field, from, to);
    });
  }

  private entriesOf(field: FieldSchema, from: unknown, to: unknown): Entry[] {
    const DataType = dataTypes[field.type] ?? 'Text';
    if (field.type === 'reference') return this.ofLookup(field, from, to);
    if (isLong(field)) return [{ Field: field.name, OldValue: null, NewValue: null, DataType }];
    return [{ Field: field.name, OldValue: from, NewValue: to, DataType }];
  }

  /** A lookup that changed is told twice: by what people read, and by ids. */
  private ofLookup(field: FieldSchema, from: unknown, to: unknown): Entry[] {
    const isNamed = this.switches.historyOfLookups === 'relationship' && !field.custom;
    const Field = isNamed ? (field.relationshipName ?? field.name) : field.name;
    const shown = (id: unknown): string | null =>
      typeof id === 'string' ? this.nameOf(this.catalog.ofId(id)?.name ?? '', id) : null;
    return [
      { Field, OldValue: shown(from), NewValue: shown(to), DataType: 'Text' },
      { Field, OldValue: from, NewValue: to, DataType: 'EntityId' }
    ];
  }
}

const created: Entry = { Field: 'created', OldValue: null, NewValue: null, DataType: null };

const isTrackable = ({ type, calculated, autoNumber, updateable }: FieldSchema): boolean =>
  !untracked.has(type) && !calculated && !autoNumber && updateable;

const isLong = ({ type, length }: FieldSchema): boolean =>
  type === 'multipicklist' || (type === 'textarea' && length > longestText);
