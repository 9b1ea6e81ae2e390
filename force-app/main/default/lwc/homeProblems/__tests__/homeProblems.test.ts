import { createElement } from 'lwc';
import HomeProblems from 'c/homeProblems';
import { navigations } from 'test-support/navigation';

function show(given: object = {}): HTMLElement {
  const element = createElement('c-home-problems', { is: HomeProblems });
  Object.assign(element, {
    syncs: [{ name: 'Contacts', label: 'Contacts to Iterable' }],
    problems: [
      {
        syncName: 'Contacts',
        place: 'Iterable_Field_Mapping.Contacts_1_7, Source__c',
        message: 'Contact has no field “Countri”.',
        fix: 'Did you mean “Country__c”?'
      },
      { syncName: null, place: 'Iterable_Project.Main', message: 'Iterable refused the API key.' },
      { syncName: null, place: 'Salesforce', message: 'The definitions could not be read.' }
    ],
    ...given
  });
  document.body.appendChild(element);
  return element;
}

const texts = (element: HTMLElement, id: string) =>
  [...(element.shadowRoot as ShadowRoot).querySelectorAll(`[data-id="${id}"]`)].map((each) =>
    each.textContent?.trim()
  );

test('D-57 a problem says where it stands, what is wrong and what to do', () => {
  const element = show();
  expect(texts(element, 'heading')).toEqual([
    'Contacts to Iterable · Iterable Field Mapping “Contacts_1_7”, Source',
    'Iterable Project “Main”',
    'Salesforce'
  ]);
  expect(texts(element, 'message')).toEqual([
    'Contact has no field “Countri”.',
    'Iterable refused the API key.',
    'The definitions could not be read.'
  ]);
  expect(texts(element, 'fix')).toEqual(['What to do: Did you mean “Country__c”?']);
});

test('D-57 the problems are accessible', async () => {
  await expect(show()).toBeAccessible();
});

test('D-57 who may manage gets from a problem of a sync to its editor, and to no other', async () => {
  expect((show().shadowRoot as ShadowRoot).querySelector('[data-id="edit"]')).toBeNull();
  const element = show({ canManage: true });
  const buttons = [...(element.shadowRoot as ShadowRoot).querySelectorAll<HTMLElement>('[data-id="edit"]')];
  expect(buttons.map((each) => each.getAttribute('aria-label') ?? each.ariaLabel)).toEqual([
    'Edit Contacts to Iterable'
  ]);
  buttons[0]?.dispatchEvent(new CustomEvent('click'));
  expect(navigations.at(-1)).toMatchObject({
    attributes: { apiName: 'Iterable_Sync_Syncs' },
    state: { c__sync: 'Contacts', c__part: 'steps' }
  });
  await expect(element).toBeAccessible();
});
