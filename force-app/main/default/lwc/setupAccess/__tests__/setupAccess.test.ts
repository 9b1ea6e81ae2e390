import grantAccess from '@salesforce/apex/IterableSyncSetupController.grantAccess';
import SetupAccess from 'c/setupAccess';
import { heard, part, parts, press, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncSetupController.grantAccess', () => ({ default: jest.fn() }), {
  virtual: true
});

const access = {
  userName: 'Bridge',
  hasOwnPermissionSet: false,
  missing: [
    {
      objectName: 'Contact',
      objectLabel: 'Contact',
      fieldName: 'Birthdate',
      fieldLabel: 'Birthdate',
      need: 'read',
      canGrant: true
    },
    {
      objectName: 'Opportunity',
      objectLabel: 'Opportunity',
      fieldName: null,
      fieldLabel: null,
      need: 'read',
      canGrant: true
    },
    {
      objectName: 'Contact',
      objectLabel: 'Contact',
      fieldName: 'X',
      fieldLabel: 'X',
      need: 'edit',
      canGrant: false
    }
  ]
};
const shown = (given: object) => show('c-setup-access', SetupAccess, { access: { ...access, ...given } });

test('D-22 what lacks is named, what the click writes too, and what it cannot open', async () => {
  const element = await shown({});
  const texts = parts(element, 'missing').map((row) => row.textContent?.replace(/\s+/g, ' ').trim());
  expect(texts[0]).toBe('Contact: Birthdate (read)');
  expect(texts[1]).toBe('Opportunity (read)');
  expect(texts[2]).toContain('Contact: X (write)');
  expect(parts(element, 'closed')).toHaveLength(1);
  expect(textOf(element, 'no-set')).toContain('Iterable Sync Bridge Integration');
  await expect(element).toBeAccessible();
});

test('D-22 one click gives it', async () => {
  jest.mocked(grantAccess).mockResolvedValue(access);
  const element = await shown({});
  const changes = heard(element, 'changed');
  await press(element, 'give');
  expect(grantAccess).toHaveBeenCalledTimes(1);
  expect(changes).toHaveLength(1);
  expect(part(element, 'given')).not.toBeNull();
});

test('D-22 why it was refused is said', async () => {
  jest.mocked(grantAccess).mockRejectedValue({ body: { message: 'You may not.' } });
  const element = await shown({});
  await press(element, 'give');
  expect(textOf(element, 'problem')).toBe('You may not.');
});

test('D-22 where nothing lacks there is nothing to click', async () => {
  const element = await shown({ hasOwnPermissionSet: true, missing: [] });
  expect(textOf(element, 'all')).toBe('Bridge can read and write all that the syncs need.');
  expect(part(element, 'give')).toBeNull();
});

test('D-22 what no permission set opens is no reason for a button', async () => {
  const element = await shown({ hasOwnPermissionSet: true, missing: [access.missing[2]] });
  expect(part(element, 'give')).toBeNull();
  expect(part(element, 'all')).toBeNull();
});
