import { createElement } from 'lwc';
import iterableTargets from '@salesforce/apex/IterableSyncMappingController.iterableTargets';
import ListChoice from 'c/listChoice';
import type { NamedList } from 'c/listChoice';
import { heard, part } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncMappingController.iterableTargets', () => ({ default: jest.fn() }), {
  virtual: true
});

type Part = HTMLElement & Record<string, unknown>;
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const lists = [
  { id: 7, name: 'Newsletter', type: 'Standard' },
  { id: 8, name: 'Guests', type: 'Standard' },
  { id: 9, name: 'All of Berlin', type: 'Dynamic' }
];
const answering = (answer: object) =>
  jest.mocked(iterableTargets).mockResolvedValue(JSON.stringify({ lists, problems: [], ...answer }));

async function show(properties: object = {}) {
  const element = createElement('c-list-choice', { is: ListChoice });
  Object.assign(element, { projectName: 'Main', ...properties });
  const told = heard<NamedList>(element, 'choose');
  document.body.appendChild(element);
  await settle();
  return { element, told, box: () => part(element, 'lists') as Part };
}

beforeEach(() => {
  jest.mocked(iterableTargets).mockReset();
  answering({});
});

test('T-02 the static lists of the project are offered, and one that is chosen is named by its id', async () => {
  const { element, told, box } = await show();
  expect(iterableTargets).toHaveBeenCalledWith({ projectName: 'Main' });
  expect(box()).toMatchObject({
    label: 'List in Iterable',
    options: [
      { value: '7', label: 'Newsletter', detail: '7' },
      { value: '8', label: 'Guests', detail: '8' }
    ],
    hint: 'Left blank: a list with the name of the campaign, made by the first run where there is none.',
    allowsOther: true
  });
  box().dispatchEvent(new CustomEvent('choose', { detail: { value: '8' } }));
  box().dispatchEvent(new CustomEvent('choose', { detail: { value: ' Spring people ' } }));
  box().dispatchEvent(new CustomEvent('choose', { detail: { value: '' } }));
  expect(told).toEqual([
    { listId: 8, listName: 'Guests' },
    { listId: null, listName: 'Spring people' },
    { listId: null, listName: null }
  ]);
  await expect(element).toBeAccessible();
});

test.each([
  [{ listId: 7, listName: null }, '7', 'Newsletter', null],
  [{ listId: 7, listName: 'Old name' }, '7', 'Newsletter', null],
  [{ listId: null, listName: 'Guests' }, '8', 'Guests', null],
  [
    { listId: null, listName: 'Spring' },
    'Spring',
    'Spring',
    'Iterable has no list of this name yet: the first run makes it.'
  ],
  [{ listId: 44, listName: 'Gone' }, 'Gone', 'Gone', 'Iterable has no list 44 any more. Choose another one.'],
  [{ listId: 44, listName: null }, '44', '44', 'Iterable has no list 44 any more. Choose another one.']
])('T-02 %j stands there by its name, and what is not there is said', async (named, value, text, hint) => {
  const { box } = await show(named);
  expect(box()).toMatchObject({ value, text, hint });
});

test('T-02 lists that cannot be read are said, and a name can be typed', async () => {
  answering({
    lists: null,
    problems: [{ part: 'lists', message: 'Iterable refuses the key.', fix: 'Give it.' }]
  });
  const refused = await show({ listId: 7 });
  expect(refused.box()).toMatchObject({
    problem: 'Iterable refuses the key. Give it.',
    value: '7',
    hint: null
  });
  jest.mocked(iterableTargets).mockRejectedValue({ body: { message: 'The bridge is down.' } });
  expect((await show()).box()).toMatchObject({ problem: 'The bridge is down.', isLoading: false });
});

test('T-02 an answer about another project is not shown, and without a project nobody is asked', async () => {
  let late: (json: string) => void = () => undefined;
  jest.mocked(iterableTargets).mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
  const { element, box } = await show();
  element.projectName = 'Other';
  await settle();
  late(JSON.stringify({ lists: [], problems: [] }));
  await settle();
  expect(box().options).toHaveLength(2);
  element.projectName = '';
  await settle();
  expect(box().options).toEqual([]);
  expect(iterableTargets).toHaveBeenCalledTimes(2);
});
