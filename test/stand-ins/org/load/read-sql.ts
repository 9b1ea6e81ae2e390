/** CumulusCI dataset dumps: the few statements of SQLite that they consist of. */
import type { RawRecord } from './raw-record';
import { tokenize, type Token } from './sql-tokens';

export interface SqlDump {
  readonly records: readonly RawRecord[];
  /** Record types by the id that rows of the table name them with. */
  readonly recordTypes: readonly RecordTypeRow[];
  readonly problems: readonly { what: string; reason: string }[];
}

export interface RecordTypeRow {
  readonly object: string;
  readonly id: string;
  readonly developerName: string;
}

/** Reads CREATE TABLE and INSERT INTO; other statements of a dump (BEGIN, COMMIT) say nothing about records. */
export function readSql(text: string, source: string): SqlDump {
  const columns = new Map<string, string[]>();
  const records: RawRecord[] = [];
  const recordTypes: RecordTypeRow[] = [];
  const problems: { what: string; reason: string }[] = [];
  for (const [index, statement] of statements(tokenize(text)).entries()) {
    const words = statement.slice(0, 2).map((token) => token.text.toUpperCase());
    const what = `statement ${index + 1}`;
    if (words[0] === 'CREATE' && words[1] === 'TABLE') readTable(statement, columns);
    else if (words[0] === 'INSERT') {
      const row = readInsert(statement, columns);
      if (typeof row === 'string') problems.push({ what, reason: row });
      else if (row.table.endsWith('_rt_mapping')) recordTypes.push(recordType(row));
      else
        records.push({
          ...recordOf(row),
          source,
          scope: source,
          place: `${row.table} ${row.values.id ?? what}`
        });
    } else if (!['BEGIN', 'COMMIT'].includes(words[0] ?? '')) {
      problems.push({ what, reason: `${words.join(' ')} is not read here` });
    }
  }
  return { records, recordTypes, problems };
}

interface SqlRow {
  readonly table: string;
  readonly values: Readonly<Record<string, string | null>>;
}

function statements(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'mark' && token.text === ';') found.push([]);
    else found.at(-1)?.push(token);
  }
  return found.filter((statement) => statement.length > 0);
}

/** `CREATE TABLE "X" (id INTEGER NOT NULL, "Name" VARCHAR(255), PRIMARY KEY (id))`. */
function readTable(statement: readonly Token[], columns: Map<string, string[]>): void {
  const names: string[] = [];
  for (const part of parts(statement.slice(3))) {
    const name = part[0]?.text ?? '';
    if (part[0]?.kind === 'name' || !/^(PRIMARY|FOREIGN|UNIQUE|CHECK|CONSTRAINT)$/i.test(name))
      names.push(name);
  }
  columns.set(statement[2]?.text ?? '', names);
}

/** `INSERT INTO "X" [(columns)] VALUES (...)`; text is what is wrong with it. */
function readInsert(statement: readonly Token[], columns: ReadonlyMap<string, string[]>): SqlRow | string {
  const table = statement[2]?.text ?? '';
  const place = statement.findIndex(
    (token) => token.kind === 'word' && token.text.toUpperCase() === 'VALUES'
  );
  if (place < 0) return 'INSERT without VALUES';
  const named = parts(statement.slice(3, place)).map((part) => part[0]?.text ?? '');
  const names = named.length > 0 ? named : columns.get(table);
  if (!names) return `table ${table} was not created before`;
  const values = parts(statement.slice(place + 1)).map(([token]) => valueOf(token));
  if (values.length !== names.length)
    return `${values.length} values for ${names.length} columns of ${table}`;
  return { table, values: Object.fromEntries(names.map((name, index) => [name, values[index] ?? null])) };
}

/** What stands between the outer brackets, cut at commas. */
function parts(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    const mark = token.kind === 'mark' ? token.text : '';
    if (mark === ')') depth -= 1;
    if (depth === 1 && mark === ',') found.push([]);
    else if (depth >= 1) found.at(-1)?.push(token);
    if (mark === '(') depth += 1;
    if (mark === '(' && depth === 1) found.push([]);
  }
  return found;
}

function valueOf(token: Token | undefined): string | null {
  if (!token || (token.kind === 'word' && token.text.toUpperCase() === 'NULL')) return null;
  return token.text;
}

function recordOf({ table, values }: SqlRow): Pick<RawRecord, 'object' | 'key' | 'values'> {
  const { id, ...rest } = values;
  return { object: table, key: id === undefined || id === null ? undefined : `${table}:${id}`, values: rest };
}

function recordType({ table, values }: SqlRow): RecordTypeRow {
  return {
    object: table.replace(/_rt_mapping$/, ''),
    id: String(values.record_type_id ?? ''),
    developerName: String(values.developer_name ?? '')
  };
}
