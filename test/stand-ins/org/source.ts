import type { OrgClock } from './clock';
import type { ObjectSchema, Row, SoqlSource } from './model';
import type { Catalog, HiddenFields } from './schema/catalog';
import type { RecordStore } from './store/record-store';
import type { Switches } from './switches';

/** What the integration user may see of the org: schemas without hidden fields, rows of visible objects. */
export class VisibleSource implements SoqlSource {
  private readonly cache = new Map<string, { of: ObjectSchema; seen: ObjectSchema }>();
  private hidden: HiddenFields = {};

  constructor(
    private readonly catalog: Catalog,
    private readonly store: RecordStore,
    private readonly clock: OrgClock,
    private readonly switches: Switches,
    private readonly zone: string
  ) {}

  /** Takes fields out of the user's sight: field-level security. Replaces what was hidden before. */
  hide(fields: HiddenFields): void {
    this.hidden = Object.fromEntries(
      Object.entries(fields).map(([object, names]) => [
        object.toLowerCase(),
        names.map((name) => name.toLowerCase())
      ])
    );
    this.cache.clear();
    this.catalog.revision += 1;
  }

  schemaOf(object: string): ObjectSchema | undefined {
    const schema = this.catalog.get(object);
    if (!schema || !this.isVisible(schema)) return undefined;
    const known = this.cache.get(schema.name);
    if (known?.of === schema) return known.seen;
    const seen = this.withoutHidden(schema);
    this.cache.set(schema.name, { of: schema, seen });
    return seen;
  }

  *schemas(): Iterable<ObjectSchema> {
    for (const schema of this.catalog.all()) {
      const seen = this.schemaOf(schema.name);
      if (seen) yield seen;
    }
  }

  rows(object: string, options: { includeDeleted: boolean }): Iterable<Row> {
    const name = this.nameOf(object);
    const rows = this.store.rows(name, options);
    if (name.endsWith('History')) return this.seenHistory(name.slice(0, -'History'.length), rows);
    return object.endsWith('__mdt') ? publicRows(rows) : rows;
  }

  /** Of fields that the user may not see there is no history. Source: docs/contracts/salesforce-field-history.md 3. */
  private *seenHistory(parent: string, rows: Iterable<Row>): Iterable<Row> {
    const schema = this.catalog.get(parent);
    const hidden = (this.hidden[parent.toLowerCase()] ?? []).flatMap((name) => {
      const field = schema && this.catalog.field(schema, name);
      return [name, field?.relationshipName?.toLowerCase() ?? name];
    });
    for (const row of rows) if (!hidden.includes(String(row.Field).toLowerCase())) yield row;
  }

  rowById(object: string, id: string): Row | undefined {
    return this.store.rowById(this.nameOf(object), id);
  }

  now(): Date {
    return this.clock.now();
  }

  timeZone(): string {
    return this.zone;
  }

  private nameOf(object: string): string {
    return this.catalog.get(object)?.name ?? object;
  }

  private isVisible(schema: ObjectSchema): boolean {
    return this.switches.campaignMembers || !schema.name.startsWith('CampaignMember');
  }

  private withoutHidden(schema: ObjectSchema): ObjectSchema {
    const names = this.hidden[schema.name.toLowerCase()];
    if (!names) return schema;
    return { ...schema, fields: schema.fields.filter((field) => !names.includes(field.name.toLowerCase())) };
  }
}

/** Protected records of an installed package are not seen from outside it. Source: salesforce-api 9. */
function* publicRows(rows: Iterable<Row>): Iterable<Row> {
  for (const row of rows) if (row.IsProtected !== true || row.NamespacePrefix === null) yield row;
}
