import getRunCalls from '@salesforce/apex/IterableSyncRunsController.getRunCalls';
import RunCalls from 'c/runCalls';
import { part, parts, press, show, textOf } from 'test-support/shown';

const foot = (element: Element): Element => part(element, 'foot') ?? element;

jest.mock('@salesforce/apex/IterableSyncRunsController.getRunCalls', () => ({ default: jest.fn() }), {
  virtual: true
});

const call = {
  ...{ callId: 7, happenedAt: '2026-11-22T08:00:00.000Z', systemName: 'Iterable', callText: 'POST /x' },
  ...{ attempt: 2, httpStatus: 200, rowCount: 50, failedCount: 1, durationMs: 1200, causes: ['iterable.x'] }
};

test('H-48 every call with status, attempt, rows and duration, page by page', async () => {
  jest.mocked(getRunCalls).mockResolvedValueOnce({ calls: [call], next: 7 });
  const element = await show('c-run-calls', RunCalls, { runId: 'r1' });
  const text = parts(element, 'call')[0]?.textContent?.replace(/\s+/g, ' ');
  for (const said of ['POST /x', '200', 'iterable.x', '1 of 50 rows refused', '1,200 ms'])
    expect(text).toContain(said);
  await expect(element).toBeAccessible();
  jest.mocked(getRunCalls).mockResolvedValueOnce({ calls: [{ callId: 6, durationMs: 1 }] });
  await press(foot(element), 'more');
  expect(getRunCalls).toHaveBeenLastCalledWith({ runId: 'r1', cursor: 7 });
  expect(parts(element, 'call')[1]?.textContent).toContain('No answer');
  expect(part(foot(element), 'more')).toBeNull();
});

test('H-48 none, and a failure, are said', async () => {
  jest.mocked(getRunCalls).mockRejectedValueOnce({ body: { message: 'No.' } });
  const element = await show('c-run-calls', RunCalls, { runId: 'r1' });
  expect(textOf(foot(element), 'problem')).toContain('No.');
  jest.mocked(getRunCalls).mockResolvedValueOnce({ calls: [] });
  await press(foot(element), 'try-again');
  expect(textOf(element, 'empty')).toContain('no calls');
});
