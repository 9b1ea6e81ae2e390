import AddStep from 'c/addStep';
import { heard, part, press, settle, show } from 'test-support/shown';

async function change(element: Element, name: string, value: string): Promise<void> {
  part(element, name)?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
}

test('D-31 a step is added by what it does, and by a name or its own words', async () => {
  const element = await show('c-add-step', AddStep, { label: 'Add step' });
  const answers = heard(element, 'close');
  expect((part(element, 'operation') as unknown as { options: object[] }).options).toHaveLength(14);
  await change(element, 'operation', 'Subscribe_List');
  await press(element, 'add');
  await change(element, 'name', '  To the news  ');
  await press(element, 'add');
  await press(element, 'cancel');
  expect(answers).toEqual([
    { label: 'Add to list', operation: 'Subscribe_List' },
    { label: 'To the news', operation: 'Subscribe_List' },
    null
  ]);
  await expect(element).toBeAccessible();
});
