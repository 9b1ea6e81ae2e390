import { createElement } from 'lwc';
import ConfirmAction from 'c/confirmAction';

function show(): { element: HTMLElement; answers: unknown[] } {
  const element = createElement('c-confirm-action', { is: ConfirmAction });
  Object.assign(element, {
    label: 'Remove 12 records from Iterable?',
    sentences: ['They are removed now.', 'A click does not bring them back.'],
    confirmLabel: 'Remove 12 records',
    variant: 'destructive'
  });
  const answers: unknown[] = [];
  element.addEventListener('close', (event) => answers.push((event as CustomEvent).detail));
  document.body.appendChild(element);
  return { element, answers };
}

const part = (element: HTMLElement, selector: string) =>
  (element.shadowRoot as ShadowRoot).querySelector(selector) as HTMLElement & { label: string };

test('H-35 the dialog says what happens, and its button says what it does', () => {
  const { element, answers } = show();
  expect(part(element, 'lightning-modal-header').label).toBe('Remove 12 records from Iterable?');
  expect(element.shadowRoot?.querySelectorAll('p')).toHaveLength(2);
  expect(part(element, '[data-id="confirm"]').label).toBe('Remove 12 records');
  part(element, '[data-id="confirm"]').click();
  expect(answers).toEqual([true]);
});

test('H-35 Cancel does nothing', () => {
  const { element, answers } = show();
  part(element, '[data-id="cancel"]').click();
  expect(answers).toEqual([false]);
});

test('H-35 the dialog is accessible', async () => {
  await expect(show().element).toBeAccessible();
});
