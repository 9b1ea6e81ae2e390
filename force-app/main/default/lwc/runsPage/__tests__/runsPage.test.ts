import { createElement } from 'lwc';
import { CurrentPageReference } from 'lightning/navigation';
import RunsPage from 'c/runsPage';
import { navigations } from 'test-support/navigation';
import { part, press, settle } from 'test-support/shown';

function mockPart() {
  return jest.requireActual<object>('test-support/empty-part');
}
jest.mock('c/runList', () => mockPart());
jest.mock('c/runDetails', () => mockPart());
jest.mock('c/runRecord', () => mockPart());
jest.mock('c/foundPeople', () => mockPart());
jest.mock('c/errorCauses', () => mockPart());

async function show(state: Record<string, string>): Promise<HTMLElement> {
  const element = createElement('c-runs-page', { is: RunsPage });
  document.body.appendChild(element);
  (CurrentPageReference as unknown as { emit(reference: object): void }).emit({ state });
  await settle();
  return element;
}

const raise = (element: HTMLElement, name: string, event: string, detail: object = {}): void => {
  part(element, name)?.dispatchEvent(new CustomEvent(event, { detail }));
};

test.each([
  [{}, 'c-run-list'],
  [{ c__run: 'r1' }, 'c-run-details'],
  [{ c__run: 'r1', c__record: '003' }, 'c-run-record'],
  [{ c__find: 'a@b.c' }, 'c-found-people'],
  [{ c__errors: '1', c__sync: 'A' }, 'c-error-causes']
])('D-51 the address says what is shown: %j', async (state: Record<string, string>, component) => {
  expect(part(await show(state), component)).not.toBeNull();
});

test('D-52 what is chosen or opened gets an address of its own', async () => {
  const list = await show({});
  await expect(list).toBeAccessible();
  raise(list, 'c-run-list', 'filter', { span: '7d', sync: 'A', kind: '' });
  raise(list, 'c-run-list', 'open', { run: 'r1' });
  await press(list, 'errors');
  await press(list, 'list');
  list.remove();
  const run = await show({ c__run: 'r1' });
  raise(run, 'c-run-details', 'open', { run: 'r1', record: '003' });
  raise(run, 'c-run-details', 'list');
  expect(navigations.map(({ state }) => state)).toEqual([
    { c__span: '7d', c__sync: 'A', c__outcome: 'all' },
    { c__run: 'r1' },
    { c__errors: '1' },
    {},
    { c__run: 'r1', c__record: '003' },
    {}
  ]);
});

test('Hx-03 Enter in the search box looks for the person; other keys do not', async () => {
  const element = await show({});
  const box = part(element, 'search');
  if (!box) throw new Error('There is no search box.');
  box.dispatchEvent(new CustomEvent('change', { detail: { value: ' a@b.c ' } }));
  box.dispatchEvent(new KeyboardEvent('keyup', { key: 'a' }));
  box.dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter' }));
  expect(navigations.map(({ state }) => state)).toEqual([{ c__find: 'a@b.c' }]);
});
