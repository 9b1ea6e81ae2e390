import connectBridge from '@salesforce/apex/IterableSyncSetupController.connectBridge';
import SetupBridge from 'c/setupBridge';
import { heard, part, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncSetupController.connectBridge', () => ({ default: jest.fn() }), {
  virtual: true
});

const type = async (element: HTMLElement, name: string, value: string): Promise<void> => {
  part(element, name)?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};

test('D-22 address and token are entered, and the token is not kept on the screen', async () => {
  jest.mocked(connectBridge).mockResolvedValue(undefined as never);
  const element = await show('c-setup-bridge', SetupBridge, { address: null, hasToken: false });
  const changes = heard(element, 'changed');
  await type(element, 'address', 'https://a.example');
  await type(element, 'token', 'a-secret-of-some-length');
  await press(element, 'connect');
  expect(connectBridge).toHaveBeenCalledWith({
    url: 'https://a.example',
    token: 'a-secret-of-some-length'
  });
  expect(changes).toHaveLength(1);
  expect(part<HTMLElement & { value: string }>(element, 'token')?.value).toBe('');
});

test('D-22 why it was refused stays on the screen', async () => {
  jest.mocked(connectBridge).mockRejectedValue({ body: { message: 'Not an address.' } });
  const element = await show('c-setup-bridge', SetupBridge, { address: null, hasToken: false });
  await press(element, 'connect');
  expect(textOf(element, 'problem')).toBe('Not an address.');
});

test('D-22 what is wrong with an address that is there is said; what is open on its way too', async () => {
  const element = await show('c-setup-bridge', SetupBridge, {
    address: 'http://a.example',
    hasToken: true,
    isReachable: false,
    problem: 'The bridge cannot be reached.'
  });
  expect(textOf(element, 'problem')).toBe('The bridge cannot be reached.');
  expect(textOf(element, 'not-encrypted')).toContain('https');
  const none = await show('c-setup-bridge', SetupBridge, { address: null, problem: 'Unreachable.' });
  expect(part(none, 'problem')).toBeNull();
  expect(part(none, 'not-encrypted')).toBeNull();
});

test('D-22 a connected bridge is named', async () => {
  const element = await show('c-setup-bridge', SetupBridge, {
    address: 'https://a.example',
    hasToken: true,
    isReachable: true
  });
  expect(textOf(element, 'connected')).toBe('Connected to https://a.example');
  await expect(element).toBeAccessible();
});
