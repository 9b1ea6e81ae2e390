import { ConfigError } from '../../../bridge/errors';
import type {
  DeletedIds,
  ListView,
  RecordUpdate,
  ReportRows,
  Source,
  Unusable,
  UpdateResult
} from '../../../bridge/sync/ports';
import type { ChildRelationship, SourceField, SourceSchema } from '../../../bridge/sync/source-schema';

type Row = Record<string, unknown>;

/** A field as describe tells it: `string`, or type and whatever else is unusual. */
export const sourceField = (name: string, given: Partial<SourceField> = {}): SourceField => ({
  name,
  type: 'string',
  scale: 0,
  nillable: true,
  filterable: true,
  updateable: true,
  calculated: false,
  relationshipName: null,
  referenceTo: [],
  ...given
});

export const sourceSchema = (
  object: string,
  fields: readonly SourceField[],
  childRelationships: readonly ChildRelationship[] = []
): SourceSchema => ({
  object,
  keyPrefix: object === 'Contact' ? '003' : null,
  fields: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
  childRelationships
});

/** Contact as the integration user sees it, status fields and all. */
export const contactSchema = sourceSchema('Contact', [
  sourceField('Id', { type: 'id' }),
  sourceField('SystemModstamp', { type: 'datetime', updateable: false }),
  sourceField('IsDeleted', { type: 'boolean' }),
  sourceField('MasterRecordId', { type: 'reference' }),
  sourceField('HasOptedOutOfEmail', { type: 'boolean' }),
  sourceField('Email', { type: 'email' }),
  sourceField('FirstName'),
  sourceField('MailingAddress', { type: 'address' }),
  sourceField('AccountId', { type: 'reference', relationshipName: 'Account', referenceTo: ['Account'] }),
  sourceField('Iterable_Status__c'),
  sourceField('Iterable_Message__c'),
  sourceField('Iterable_Last_Synced__c', { type: 'datetime' })
]);

/** Lead, as far as it is looked at when it was converted. */
export const leadSchema = sourceSchema('Lead', [
  ...contactSchema.fields.values(),
  sourceField('IsConverted', { type: 'boolean' }),
  sourceField('ConvertedContactId', { type: 'reference' })
]);

export interface ScriptedSource extends Source {
  /** Rows that queries find; tests change them. */
  rows: Row[];
  readonly queries: { soql: string; includeDeleted: boolean }[];
  readonly updates: { object: string; records: readonly RecordUpdate[] }[];
  now: Date;
  calls: number;
}

interface Script {
  /** What the log of deletions holds, of every object; nothing unless said. */
  readonly deleted?: DeletedIds;
  readonly listView?: ListView | Unusable;
  readonly report?: ReportRows | Unusable;
  readonly rows?: Row[];
  readonly schemas?: readonly SourceSchema[];
  readonly qualify?: (name: string) => string;
  /** Decides what an update of records ends with; written unless said. */
  readonly update?: (records: readonly RecordUpdate[], attempt: number) => UpdateResult[];
}

/**
 * A Salesforce that has rows and answers the queries of the bridge: the bounds of the change field, the position, the
 * ids and the limit of a query are done to the rows; whatever else stands in it is not looked at.
 */
export function scriptedSource(script: Script = {}): ScriptedSource {
  const schemas = new Map((script.schemas ?? [contactSchema]).map((schema) => [schema.object, schema]));
  return {
    rows: script.rows ?? [],
    queries: [],
    updates: [],
    now: new Date('2026-02-01T10:00:00.000Z'),
    calls: 0,
    serverTime() {
      return Promise.resolve(this.now);
    },
    describe: (object) => {
      const schema = schemas.get(object);
      return schema
        ? Promise.resolve(schema)
        : Promise.reject(new ConfigError('sf.unknown-object', `Salesforce has no object ${object}.`));
    },
    query(soql, { includeDeleted }) {
      this.calls += 1;
      this.queries.push({ soql, includeDeleted });
      const rows = includeDeleted ? this.rows : this.rows.filter((row) => row.IsDeleted !== true);
      return Promise.resolve(select(rows, soql));
    },
    ...besides(script),
    updateRecords(object, records) {
      this.calls += 1;
      this.updates.push({ object, records });
      const updates = new Map(script.update ? [] : records.map(({ id, fields }) => [id, fields]));
      for (const row of this.rows) Object.assign(row, updates.get(String(row.Id)));
      return Promise.resolve(
        script.update?.(records, this.updates.length) ?? records.map(() => ({ ok: true }))
      );
    },
    organizationId: () => Promise.resolve('00D000000000001EAA'),
    qualify: script.qualify ?? ((name) => name)
  };
}

const none: Unusable = { unusable: 'There is none.', fix: 'Make one.' };

/** What is asked beside queries. */
const besides = (script: Script) => ({
  deletedIds(this: ScriptedSource) {
    this.calls += 1;
    return Promise.resolve(script.deleted ?? { ids: [], complete: true });
  },
  listView(this: ScriptedSource) {
    this.calls += 1;
    return Promise.resolve(script.listView ?? none);
  },
  report(this: ScriptedSource) {
    this.calls += 1;
    return Promise.resolve(script.report ?? none);
  }
});

function select(rows: readonly Row[], soql: string): Row[] {
  const field = /ORDER BY (\w+) ASC/.exec(soql)?.[1] ?? 'SystemModstamp';
  const stamp = (row: Row): string => String(row[field]).replace('+0000', 'Z');
  const literal = (operator: string): string | undefined =>
    new RegExp(`(?<!\\()${field} ${operator} (\\S+Z)`).exec(soql)?.[1];
  const [from, to] = [literal('>='), literal('<')];
  const [, atStamp, afterId] = new RegExp(`${field} = (\\S+) AND Id > '(\\w+)'`).exec(soql) ?? [];
  const [, idField = 'Id', list] = /\b(Id|Converted\w+Id) IN \(([^)]*)\)/.exec(soql) ?? [];
  const ids = list?.replaceAll("'", '').split(',');
  const time = (text: string): number => Date.parse(text);
  const key = (row: Row): string => `${new Date(stamp(row)).toISOString()} ${String(row.Id)}`;
  const after = atStamp ? `${new Date(atStamp).toISOString()} ${afterId}` : '';
  return rows
    .filter((row) => !ids || ids.includes(String(row[idField])))
    .filter((row) => from === undefined || time(stamp(row)) >= time(from))
    .filter((row) => to === undefined || time(stamp(row)) < time(to))
    .map((row) => ({ row, key: key(row) }))
    .filter((keyed) => keyed.key > after)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, Number(/LIMIT (\d+)/.exec(soql)?.[1] ?? Infinity))
    .map(({ row }) => row);
}
