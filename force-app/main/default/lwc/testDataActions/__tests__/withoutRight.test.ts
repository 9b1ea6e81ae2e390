import TestDataActions from 'c/testDataActions';
import { part, show } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncTestDataController.saveTestData', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/customPermission/Manage_Syncs', () => ({ default: undefined }), { virtual: true });

test('D-49 whoever may not edit syncs sees none of the buttons', async () => {
  const given = {
    objectName: 'Contact',
    syncName: 'Contacts',
    data: { Email: null },
    name: 'Ada',
    recordId: '003A',
    runId: 'r1'
  };
  const element = await show('c-test-data-actions', TestDataActions, given);
  expect(['use', 'save', 'preview'].map((id) => part(element, id))).toEqual([null, null, null]);
});
