import RunFacts from 'c/runFacts';
import { part, show, textOf } from 'test-support/shown';

test('D-51 a run that has hardly begun tells what there is, and leaves out what there is not', async () => {
  const element = await show('c-run-facts', RunFacts, { page: { run: { runId: 'r1' }, version: 'abc' } });
  expect(textOf(element, 'id')).toBe('r1');
  expect(textOf(element, 'version')).toBe('abc');
  for (const absent of ['ended', 'duration', 'sent', 'query', 'data', 'notice'])
    expect(part(element, absent)).toBeNull();
  await expect(element).toBeAccessible();
});
