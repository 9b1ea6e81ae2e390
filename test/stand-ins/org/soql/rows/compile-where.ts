import { checkUse } from '../fields/check-field';
import { compileTree } from './compile-tree';
import { compileValues } from '../values/compile-values';
import type { Entity, QueryContext, RowTest } from '../query-context';
import type { Condition, QueryCondition, ValuesCondition } from '../query-tree';
import type { ResolvedField } from '../fields/resolve-field';
import { resolveOperand } from '../fields/resolve-operand';

/** Compiles a semi-join; handed in, because it executes a whole query. */
export type CompileQueryTest = (
  entity: Entity,
  tested: ResolvedField,
  test: QueryCondition
) => (value: unknown) => boolean;

/** A WHERE clause as one test of a row. Everything is resolved here, nothing while rows are read. */
export function compileWhere(
  context: QueryContext,
  entity: Entity,
  condition: Condition,
  compileQueryTest: CompileQueryTest
): RowTest {
  return compileTree(condition, (test) =>
    compileTest({ ...context, clause: 'WHERE' }, entity, test, compileQueryTest)
  );
}

function compileTest(
  context: QueryContext,
  entity: Entity,
  test: ValuesCondition | QueryCondition,
  compileQueryTest: CompileQueryTest
): RowTest {
  const tested = resolveOperand(context, entity, test.operand);
  checkUse(context, tested, 'filtered');
  const ofValue =
    test.kind === 'query' ? compileQueryTest(entity, tested, test) : compileValues(context, tested, test);
  const { read } = tested;
  return (row) => ofValue(read(row));
}
