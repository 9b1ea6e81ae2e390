import childRelationships from '@salesforce/apex/IterableSyncMappingController.childRelationships';
import describeFields from '@salesforce/apex/IterableSyncDescribeController.fields';
import { childrenOf, fieldAt, fieldsOf, forget, relatedObject } from 'c/sourceFields';
import { describes } from 'test-support/mapping-situation';

jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/IterableSyncMappingController.childRelationships',
  () => ({ default: jest.fn() }),
  { virtual: true }
);

const pets = { name: 'Pets__r', label: 'Pets', objectName: 'Pet__c' };

beforeEach(() => {
  forget();
  jest
    .mocked(describeFields)
    .mockReset()
    .mockImplementation(({ objectName }) => Promise.resolve([...(describes[objectName ?? ''] ?? [])]));
  jest.mocked(childRelationships).mockReset().mockResolvedValue([pets]);
});

test('S-12 an object is asked about once, whoever asks, and each object for itself', async () => {
  const [first, second] = await Promise.all([fieldsOf('Contact'), fieldsOf('Contact')]);
  expect(first).toEqual(describes.Contact);
  expect(second).toBe(first);
  expect(describeFields).toHaveBeenCalledTimes(1);
  expect(await fieldsOf('Account')).toEqual(describes.Account);
  expect(await childrenOf('Contact')).toEqual([pets]);
  await childrenOf('Contact');
  expect(childRelationships).toHaveBeenCalledTimes(1);
});

test('S-12 what failed is asked again, and the failure reaches whoever asked', async () => {
  jest.mocked(describeFields).mockRejectedValueOnce(new Error('No access.'));
  await expect(fieldsOf('Contact')).rejects.toThrow('No access.');
  expect(await fieldsOf('Contact')).toEqual(describes.Contact);
});

test('S-13 a path is followed over relationships to its field; one that leads nowhere has none', async () => {
  expect(await fieldAt('Contact', 'FirstName')).toMatchObject({ label: 'First Name' });
  expect(await fieldAt('Contact', 'account.owner.email')).toMatchObject({ type: 'email' });
  expect(await fieldAt('Contact', 'Account.Nothing')).toBeNull();
  expect(await fieldAt('Contact', 'Nothing.Name')).toBeNull();
  expect(await fieldAt('Contact', '')).toBeNull();
});

test('S-13 a relationship that leads to several objects is followed to the first', () => {
  const owner = { name: 'OwnerId', relationshipName: 'Owner', referenceTo: ['User', 'Group'] };
  expect(relatedObject([owner], 'OWNER')).toBe('User');
  expect(relatedObject([owner], 'Account')).toBeNull();
});
