import EditorTabs from 'c/editorTabs';
import { heard, parts, settle, show } from 'test-support/shown';

const tabs = [
  { name: 'source', label: 'Source' },
  { name: 'steps', label: 'Steps' },
  { name: 'history', label: 'History' }
];

test('D-26 the parts of a sync are tabs; a click or the arrows open another one', async () => {
  const element = await show('c-editor-tabs', EditorTabs, { tabs, active: 'source' });
  const opened = heard(element, 'part');
  const buttons = parts<HTMLButtonElement>(element, 'button');
  expect(buttons.map((button) => button.getAttribute('aria-selected'))).toEqual(['true', 'false', 'false']);
  buttons[1]?.click();
  buttons[0]?.click();
  for (const key of ['ArrowRight', 'ArrowLeft', 'End', 'Home', 'x'])
    buttons[0]?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  await settle();
  expect(opened).toEqual([{ part: 'steps' }, { part: 'steps' }, { part: 'history' }, { part: 'history' }]);
});

test('the tabs are accessible', async () => {
  await expect(await show('c-editor-tabs', EditorTabs, { tabs, active: 'steps' })).toBeAccessible();
});
