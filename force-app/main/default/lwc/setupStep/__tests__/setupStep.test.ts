import SetupStep from 'c/setupStep';
import { heard, part, press, show, textOf } from 'test-support/shown';

const step = { name: 'bridge', number: 1, label: 'Connect the bridge', state: 'open', isOpen: true } as const;

test('O-05 a step says how far it is, and opens and closes by its title', async () => {
  const element = await show('c-setup-step', SetupStep, { ...step });
  const toggles = heard<{ name: string }>(element, 'toggle');
  expect(textOf(element, 'head')).toContain('Connect the bridge');
  expect(textOf(element, 'state')).toBe('To do');
  expect(part(element, 'head')?.getAttribute('aria-expanded')).toBe('true');
  await press(element, 'head');
  expect(toggles).toEqual([{ name: 'bridge' }]);
});

test('O-05 a step that has to wait for another one says so in place of its content', async () => {
  const element = await show('c-setup-step', SetupStep, { ...step, state: 'later' });
  expect(textOf(element, 'content')).toBe('Finish the steps above first.');
});

test.each(['done', 'attention', 'open', 'later'] as const)(
  'O-05 a step that is %s is accessible',
  async (state) => {
    await expect(await show('c-setup-step', SetupStep, { ...step, state })).toBeAccessible();
  }
);
