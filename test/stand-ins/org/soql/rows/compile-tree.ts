import type { Condition, QueryCondition, ValuesCondition } from '../query-tree';

/** A compiled condition of a row or a group. */
export type Test<Item> = (item: Item) => boolean;

/** AND, OR and NOT over tests that `compileTest` makes once; nothing is looked up while items are tested. */
export function compileTree<Item>(
  condition: Condition,
  compileTest: (test: ValuesCondition | QueryCondition) => Test<Item>
): Test<Item> {
  switch (condition.kind) {
    case 'and':
      return every(condition.parts.map((part) => compileTree(part, compileTest)));
    case 'or':
      return some(condition.parts.map((part) => compileTree(part, compileTest)));
    case 'not': {
      const test = compileTree(condition.part, compileTest);
      return (item) => !test(item);
    }
    default:
      return compileTest(condition);
  }
}

function every<Item>(tests: readonly Test<Item>[]): Test<Item> {
  return (item) => {
    for (const test of tests) if (!test(item)) return false;
    return true;
  };
}

function some<Item>(tests: readonly Test<Item>[]): Test<Item> {
  return (item) => {
    for (const test of tests) if (test(item)) return true;
    return false;
  };
}
