import CopySync from 'c/copySync';
import { heard, part, press, settle, show } from 'test-support/shown';

type Input = HTMLElement & { value: string; disabled: boolean };

const open = () => show('c-copy-sync', CopySync, { syncLabel: 'Contacts to users' });

test('D-13 a copy is asked for its name, and one stands there already', async () => {
  const element = await open();
  const closed = heard<string | undefined>(element, 'close');
  expect(part<Input>(element, 'name')?.value).toBe('Copy of Contacts to users');
  await press(element, 'copy');
  expect(closed).toEqual(['Copy of Contacts to users']);
  await expect(element).toBeAccessible();
});

test('D-13 another name is taken without blanks around it, and none is not taken', async () => {
  const element = await open();
  const closed = heard<string | undefined>(element, 'close');
  const type = async (value: string): Promise<void> => {
    part(element, 'name')?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settle();
  };
  await type('  ');
  expect(part<Input>(element, 'copy')?.disabled).toBe(true);
  await type(' Partners ');
  await press(element, 'copy');
  await press(element, 'cancel');
  expect(closed).toEqual(['Partners', null]);
});
