import ConsentReason from 'c/consentReason';
import { heard, part, parts, press, settle, show } from 'test-support/shown';

test('Tx-05 a change that loosens consent says what it means, and is not made without a reason', async () => {
  const element = await show('c-consent-reason', ConsentReason, {
    label: 'Switch off this rule?',
    confirmLabel: 'Switch off',
    sentences: ['7 records.', 'They can be created again.']
  });
  const answers = heard(element, 'close');
  expect(parts(element, 'sentence').map(({ textContent }) => textContent)).toEqual([
    '7 records.',
    'They can be created again.'
  ]);
  const confirm = () => part<HTMLElement & { disabled: boolean }>(element, 'confirm');
  expect(confirm()?.disabled).toBe(true);
  part(element, 'reason')?.dispatchEvent(new CustomEvent('change', { detail: { value: ' ' } }));
  await settle();
  expect(confirm()?.disabled).toBe(true);
  part(element, 'reason')?.dispatchEvent(new CustomEvent('change', { detail: { value: ' Closed ' } }));
  await settle();
  expect(confirm()?.disabled).toBe(false);
  await expect(element).toBeAccessible();
  await press(element, 'confirm');
  await press(element, 'cancel');
  expect(answers[0]).toBe('Closed');
  expect(answers[1] ?? null).toBeNull();
});
