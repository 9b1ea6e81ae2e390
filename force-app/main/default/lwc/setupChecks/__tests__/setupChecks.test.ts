import SetupChecks from 'c/setupChecks';
import { parts, show } from 'test-support/shown';

const checks = [
  { key: 'a', title: 'Salesforce: Sign-in', state: 'fail', sentence: 'refused', fix: 'Do this.' },
  { key: 'b', title: 'Bridge: Clock', state: 'ok', sentence: '', fix: '' }
] as const;

test('D-22 each finding says what was looked at, what came of it, and what to do', async () => {
  const element = await show('c-setup-checks', SetupChecks, { checks });
  const texts = parts(element, 'check').map((row) => [...row.querySelectorAll('strong, strong ~ span')]);
  expect(texts.map((each) => each.map(({ textContent }) => textContent))).toEqual([
    ['Salesforce: Sign-in', 'refused', 'Do this.'],
    ['Bridge: Clock', 'Works.']
  ]);
  expect(parts(element, 'check').map(({ dataset }) => dataset.state)).toEqual(['fail', 'ok']);
  expect(parts(element, 'fix')).toHaveLength(1);
});

test('D-22 findings are accessible', async () => {
  await expect(await show('c-setup-checks', SetupChecks, { checks })).toBeAccessible();
});
