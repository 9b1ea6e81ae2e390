import RunTable from 'c/runTable';
import { heard, parts, press, show } from 'test-support/shown';

const run = { runId: 'r1', state: 'failed', message: 'No key.', startedAt: '2026-11-22T08:00:00.000Z' };

test('D-53 a run in one line: when, sync, state in words, what came of it; it opens the run', async () => {
  const element = await show('c-run-table', RunTable, { lines: [{ run, syncLabel: 'People' }] });
  const text = parts(element, 'run')[0]?.textContent;
  for (const said of ['People', 'Stopped', 'No key.']) expect(text).toContain(said);
  const opened = heard(element, 'open');
  await press(element, 'open');
  expect(opened).toEqual([{ run: 'r1' }]);
  await expect(element).toBeAccessible();
});
