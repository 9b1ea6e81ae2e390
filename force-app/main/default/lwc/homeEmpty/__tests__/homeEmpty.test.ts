import { createElement } from 'lwc';
import { navigations } from 'test-support/navigation';
import HomeEmpty from 'c/homeEmpty';

function show(properties: { canManage: boolean }): HTMLElement {
  const element = createElement('c-home-empty', { is: HomeEmpty });
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element;
}

const all = (element: HTMLElement, id: string) =>
  (element.shadowRoot as ShadowRoot).querySelectorAll<HTMLElement>(`[data-id="${id}"]`);

test('D-57 where there is no sync yet, three steps say what to do, and a button leads there', () => {
  const element = show({ canManage: true });
  expect(all(element, 'step')).toHaveLength(3);
  all(element, 'setup')[0]?.click();
  expect(navigations).toEqual([
    { type: 'standard__navItemPage', attributes: { apiName: 'Iterable_Sync_Setup' }, state: {} }
  ]);
});

test('D-57 who cannot set up a sync is told whom to ask, without a button', () => {
  const element = show({ canManage: false });
  expect(all(element, 'ask')[0]?.textContent).toBe('Ask your administrator to set up the first sync.');
  expect(all(element, 'setup')).toHaveLength(0);
});

test('D-57 the empty state is accessible', async () => {
  await expect(show({ canManage: true })).toBeAccessible();
  await expect(show({ canManage: false })).toBeAccessible();
});
