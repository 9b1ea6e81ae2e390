import { createElement } from 'lwc';
import { CurrentPageReference } from 'lightning/navigation';
import SyncsPage from 'c/syncsPage';
import { navigations } from 'test-support/navigation';
import { part, settle } from 'test-support/shown';

function mockPart() {
  return jest.requireActual<object>('test-support/empty-part');
}
jest.mock('c/syncEditor', () => mockPart());
jest.mock('c/syncList', () => mockPart());
jest.mock('c/newSync', () => mockPart());

async function show(state: Record<string, string>): Promise<HTMLElement> {
  const element = createElement('c-syncs-page', { is: SyncsPage });
  document.body.appendChild(element);
  (CurrentPageReference as unknown as { emit(reference: object): void }).emit({ state });
  await settle();
  return element;
}

const states = () => navigations.map(({ state }) => state);

test('D-26 the address says what is shown: the list, a new sync, or a part of one', async () => {
  expect(part(await show({}), 'c-sync-list')).not.toBeNull();
  expect(part(await show({ c__new: '1' }), 'c-new-sync')).not.toBeNull();
  const editor = part(await show({ c__sync: 'Contacts', c__part: 'steps' }), 'c-sync-editor');
  expect(editor).not.toBeNull();
});

test('D-26 what is opened gets an address of its own', async () => {
  const list = await show({});
  part(list, 'c-sync-list')?.dispatchEvent(new CustomEvent('open', { detail: { sync: 'Contacts' } }));
  part(list, 'c-sync-list')?.dispatchEvent(new CustomEvent('new'));
  const editor = await show({ c__sync: 'Contacts' });
  part(editor, 'c-sync-editor')?.dispatchEvent(new CustomEvent('part', { detail: { part: 'publish' } }));
  part(editor, 'c-sync-editor')?.dispatchEvent(new CustomEvent('list'));
  expect(states()).toEqual([
    { c__sync: 'Contacts' },
    { c__new: '1' },
    { c__sync: 'Contacts', c__part: 'publish' },
    {}
  ]);
});

test.each<Record<string, string>>([{}, { c__new: '1' }, { c__sync: 'Contacts' }])(
  'the page of %p is accessible',
  async (state) => {
    await expect(await show(state)).toBeAccessible();
  }
);
