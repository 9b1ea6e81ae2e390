import PreviewOutcome from 'c/previewOutcome';
import { navigations } from 'test-support/navigation';
import { previewAnswer } from 'test-support/preview-answer';
import { part, parts, press, show, textOf } from 'test-support/shown';

const open = (changes: Partial<Bridge.Preview> = {}) =>
  show('c-preview-outcome', PreviewOutcome, {
    preview: { ...previewAnswer, ...changes } as unknown,
    name: 'Ada Byron'
  });
const said = (element: Element, id: string) => parts(element, id).map(({ textContent }) => textContent);

test('D-48 the outcome stands first; what is sent needs no reason', async () => {
  const element = await open();
  expect(textOf(element, 'sentence')).toBe('Ada Byron would be created in Iterable.');
  expect(said(element, 'reason')).toEqual([]);
  expect(textOf(element, 'identity')).toBe('Known in Iterable as ada@example.com');
  await press(element, 'open');
  expect(navigations).toEqual([
    {
      type: 'standard__recordPage',
      attributes: { recordId: previewAnswer.recordId, actionName: 'view' }
    }
  ]);
});

test('D-48 a record outside the scope says which clause fails, and that the steps are those of another case', async () => {
  const element = await open({
    outcome: { status: 'skipped', code: 'scope', message: 'Out of scope.' },
    scope: {
      verdict: 'out of scope',
      reasons: ['MailingCountry is DE; this sync takes US.'],
      clauses: []
    },
    hypothetical: true
  });
  expect(textOf(element, 'sentence')).toBe('Ada Byron would not be sent.');
  expect(said(element, 'reason')).toEqual(['Out of scope.', 'MailingCountry is DE; this sync takes US.']);
  expect(textOf(element, 'hypothetical')).toContain('if it were in scope');
});

test('D-48 what cannot be sent says why once and what to do', async () => {
  const problem = { code: 'x', message: 'Email is blank.', field: 'Email', fix: 'Fill in Email.' };
  const element = await open({
    outcome: { status: 'rejected', ...problem },
    identity: { identity: null, problem, sharedWith: null },
    consent: { optedOut: true, field: 'HasOptedOutOfEmail', joins: false }
  });
  expect(said(element, 'reason')).toEqual(['Email is blank.', 'Opted out by HasOptedOutOfEmail.']);
  expect(textOf(element, 'fix')).toBe('Fill in Email.');
  expect(part(element, 'identity')).toBeNull();
});

test('D-48 the other record of the same person can be opened; waits and notices are told', async () => {
  const sharedWith = { recordId: '003000000000009AAA', sync: 'Contacts', object: 'Contact' };
  const element = await open({
    identity: { ...previewAnswer.identity, sharedWith },
    waits: [{ until: '2026-11-22T12:00:00.000Z', message: 'Waits until the user has settled' }],
    notices: ['A list would be made.']
  });
  await press(element, 'open-shared');
  expect(navigations.at(-1)?.attributes).toMatchObject({ recordId: sharedWith.recordId });
  expect(said(element, 'note')).toEqual([
    expect.stringMatching(/^Waits until the user has settled \(Nov 22, 2026, 4:00\sAM\)$/),
    'A list would be made.'
  ]);
});

test('is accessible', async () => {
  await expect(await open()).toBeAccessible();
});
