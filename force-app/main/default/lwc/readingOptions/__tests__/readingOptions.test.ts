import describeFields from '@salesforce/apex/IterableSyncDescribeController.fields';
import { rowOfSync } from 'c/draft';
import type { DraftDefinition } from 'c/draft';
import ReadingOptions from 'c/readingOptions';
import { forget } from 'c/sourceFields';
import { heard, part, settle, show } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/IterableSyncMappingController.childRelationships',
  () => ({ default: jest.fn() }),
  {
    virtual: true
  }
);

const definition: DraftDefinition = { syncs: [{ DeveloperName: 'Contacts', Source_Object__c: 'Contact' }] };

test('D-09 D-14 D-15 D-16 how records are read is chosen; blank stands for the default', async () => {
  forget();
  jest.mocked(describeFields).mockResolvedValue([
    { name: 'LastModifiedDate', label: 'Last Modified', type: 'datetime' },
    { name: 'Email', label: 'Email', type: 'email' }
  ]);
  const element = await show('c-reading-options', ReadingOptions, { definition });
  const told = heard<DraftDefinition>(element, 'change');
  const shown = part<HTMLElement & { options: { value: string }[]; value: string }>(element, 'change-field');
  expect(shown?.value).toBe('SystemModstamp');
  expect(shown?.options.map(({ value }) => value)).toEqual(['LastModifiedDate']);
  const raise = (id: string, event: string, detail: object) =>
    part(element, id)?.dispatchEvent(new CustomEvent(event, { detail }));
  raise('change-field', 'choose', { value: 'LastModifiedDate' });
  raise('max', 'change', { value: '2000' });
  raise('max', 'change', { value: '' });
  raise('deleted', 'change', { checked: true });
  raise('hashes', 'change', { checked: false });
  await settle();
  expect(told.map((each) => rowOfSync(each))).toMatchObject([
    { Change_Field__c: 'LastModifiedDate' },
    { Max_Records__c: 2000 },
    { Max_Records__c: null },
    { Include_Deleted__c: true },
    { Check_Hashes__c: false }
  ]);
  await expect(element).toBeAccessible();
});
