import ProfileDifferences from 'c/profileDifferences';
import { part, parts, press, show, textOf } from 'test-support/shown';

const now = { email: 'ada@example.com', userId: null, dataFields: {} };
const differences = [
  { field: 'firstName', change: 'changed', from: 'Ada', to: 'ADA' },
  { field: 'score', change: 'added', from: null, to: 7 },
  { field: 'phone', change: 'cleared', from: '123', to: null },
  { field: 'city', change: 'unchanged', from: 'Rome', to: 'Rome' }
] as const;
const open = (user: Bridge.Preview['user']) =>
  show('c-profile-differences', ProfileDifferences, { user } as { user: unknown });

const rows = (element: Element) =>
  parts(element, 'difference').map((row) => [...row.children].map(({ textContent }) => textContent));

test('D-48 each field that would change is shown as it is now and as it would be', async () => {
  const element = await open({ now, differences });
  expect(rows(element)).toEqual([
    ['firstName', 'Ada', 'ADA', 'changed'],
    ['score', 'blank', '7', 'added'],
    ['phone', '123', 'blank', 'cleared']
  ]);
  expect(part(element, 'new')).toBeNull();
});

test('D-48 fields that stay are folded away', async () => {
  const element = await open({ now, differences });
  expect(part<HTMLElement & { label: string }>(element, 'show-same')?.label).toBe('Show 1 unchanged field');
  await press(element, 'show-same');
  expect(rows(element)[3]).toEqual(['city', 'Rome', 'Rome', 'unchanged']);
  expect(part(element, 'show-same')).toBeNull();
});

test('D-48 a person whom Iterable does not have is said to be new; no change is said as well', async () => {
  const element = await open({ now: null, differences: [] });
  expect(textOf(element, 'new')).toBe('Iterable does not have this person yet.');
  expect(textOf(element, 'none')).toBe('No field changes.');
});

test('is accessible', async () => {
  await expect(await open({ now, differences })).toBeAccessible();
});
