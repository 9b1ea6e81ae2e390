import { createElement } from 'lwc';
import BridgeNotice from 'c/bridgeNotice';

interface Shown {
  readonly problem?: string | null;
  readonly asOf?: string | null;
  readonly isBusy?: boolean;
}

function show(properties: Shown): HTMLElement {
  const element = createElement('c-bridge-notice', { is: BridgeNotice });
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element;
}

const part = (element: HTMLElement, selector: string): HTMLElement | null =>
  (element.shadowRoot as ShadowRoot).querySelector(selector);

afterEach(() => {
  document.body.replaceChildren();
});

test('D-29 the notice says that the bridge is silent, how old the state is, and why', () => {
  const asOf = new Date(Date.now() - 5 * 60_000).toISOString();
  const element = show({ problem: 'The address is not known. Check the named credential.', asOf });
  expect(element.shadowRoot?.textContent).toContain('The bridge does not answer.');
  expect(part(element, '[data-id="age"]')?.textContent).toBe('Last known state, 5 minutes ago.');
  expect(part(element, '[data-id="age"]')?.title).not.toBe('');
  expect(part(element, '[data-id="problem"]')?.textContent).toBe(
    'The address is not known. Check the named credential.'
  );
});

test('D-29 where nothing was ever known it says so, and no empty line stands for a reason', () => {
  const element = show({ problem: null, asOf: null });
  expect(part(element, '[data-id="age"]')?.textContent).toBe('Nothing is known yet.');
  expect(part(element, '[data-id="problem"]')).toBeNull();
});

test('D-29 "Try again" asks once, and rests while it is being asked', async () => {
  const element = show({ asOf: null });
  const retried = jest.fn();
  element.addEventListener('retry', retried);
  const button = part(element, 'lightning-button') as HTMLElement & { label: string; disabled: boolean };
  expect(button.label).toBe('Try again');
  button.click();
  expect(retried).toHaveBeenCalledTimes(1);
  Object.assign(element, { isBusy: true });
  await Promise.resolve();
  expect(button.disabled).toBe(true);
});

test('D-29 the notice is accessible', async () => {
  const element = show({ problem: 'No line.', asOf: new Date().toISOString() });
  await expect(element).toBeAccessible();
  expect(part(element, '[role="status"]')).not.toBeNull();
});
