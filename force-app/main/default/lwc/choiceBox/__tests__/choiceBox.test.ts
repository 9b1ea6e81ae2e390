import ChoiceBox from 'c/choiceBox';
import { heard, part, settle, show } from 'test-support/shown';

const options = [
  { value: 'Email', label: 'Email', badge: 'E-mail' },
  { value: 'FirstName', label: 'First Name', detail: 'FirstName' },
  { value: 'Account', label: 'Account: more fields', leadsOn: true }
];

const open = (given: object = {}) => show('c-choice-box', ChoiceBox, { label: 'Field', options, ...given });
const input = (element: Element) => part<HTMLInputElement>(element, 'input') as HTMLInputElement;
const shown = (element: Element) =>
  [...(element.shadowRoot?.querySelectorAll('[role="option"]') ?? [])].map((each) =>
    each.textContent?.trim()
  );

async function type(element: Element, text: string): Promise<void> {
  input(element).value = text;
  input(element).dispatchEvent(new CustomEvent('input'));
  await settle();
}

async function press(element: Element, key: string): Promise<void> {
  input(element).dispatchEvent(new KeyboardEvent('keydown', { key }));
  await settle();
}

test('D-35 nothing is listed before the field is opened; typing finds by every word', async () => {
  const element = await open();
  expect(part(element, 'input')?.getAttribute('aria-expanded')).toBe('false');
  input(element).click();
  await settle();
  expect(shown(element)).toHaveLength(3);
  await type(element, 'name fir');
  expect(shown(element)).toEqual(['First NameFirstName']);
  await type(element, 'xyz');
  expect(shown(element)).toEqual(['Nothing found']);
});

test('D-32 arrows and Enter choose without a mouse, Escape chooses nothing', async () => {
  const element = await open();
  const chosen = heard(element, 'choose');
  await press(element, 'ArrowDown');
  await press(element, 'ArrowDown');
  await press(element, 'ArrowDown');
  expect(input(element).getAttribute('aria-activedescendant')).toBeTruthy();
  await press(element, 'Enter');
  expect(chosen).toEqual([{ value: 'FirstName' }]);
  await press(element, 'ArrowDown');
  await press(element, 'Escape');
  expect(input(element).getAttribute('aria-expanded')).toBe('false');
  expect(chosen).toHaveLength(1);
});

test('S-13 a choice that leads on keeps the list open', async () => {
  const element = await open();
  const [chosen, opened] = [heard(element, 'choose'), heard(element, 'open')];
  input(element).click();
  await settle();
  element.shadowRoot?.querySelector<HTMLElement>('[data-value="Account"]')?.click();
  await settle();
  expect(opened).toEqual([{ value: 'Account' }]);
  expect(chosen).toEqual([]);
  expect(input(element).getAttribute('aria-expanded')).toBe('true');
});

test('D-36 what is typed can be used where that is allowed, on leaving the field too', async () => {
  const element = await open({ allowsOther: true });
  const chosen = heard(element, 'choose');
  await type(element, 'dataFields.shoe');
  expect(shown(element)).toEqual(['Use “dataFields.shoe”']);
  input(element).dispatchEvent(new CustomEvent('blur'));
  expect(chosen).toEqual([{ value: 'dataFields.shoe' }]);
});

test('D-35 what is typed is forgotten where it is no choice', async () => {
  const element = await open({ value: 'Email' });
  const chosen = heard(element, 'choose');
  await type(element, 'xyz');
  input(element).dispatchEvent(new CustomEvent('blur'));
  await settle();
  expect(chosen).toEqual([]);
  expect(input(element).value).toBe('Email');
});

test.each([
  ['First Name', []],
  ['FirstName', []],
  ['', [{ value: '' }]]
])(
  'D-36 leaving the field with %p changes it only where that says something else',
  async (text, expected) => {
    const element = await open({ value: 'FirstName', text: 'First Name', allowsOther: true });
    const chosen = heard(element, 'choose');
    await type(element, text);
    input(element).dispatchEvent(new CustomEvent('blur'));
    expect(chosen).toEqual(expected);
  }
);

test('D-40 choices that are searched elsewhere are asked for, and a wait is said', async () => {
  const element = await open({ isSearched: true, isLoading: true, options: [] });
  const asked = heard(element, 'search');
  input(element).click();
  await type(element, 'ada');
  expect(asked).toEqual([{ text: '' }, { text: 'ada' }]);
  expect(shown(element)).toEqual(['Loading']);
});

test('the field is accessible, closed and open, with a problem', async () => {
  const element = await open({ problem: 'There is no such field.' });
  expect(part(element, 'problem')?.textContent).toBe('There is no such field.');
  await expect(element).toBeAccessible();
  input(element).click();
  await settle();
  await expect(element).toBeAccessible();
});
