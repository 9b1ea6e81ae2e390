import { createElement } from 'lwc';
import FilterBuilder from 'c/filterBuilder';
import { clauseOf, conditionSoql, groupOf } from 'c/soqlCondition';
import type { ConditionNode } from 'c/soqlCondition';

jest.mock(
  '@salesforce/apex/IterableSyncDescribeController.fields',
  () => ({ default: jest.fn().mockResolvedValue([]) }),
  { virtual: true }
);
jest.mock(
  '@salesforce/apex/IterableSyncMappingController.childRelationships',
  () => ({ default: jest.fn() }),
  { virtual: true }
);

type Part = HTMLElement & Record<string, unknown>;
const is = (field: string, text: string) =>
  clauseOf({ field, operator: '=', values: [{ type: 'text', text }] });
const settle = () => new Promise((done) => setTimeout(done, 0));

async function show(tree: ConditionNode | null) {
  const element = createElement('c-filter-builder', { is: FilterBuilder });
  const told: string[] = [];
  element.objectName = 'Contact';
  element.tree = tree;
  element.addEventListener('change', (event) =>
    told.push(conditionSoql((event as CustomEvent<{ tree: ConditionNode }>).detail.tree))
  );
  document.body.appendChild(element);
  await settle();
  return { element, told };
}

const all = (element: HTMLElement, id: string) => [
  ...(element.shadowRoot as ShadowRoot).querySelectorAll<Part>(`[data-id="${id}"]`)
];

async function act(element: HTMLElement, id: string, at: number, event: Event): Promise<void> {
  all(element, id)[at]?.dispatchEvent(event);
  await settle();
}

const tree = groupOf('all', [
  is('A', 'a'),
  groupOf('any', [is('B', 'b'), is('C', 'c')]),
  { kind: 'not', parts: [is('D', 'd')], clause: null }
]);

test('D-13 a condition is shown in rows and groups; none of these is a group too', async () => {
  const { element } = await show(tree);
  expect(all(element, 'group').map(({ value }) => value)).toEqual(['all', 'any', 'none']);
  expect(all(element, 'clause').map((row) => (row.clause as { text: string }).text)).toEqual([
    "A = 'a'",
    "B = 'b'",
    "C = 'c'",
    "D = 'd'"
  ]);
});

test('D-13 rows are changed, added and taken away where they stand', async () => {
  const { element, told } = await show(tree);
  await act(element, 'clause', 2, new CustomEvent('change', { detail: { node: is('C', 'x') } }));
  expect(told.at(-1)).toBe("A = 'a' AND (B = 'b' OR C = 'x') AND (NOT D = 'd')");
  await act(element, 'clause', 0, new CustomEvent('remove'));
  expect(told.at(-1)).toBe("(B = 'b' OR C = 'x') AND (NOT D = 'd')");
  await act(element, 'add', 0, new CustomEvent('click'));
  expect(all(element, 'clause')).toHaveLength(4);
  await act(element, 'clause', 2, new CustomEvent('change', { detail: { node: is('E', 'e') } }));
  await act(element, 'remove-group', 0, new CustomEvent('click'));
  expect(told.at(-1)).toMatch(/NOT D = 'd'|E = 'e'/);
});

test('D-13 a group is all, any or none of its rows', async () => {
  const { element, told } = await show(tree);
  await act(element, 'group', 1, new CustomEvent('change', { detail: { value: 'none' } }));
  expect(told.at(-1)).toBe("A = 'a' AND (NOT (B = 'b' OR C = 'c')) AND (NOT D = 'd')");
  await act(element, 'group', 1, new CustomEvent('change', { detail: { value: 'all' } }));
  expect(told.at(-1)).toBe("A = 'a' AND (B = 'b' AND C = 'c') AND (NOT D = 'd')");
  await act(element, 'group', 0, new CustomEvent('change', { detail: { value: 'any' } }));
  expect(told.at(-1)).toBe("A = 'a' OR (B = 'b' AND C = 'c') OR (NOT D = 'd')");
});

test('D-13 a group is added with its first row, of the other kind than the one around it', async () => {
  const { element } = await show(null);
  expect(all(element, 'empty')).toHaveLength(1);
  await act(element, 'add-group', 0, new CustomEvent('click'));
  expect(all(element, 'group').map(({ value }) => value)).toEqual(['all', 'any']);
  expect(all(element, 'clause')).toHaveLength(1);
  expect(all(element, 'empty')).toHaveLength(0);
  await expect(element).toBeAccessible();
});
