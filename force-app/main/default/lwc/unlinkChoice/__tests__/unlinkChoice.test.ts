import UnlinkChoice from 'c/unlinkChoice';
import { heard, part, press, settle, show, textOf } from 'test-support/shown';

const open = () =>
  show('c-unlink-choice', UnlinkChoice, { label: 'Unlink', listName: 'Newsletter', peopleOnList: 1131 });
const choose = async (element: Element, value: string): Promise<void> => {
  part(element, 'choice')?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};

test('T-05 Unlink asks what becomes of the list, and says what each answer does', async () => {
  const element = await open();
  expect(textOf(element, 'note')).toBe('Nobody is added or taken off any more.');
  await choose(element, 'Empty');
  expect(textOf(element, 'note')).toContain('1,131 members are taken off.');
  await choose(element, 'Delete');
  expect(textOf(element, 'note')).toContain('is not deleted: the link goes on, and says why');
  expect(part(element, 'confirm')).toMatchObject({ variant: 'destructive' });
});

test('T-05 the answer is the choice; Cancel is none', async () => {
  const element = await open();
  const answers = heard(element, 'close');
  await choose(element, 'Empty');
  await press(element, 'confirm');
  await press(element, 'cancel');
  expect(answers).toEqual(['Empty', null]);
});

test('T-05 the choice is accessible', async () => {
  await expect(await open()).toBeAccessible();
});
