/** `insert`, `update`, `upsert`, `delete` and `System.runAs`. */
import type { StatementContext } from '@apexdevtools/apex-parser';
import { type DmlKind, writeRecords } from '../org/write';
import { NotSupported } from '../stops';
import { IdValue, SObjectValue, type Value } from '../values/values';
import { evaluate } from './evaluate';
import type { Frame } from './execution';

export async function runDml(node: StatementContext, frame: Frame): Promise<void> {
  const statements: [
    DmlKind,
    Pick<ReturnType<StatementContext['insertStatement']>, 'expression' | 'accessLevel'> | null
  ][] = [
    ['insert', node.insertStatement()],
    ['update', node.updateStatement()],
    ['upsert', node.upsertStatement()],
    ['delete', node.deleteStatement()]
  ];
  for (const [kind, statement] of statements) {
    if (!statement) continue;
    const records = await evaluate(statement.expression(), frame);
    const mode = statement.accessLevel()?.USER() ? 'user' : 'system';
    const key = node.upsertStatement()?.qualifiedName()?.getText();
    writeRecords(frame.exec, { kind, mode, key, isAllOrNone: true }, records);
  }
}

/** Runs a block as another user of the test's org. */
export async function runAs<Result>(frame: Frame, user: Value, work: () => Promise<Result>): Promise<Result> {
  const { exec } = frame;
  if (!exec.options.isTest) throw new NotSupported('System.runAs outside a test');
  const id = user instanceof SObjectValue ? user.fields.get('Id') : null;
  if (!(id instanceof IdValue)) throw new NotSupported('System.runAs with what is no stored user');
  exec.userIds.push(id.text);
  exec.written.delete(exec.userIds.length);
  try {
    return await work();
  } finally {
    exec.userIds.pop();
  }
}
