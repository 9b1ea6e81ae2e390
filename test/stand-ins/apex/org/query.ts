/** Runs queries over the org, as the user or as the system, and makes records of the rows. */
import { ApexParserFactory, BoundExpressionContext } from '@apexdevtools/apex-parser';
import { type ObjectSchema, OrgError } from '../../org/model';
import { executeQuery, type QueryRecord, type QueryResult } from '../../org/soql/execute-query';
import { typeOf } from '../program/declarations';
import type { Execution } from '../run/execution';
import { CompileError, NotSupported } from '../stops';
import { raise } from '../values/exceptions';
import { Decimal } from '../values/numbers';
import { IdValue, ListValue, type MapValue, NativeValue, SObjectValue, type Value } from '../values/values';
import { fieldNamed, fromStored, lookupNamed } from './fields';
import { literalOf, type PlainQuery, withoutAccessClause } from './query-text';

export interface Asked extends PlainQuery {
  /** Written in brackets: the platform checks it when it compiles. */
  readonly isStatic: boolean;
}

export function runQuery(exec: Execution, asked: Asked): Value {
  exec.use('queries');
  const { access } = exec.world.database;
  const text = access.qualifyOwn(asked.text);
  const result = execute(exec, { ...asked, text });
  exec.use('queryRows', result.rows.length);
  if (/^\s*SELECT\s+COUNT\(\s*\)\s/i.test(text)) return result.totalSize;
  const schema = exec.world.types.findSchema(result.objectType);
  if (!schema) throw new NotSupported(`rows of ${result.objectType}`);
  const items = result.rows.map((row) => recordOf(exec, schema, row));
  return new ListValue(typeOf(schema.name), items, true);
}

function execute(exec: Execution, { text, mode, isStatic }: Asked): QueryResult {
  const ask = (as: 'user' | 'system') =>
    executeQuery(exec.world.database.source(as, exec.userId), text, { includeDeleted: false });
  try {
    return ask(mode ?? 'system');
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    if (/not supported by the local org/.test(error.message)) throw new NotSupported(error.message);
    if (isStatic) checkCompiles(ask, error.message);
    throw raise('QueryException', error.message);
  }
}

/** What the system cannot query either is an error of the code. */
function checkCompiles(ask: (as: 'system') => unknown, message: string): void {
  try {
    ask('system');
  } catch {
    throw new CompileError(message.trim());
  }
}

/** `Database.queryWithBinds` and `Database.query`: binds are plain names of the map. */
export function runDynamicQuery(
  exec: Execution,
  text: string,
  binds: MapValue | null,
  mode: 'user' | 'system'
): Value {
  const query = ApexParserFactory.createParser(text, true).query();
  const replacements = boundIn(query).map((bound) => {
    const name = bound.expression().getText();
    const key = [...(binds?.entries.values() ?? [])].find((entry) => entry.key === name);
    if (!key) throw raise('QueryException', `Key '${name}' does not exist in the bindMap`);
    return { from: bound.start.start, to: (bound.stop?.stop ?? 0) + 1, text: literalOf(key.value) };
  });
  const plain = withoutAccessClause(text, query, replacements);
  return runQuery(exec, { text: plain.text, mode: plain.mode ?? mode, isStatic: false });
}

function boundIn(node: { readonly children?: unknown[] | null }): BoundExpressionContext[] {
  if (node instanceof BoundExpressionContext) return [node];
  return (node.children ?? []).flatMap((child) => boundIn(child as { children?: unknown[] }));
}

function recordOf(exec: Execution, schema: ObjectSchema, row: QueryRecord): Value {
  const attributes = row.attributes as { type: string; url?: string } | undefined;
  if (attributes?.type === 'AggregateResult') return aggregateOf(row);
  const record = new SObjectValue(schema);
  record.queried = new Set();
  const id = attributes?.url?.split('/').at(-1);
  if (id !== undefined && /^\w{18}$/.test(id)) record.fields.set('Id', new IdValue(id));
  for (const [name, value] of Object.entries(row)) {
    if (name === 'attributes') continue;
    const field = fieldNamed(schema, name);
    const real = field?.name ?? lookupNamed(schema, name)?.relationshipName ?? name;
    record.queried.add(real);
    record.fields.set(real, field ? fromStored(field, value) : related(exec, value));
  }
  return record;
}

/** A parent, or the children of a subquery. */
function related(exec: Execution, value: unknown): Value {
  if (value === null || typeof value !== 'object') return null;
  if ('records' in value && Array.isArray(value.records)) {
    throw new NotSupported('a subquery of children');
  }
  const row = value as QueryRecord;
  const { type, url } = row.attributes as { type: string; url?: string };
  const schema = exec.world.types.findSchema(url?.split('/').at(-2) ?? type);
  if (!schema) throw new NotSupported(`a parent of type ${type}`);
  return recordOf(exec, schema, row);
}

function aggregateOf(row: QueryRecord): Value {
  const values = new Map<string, Value>();
  for (const [name, value] of Object.entries(row)) {
    if (name === 'attributes') continue;
    const isFraction = typeof value === 'number' && !Number.isInteger(value);
    values.set(name.toLowerCase(), isFraction ? Decimal.of(String(value)) : (value as Value));
  }
  return new NativeValue('aggregateresult', values);
}
