import TargetPicker from 'c/targetPicker';
import { targets, words } from 'test-support/mapping-situation';
import { heard, part, show } from 'test-support/shown';

const offer = {
  named: [{ name: 'email', kind: 'text' }],
  switches: [{ value: 'channels.5', label: 'Orders' }],
  takesFields: true,
  fields: targets.fields ?? [],
  isComplete: true,
  types: words.types
};
type Box = HTMLElement & {
  options: { value: string; badge?: string }[];
  hint: string | null;
  isLoading: boolean;
};
const open = (given: object = {}) =>
  show('c-target-picker', TargetPicker, { label: 'Iterable field', offer, value: null, ...given });
const box = (element: Element) => part<Box>(element, 'c-choice-box') as Box;

test('H-33 the live fields of Iterable are offered with their types, and what the operation has of its own', async () => {
  const { options } = box(await open());
  expect(options.map(({ value }) => value)).toEqual([
    'email',
    'dataFields.firstName',
    'dataFields.age',
    'dataFields.city',
    'dataFields.signupDate',
    'channels.5'
  ]);
  expect(options[2]?.badge).toBe('long');
});

test('D-36 a plain name that is typed is a field below dataFields; a path stays what it is', async () => {
  const element = await open();
  const chosen = heard(element, 'choose');
  for (const value of ['shoeSize', 'dataFields.address.city', 'email'])
    box(element).dispatchEvent(new CustomEvent('choose', { detail: { value } }));
  expect(chosen).toEqual([
    { value: 'dataFields.shoeSize' },
    { value: 'dataFields.address.city' },
    { value: 'email' }
  ]);
});

test('S-12 fields that the value goes into come before those that it does not', async () => {
  const { options } = box(await open({ valueType: 'date' }));
  expect(options.at(-1)?.value).toBe('dataFields.age');
});

test('Tx-10 a field that Iterable does not have is said to be new, unless nobody knows', async () => {
  expect(box(await open({ value: 'dataFields.shoeSize' })).hint).toBe('New in Iterable');
  expect(box(await open({ value: 'dataFields.age' })).hint).toBeNull();
  expect(box(await open({ value: 'dataFields.x', offer: { ...offer, isComplete: false } })).hint).toBeNull();
  expect(box(await open({ offer: null })).isLoading).toBe(true);
});

test('the picker is accessible with a new field, and while fields are read', async () => {
  await expect(await open({ value: 'dataFields.shoeSize' })).toBeAccessible();
  await expect(await open({ offer: null })).toBeAccessible();
});
