/** Runs queries over the org, as the user or as the system, and makes records of the rows. */
import { ApexParserFactory, BoundExpressionContext, type QueryContext } from '@apexdevtools/apex-parser';
import { type ObjectSchema, OrgError } from '../../org/model';
import { executeQuery, type QueryRecord, type QueryResult } from '../../org/soql/execute-query';
import { dateTimeText } from '../../org/time';
import { typeOf } from '../declarations';
import type { Execution, Frame } from '../execution';
import { CompileError, NotSupported } from '../stops';
import { DatetimeValue, IdValue, isNumeric, ListValue, raise, SObjectValue, type Value } from '../values';
import { itemsIn } from '../system/native';
import { fieldNamed, fromStored, realName } from './records';
import { lockRows } from './row-locks';

type Mode = 'user' | 'system';

/** `[SELECT ...]`: the platform checks it when it compiles. */
export async function runStaticQuery(query: QueryContext, frame: Frame): Promise<Value> {
  const { start, stop } = query;
  const text = start.getInputStream().getText(start.start, (stop ?? start).stop);
  const binds = new Map<BoundExpressionContext, Value>();
  for (const bound of boundIn(query)) {
    binds.set(bound, await frame.exec.world.interpreter.evaluate(bound.expression(), frame));
  }
  const asked = prepare(query, text, (bound) => binds.get(bound) ?? null);
  const mode = asked.mode ?? 'system';
  const refuse: Refuse = (message) => {
    if (mode === 'user') execute(frame.exec, asked.text, 'system', refuseToCompile);
    throw mode === 'user' ? raise('QueryException', message) : refuseToCompile(message);
  };
  if (asked.isLocking) await lockRows(frame.exec, idsOf(execute(frame.exec, asked.text, mode, refuse)));
  return run(frame.exec, asked.text, mode, refuse);
}

function refuseToCompile(message: string): never {
  throw new CompileError(message.trim());
}

/** `Database.queryWithBinds`: binds are plain names. */
export function runTextQuery(exec: Execution, text: string, binds: Map<string, Value>, mode: Mode): Value {
  const asked = prepare(ApexParserFactory.createParser(text, true).query(), text, (bound) => {
    const name = bound.expression().getText();
    const value = binds.get(name);
    if (value === undefined) throw raise('QueryException', `Key '${name}' does not exist in the bindMap`);
    return value;
  });
  if (asked.isLocking) throw new NotSupported('FOR UPDATE in a text query');
  return run(exec, asked.text, asked.mode ?? mode, (message) => {
    throw raise('QueryException', message);
  });
}

interface Tree {
  readonly children?: unknown[] | null;
}

function boundIn(node: Tree): BoundExpressionContext[] {
  if (node instanceof BoundExpressionContext) return [node];
  return (node.children ?? []).flatMap((child) => boundIn(child as Tree));
}

interface Asked {
  readonly text: string;
  readonly mode: Mode | null;
  /** `FOR UPDATE`. */
  readonly isLocking: boolean;
}

/** The text without its access clause, binds as literals, and the mode that the clause asks for. */
function prepare(
  query: QueryContext,
  text: string,
  valueOf: (bound: BoundExpressionContext) => Value
): Asked {
  const clause = query.withClause();
  const isKnown = !clause || clause.USER_MODE() || clause.SYSTEM_MODE();
  const locking = query.forClauses()?.getText() ? query.forClauses() : null;
  const isLocking = locking?.getText().toUpperCase() === 'FORUPDATE';
  if (!isKnown || (locking && !isLocking) || query.allRowsClause())
    throw new NotSupported('a clause of this query');
  if (isLocking && query.orderByClause()) throw new CompileError('ORDER BY together with FOR UPDATE');
  const bound = boundIn(query).map((node) => ({ node, put: literalOf(valueOf(node)) }));
  const clauses = [clause, locking].flatMap((node) => (node ? [{ node, put: '' }] : []));
  const parts = [...bound, ...clauses];
  const from = query.start.start;
  const replaced = parts
    .sort((a, b) => b.node.start.start - a.node.start.start)
    .reduce((whole, { node: { start, stop }, put }) => {
      return whole.slice(0, start.start - from) + put + whole.slice((stop ?? start).stop + 1 - from);
    }, text);
  return { text: replaced, mode: clause ? (clause.USER_MODE() ? 'user' : 'system') : null, isLocking };
}

/** A value as SOQL writes it. An empty list is an id that no record has: IN finds nothing, NOT IN everything. */
function literalOf(value: Value): string {
  if (value === null || typeof value === 'boolean' || isNumeric(value)) return String(value);
  if (typeof value === 'string' || value instanceof IdValue) {
    const text = typeof value === 'string' ? value : value.text;
    return `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;
  }
  if (value instanceof DatetimeValue) return dateTimeText(new Date(value.ms)).replace('+0000', 'Z');
  const items = itemsIn(value);
  return items.length === 0 ? "('000000000000000AAA')" : `(${items.map(literalOf).join(', ')})`;
}

type Refuse = (message: string) => never;

function run(exec: Execution, text: string, mode: Mode, refuse: Refuse): Value {
  exec.use('SOQL queries');
  const result = execute(exec, text, mode, refuse);
  exec.use('query rows', result.rows.length);
  if (/^\s*SELECT\s+COUNT\(\s*\)\s/i.test(text)) return result.totalSize;
  const schema = exec.world.types.findSchema(result.objectType);
  if (!schema) throw new NotSupported(`rows of ${result.objectType}`);
  const items = result.rows.map((row) => recordOf(exec, schema, row));
  return new ListValue(typeOf(schema.name), items, true);
}

function execute(exec: Execution, text: string, mode: Mode, refuse: Refuse): QueryResult {
  const { database } = exec.world;
  try {
    const source = database.source(mode, exec.userId);
    return executeQuery(source, database.access.qualifyOwn(text), { includeDeleted: false });
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    if (/not supported by the local org/.test(error.message)) throw new NotSupported(error.message);
    return refuse(error.message);
  }
}

function recordOf(exec: Execution, schema: ObjectSchema, row: QueryRecord): SObjectValue {
  const record = new SObjectValue(schema);
  const id = addressOf(row)[1];
  if (/^\w{18}$/.test(id)) record.fields.set('Id', new IdValue(id));
  const names = Object.keys(row).filter((name) => name !== 'attributes');
  record.queried = new Set();
  for (const name of names) {
    const field = fieldNamed(schema, name);
    if (!field) throw new NotSupported(`the column ${name}`);
    const real = realName(field, name);
    record.queried.add(real);
    record.fields.set(real, real === field.name ? fromStored(field, row[name]) : parentOf(exec, row[name]));
  }
  return record;
}

const idsOf = ({ rows }: QueryResult): string[] => rows.map((row) => addressOf(row)[1]);

/** Object and id of a row, as its address tells them. */
function addressOf(row: QueryRecord): [object: string, id: string] {
  const { url = '' } = (row.attributes ?? {}) as { url?: string };
  const [object = '', id = ''] = url.split('/').slice(-2);
  return [object, id];
}

function parentOf(exec: Execution, row: unknown): Value {
  if (row === null || typeof row !== 'object') return null;
  const schema = exec.world.types.findSchema(addressOf(row as QueryRecord)[0]);
  if (!schema) throw new NotSupported('this parent');
  return recordOf(exec, schema, row as QueryRecord);
}
