import type * as Pages from 'c/pages';

const inNamespace = (prefix: string): typeof Pages => {
  let pages: typeof Pages | undefined;
  jest.isolateModules(() => {
    jest.doMock(
      '@salesforce/schema/Contact.Iterable_Status__c',
      () => ({
        default: { objectApiName: 'Contact', fieldApiName: `${prefix}Iterable_Status__c` },
        __esModule: true
      }),
      { virtual: true }
    );
    pages = jest.requireActual<typeof Pages>('c/pages');
  });
  if (!pages) throw new Error('c/pages did not load');
  return pages;
};

test('package-toolchain 7: a page is called as the org calls it, with and without a namespace', () => {
  expect(inNamespace('').pageOf('Runs', { run: 'r1', sync: undefined, find: '' })).toEqual({
    type: 'standard__navItemPage',
    attributes: { apiName: 'Iterable_Sync_Runs' },
    state: { c__run: 'r1' }
  });
  expect(inNamespace('itsync__').pageOf('Syncs', { sync: 'Contacts' })).toEqual({
    type: 'standard__navItemPage',
    attributes: { apiName: 'itsync__Iterable_Sync_Syncs' },
    state: { itsync__sync: 'Contacts' }
  });
});

test('package-toolchain 7: what a page is told is read under either name, and nothing of others', () => {
  const { stateOf } = inNamespace('itsync__');
  expect(stateOf({ state: { itsync__sync: 'Contacts', c__part: 'steps', other__x: '1' } })).toEqual({
    sync: 'Contacts',
    part: 'steps'
  });
  expect(stateOf({})).toEqual({});
  expect(stateOf(null)).toEqual({});
});
