import ListFoot from 'c/listFoot';
import { heard, part, press, show, textOf } from 'test-support/shown';

const of = (given: object) => show('c-list-foot', ListFoot, { ...given });

test('D-54 the next page is a button, and nothing where there is none', async () => {
  const element = await of({ next: 7 });
  const wanted = heard(element, 'more');
  await press(element, 'more');
  expect(wanted).toHaveLength(1);
  await expect(element).toBeAccessible();
  Object.assign(element, { next: null });
  await Promise.resolve();
  expect(part(element, 'more')).toBeNull();
});

test('D-54 a page that did not come says why, and is tried again', async () => {
  const element = await of({ next: 'n', problem: 'The bridge is silent.' });
  const wanted = heard(element, 'more');
  expect(textOf(element, 'problem')).toContain('The bridge is silent.');
  expect(part(element, 'more')).toBeNull();
  await press(element, 'try-again');
  expect(wanted).toHaveLength(1);
  await expect(element).toBeAccessible();
});

test('D-54 while a page is on its way there is nothing to press', async () => {
  const element = await of({ next: 'n', isLoading: true });
  expect(part(element, 'loading')).not.toBeNull();
  expect(part(element, 'more')).toBeNull();
});
