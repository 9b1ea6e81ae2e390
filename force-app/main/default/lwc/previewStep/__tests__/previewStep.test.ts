import PreviewStep from 'c/previewStep';
import { previewAnswer } from 'test-support/preview-answer';
import { part, parts, show, textOf } from 'test-support/shown';

const [sent] = previewAnswer.steps as [Bridge.PreviewStep];
const open = (changes: Partial<Bridge.PreviewStep> = {}) =>
  show('c-preview-step', PreviewStep, {
    step: { ...sent, ...changes } as unknown,
    label: 'People',
    place: 1
  });

test('D-48 D-58 a step shows its condition, each field from source to target, and what comes out', async () => {
  const element = await open();
  expect(textOf(element, 'summary')).toBe('Step 1: People · Create or update user · Would be sent');
  expect(textOf(element, 'condition')).toMatch(/^Condition: NOT\(ISBLANK\(Email\)\)\s?met$/);
  expect(
    parts(element, 'mapping').map((row) => [...row.children].map((cell) => cell.textContent?.trim()))
  ).toEqual([
    ['FirstNameupper', 'Ada', 'dataFields.firstName', 'ADA'],
    ['Phone', 'blank', 'dataFields.phone', 'left out']
  ]);
  expect(
    parts<HTMLElement & { label: string; value: unknown }>(element, 'c-json-view').map(({ label }) => label)
  ).toEqual(['What the fields come to', 'Request: POST /api/users/bulkUpdate']);
  expect(part<HTMLElement & { value: string }>(element, 'request')?.value).toBe(sent.requests[0]?.body);
  expect(part<HTMLDetailsElement>(element, 'step')?.open).toBe(true);
  expect(part(element, 'message')).toBeNull();
});

test('D-58 a step that is not for the record stands folded, and says why', async () => {
  const element = await open({
    condition: { formula: 'IsActive__c', result: 'not met' },
    result: { status: 'skipped', code: 'condition', message: 'Its condition is not met.' },
    mappings: [],
    payload: null,
    requests: []
  });
  expect(part<HTMLDetailsElement>(element, 'step')?.open).toBe(false);
  expect(textOf(element, 'message')).toBe('Its condition is not met.');
  expect(part(element, 'table')).toBeNull();
  expect(part(element, 'c-json-view')).toBeNull();
});

test('D-48 a value that cannot be mapped says why in its place, and the step stands open', async () => {
  const problem = {
    code: 'type',
    message: 'It is no date.',
    field: 'Birthdate',
    fix: 'Use the transform date.'
  };
  const [first] = sent.mappings;
  const element = await open({
    mappings: first ? [{ ...first, problem }] : [],
    result: {
      status: 'rejected',
      code: 'mapping',
      message: 'It cannot be mapped.',
      fix: 'Correct the mapping.'
    }
  });
  expect(textOf(element, 'mapping-problem')).toBe('It is no date. Use the transform date.');
  expect(textOf(element, 'fix')).toBe('Correct the mapping.');
  expect(part<HTMLDetailsElement>(element, 'step')?.open).toBe(true);
});

test('is accessible', async () => {
  await expect(await open()).toBeAccessible();
});
