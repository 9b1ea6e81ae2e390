import {
  asGroup,
  clauseOf,
  conditionSoql,
  freeClause,
  groupOf,
  nodeAt,
  withNode,
  withPart
} from 'c/soqlCondition';

const is = (field: string, text: string) =>
  clauseOf({ field, operator: '=', values: [{ type: 'text', text }] });
const unfinished = clauseOf({ field: '', operator: '=', values: [] });

test('D-13 what is not finished is no part of the condition', () => {
  const noNumber = clauseOf({ field: 'Score__c', operator: '>', values: [{ type: 'number', text: '' }] });
  expect(conditionSoql(groupOf('all', [is('A', 'x'), unfinished, noNumber, freeClause(' ')]))).toBe(
    "A = 'x'"
  );
  expect(conditionSoql(groupOf('any', [groupOf('all', [unfinished])]))).toBe('');
  expect(conditionSoql({ kind: 'not', parts: [groupOf('any', [unfinished])], clause: null })).toBe('');
});

test('D-13 groups stand in parentheses where they have several parts, and quotes are escaped', () => {
  const tree = groupOf('any', [
    groupOf('all', [is('A', "O'Neil"), is('B', 'b\\n')]),
    groupOf('all', [is('C', '')])
  ]);
  expect(conditionSoql(tree)).toBe("(A = 'O\\'Neil' AND B = 'b\\\\n') OR C = ''");
  const none = { kind: 'not', parts: [groupOf('any', [is('A', 'x')])], clause: null } as const;
  expect(conditionSoql(none)).toBe("(NOT A = 'x')");
});

test('D-13 parts are put, replaced and taken away by their place; an empty group goes with its last part', () => {
  const tree = groupOf('all', [is('A', 'x'), groupOf('any', [is('B', 'y')])]);
  expect(conditionSoql(withPart(tree, [1], is('C', 'z')))).toBe("A = 'x' AND (B = 'y' OR C = 'z')");
  expect(withNode(tree, [1, 0], null)).toEqual(groupOf('all', [is('A', 'x')]));
  expect(withNode(groupOf('all', [is('A', 'x')]), [0], null)).toBeNull();
  expect(nodeAt(tree, [1, 0])).toEqual(is('B', 'y'));
  expect(nodeAt(tree, [7])).toBeNull();
  expect(withPart(tree, [7], is('C', 'z'))).toBe(tree);
});

test('D-13 the outermost node of a builder is a group', () => {
  expect(asGroup(null)).toEqual(groupOf('all', []));
  expect(asGroup(is('A', 'x'))).toEqual(groupOf('all', [is('A', 'x')]));
  expect(asGroup(groupOf('any', [is('A', 'x')]))).toEqual(groupOf('any', [is('A', 'x')]));
});
