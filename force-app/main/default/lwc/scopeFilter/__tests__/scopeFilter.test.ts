import { createElement } from 'lwc';
import ScopeFilter from 'c/scopeFilter';
import { clauseOf, groupOf } from 'c/soqlCondition';
import { heard, part, press, settle, textOf } from 'test-support/shown';

jest.mock(
  '@salesforce/apex/IterableSyncDescribeController.fields',
  () => ({ default: jest.fn().mockResolvedValue([]) }),
  { virtual: true }
);
jest.mock(
  '@salesforce/apex/IterableSyncMappingController.childRelationships',
  () => ({ default: jest.fn() }),
  {
    virtual: true
  }
);
jest.mock('@salesforce/apex/IterableSyncDescribeController.readCondition', () => ({ default: jest.fn() }), {
  virtual: true
});

const tree = groupOf('all', [clauseOf({ field: 'A', operator: '=', values: [{ type: 'text', text: 'a' }] })]);

async function show(text: string) {
  const element = createElement('c-scope-filter', { is: ScopeFilter });
  Object.assign(element, { objectName: 'Contact', text });
  document.body.appendChild(element);
  await settle();
  return element;
}

async function raise(element: HTMLElement, name: string, event: string, detail: object): Promise<void> {
  part(element, name)?.dispatchEvent(new CustomEvent(event, { detail }));
  await settle();
}

test('D-03 a new filter begins with rows; what they say is the condition', async () => {
  const element = await show('');
  const told = heard(element, 'change');
  await raise(element, 'rows', 'change', { tree });
  expect(told).toEqual([{ text: "A = 'a'" }]);
});

test('D-03 a condition that is there is shown as SOQL until it was read, then in rows', async () => {
  const element = await show("A='a'");
  expect(part<HTMLElement & { text: string }>(element, 'soql')?.text).toBe("A='a'");
  await raise(element, 'c-condition-check', 'read', { answer: { tree }, text: "A='a'" });
  expect(part<HTMLElement & { tree: unknown }>(element, 'rows')?.tree).toMatchObject({ kind: 'all' });
  await press(element, 'view');
  const told = heard(element, 'change');
  await raise(element, 'soql', 'change', { text: 'B = 1' });
  expect(told).toEqual([{ text: 'B = 1' }]);
  await raise(element, 'c-condition-check', 'read', { answer: { tree }, text: "A='a'" });
  await press(element, 'view');
  expect(part(element, 'rows')).toBeNull();
});

test('D-03 a condition without rows says so and stays SOQL', async () => {
  const element = await show('NOT (NOT (NOT A = 1))');
  await raise(element, 'c-condition-check', 'read', {
    answer: { tree: null },
    text: 'NOT (NOT (NOT A = 1))'
  });
  expect(textOf(element, 'no-rows')).toBe('This condition cannot be shown in rows. Edit it as SOQL.');
  expect(part(element, 'soql')).not.toBeNull();
  await expect(element).toBeAccessible();
});
