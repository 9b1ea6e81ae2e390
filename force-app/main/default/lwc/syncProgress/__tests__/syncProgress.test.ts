import SyncProgress from 'c/syncProgress';
import { part, show, textOf } from 'test-support/shown';

test('T-15 of many records it shows how far it is, and that one may leave', async () => {
  const element = await show('c-sync-progress', SyncProgress, { total: 200, done: 30, problem: null });
  expect(textOf(element, 'progress')).toBe('30 of 200 done');
  expect(part<HTMLElement & { value: number }>(element, 'lightning-progress-bar')?.value).toBe(15);
  expect(element.shadowRoot?.textContent).toContain('You may leave this page; it goes on by itself.');
});

test('T-15 of one record only that it is under way', async () => {
  const element = await show('c-sync-progress', SyncProgress, { total: 1, done: 0, problem: null });
  expect(element.shadowRoot?.textContent).toContain('Sending');
  expect(part(element, 'lightning-progress-bar')).toBeNull();
});

test('T-15 why it cannot be seen how far it is', async () => {
  const element = await show('c-sync-progress', SyncProgress, { total: 2, done: 1, problem: 'It is away.' });
  expect(textOf(element, 'problem')).toBe('It is away.');
});

test('is accessible', async () => {
  await expect(await show('c-sync-progress', SyncProgress, { total: 200, done: 30 })).toBeAccessible();
});
