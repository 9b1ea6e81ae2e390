/** Queries in brackets: binds are evaluated and written into the text as literals. */
import { BoundExpressionContext, type SoqlLiteralContext } from '@apexdevtools/apex-parser';
import { runQuery } from '../org/query';
import { literalOf, withoutAccessClause, type Replacement } from '../org/query-text';
import type { Value } from '../values/values';
import { evaluate } from './evaluate';
import type { Frame } from './execution';

export async function runSoql(node: SoqlLiteralContext, frame: Frame): Promise<Value> {
  const query = node.query();
  const start = query.start.start;
  const text = query.start.getInputStream().getText(start, query.stop?.stop ?? start);
  const replacements: Replacement[] = [];
  for (const bound of boundIn(query)) {
    const value = await evaluate(bound.expression(), frame);
    const end = (bound.stop?.stop ?? 0) + 1;
    replacements.push({ from: bound.start.start - start, to: end - start, text: literalOf(value) });
  }
  return runQuery(frame.exec, { ...withoutAccessClause(text, query, replacements), isStatic: true });
}

interface Tree {
  readonly children?: unknown[] | null;
}

function boundIn(node: Tree): BoundExpressionContext[] {
  if (node instanceof BoundExpressionContext) return [node];
  return (node.children ?? []).flatMap((child) => boundIn(child as Tree));
}
