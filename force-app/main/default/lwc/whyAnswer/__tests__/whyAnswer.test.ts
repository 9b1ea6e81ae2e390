import explain from '@salesforce/apex/IterableSyncRecordController.explain';
import WhyAnswer from 'c/whyAnswer';
import { navigations } from 'test-support/navigation';
import { heard, part, parts, press, settle, show, textOf } from 'test-support/shown';
import { answerOf, country, jo, operator, view } from 'test-support/why-situation';

jest.mock('@salesforce/apex/IterableSyncRecordController.explain', () => ({ default: jest.fn() }), {
  virtual: true
});

const recordId = '003000000000001';
const checks = [
  { verdict: 'pass', sentence: 'The sync Contacts to users is active.' },
  { verdict: 'fail', sentence: 'MailingCountry is DE; this sync takes US.' },
  { verdict: 'note', sentence: 'No run has seen it yet.' }
];
const facts = { value: 'DE', expected: 'US' };
const outOfScope = answerOf('notSent', 'scope.field', { ...country, facts, checks });

type Answer = HTMLElement & { refresh(): Promise<void> };

const open = async (): Promise<Answer> =>
  (await show('c-why-answer', WhyAnswer, { recordId })) as Element as Answer;
const answered = (answers: (typeof outOfScope)[], asked = view) =>
  jest.mocked(explain).mockResolvedValue({ ...asked, answers });

test('Tx-06 the sentence stands first, then what to do and its button, then the checks, folded', async () => {
  answered([outOfScope]);
  const element = await open();
  expect(jest.mocked(explain)).toHaveBeenLastCalledWith({ recordId });
  expect(textOf(element, 'headline')).toBe(
    'Not sent: Mailing Country is DE, and Contacts to users takes only US.'
  );
  expect(textOf(element, 'fix')).toBe('Change Mailing Country, then press Sync now.');
  expect(part<HTMLDetailsElement>(element, 'checks')?.open).toBe(false);
  expect(textOf(element, 'summary')).toBe('How we know: 3 checks');
  const order = ['headline', 'fix', 'button', 'checks'].map((name) => part(element, name) as Element);
  for (const [index, each] of order.slice(1).entries())
    expect(order[index]?.compareDocumentPosition(each)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test('Tx-06 the checks name the field that decides by its label, and their verdicts in words', async () => {
  answered([outOfScope]);
  const element = await open();
  expect(parts(element, '[data-id="checks"] .sentence').map(({ textContent }) => textContent)).toEqual([
    'The sync Contacts to users is active.',
    'Mailing Country is DE; this sync takes US.',
    'No run has seen it yet.'
  ]);
  const icons = parts<HTMLElement & { alternativeText: string }>(
    element,
    '[data-id="checks"] lightning-icon'
  );
  expect(icons.map(({ alternativeText }) => alternativeText)).toEqual(['Passed', 'Stops it', 'Note']);
});

test('Tx-06 the checks name sync and other record as people do, and moments by the clock of the user', async () => {
  const said = 'Email shared with 003000000000002 (sync Contacts_To_Users) since 2026-11-21T09:33:42.000Z.';
  answered([
    answerOf('notSent', 'identity.shared', { ...jo, checks: [{ verdict: 'fail', sentence: said }] })
  ]);
  expect(textOf(await open(), '.sentence')).toMatch(
    /^Email shared with Jo Park \(sync Contacts to users\) since Nov 21, 2026, 1:33\sAM\.$/
  );
});

test('Tx-06 several syncs: the one that decides is answered, the others are folded', async () => {
  answered([outOfScope, answerOf('in', 'in.sent', { syncLabel: 'Newsletter' })]);
  const element = await open();
  expect(textOf(element, '[data-id="others"] summary')).toBe('1 other sync');
  expect(textOf(element, '[data-id="others"] .sentence')).toBe(
    'In Iterable: Newsletter sent it. Nothing to do.'
  );
});

test('Tx-06 the button "Edit Mailing Country" opens the form of the record, and tells whoever waits for the change', async () => {
  answered([outOfScope]);
  const element = await open();
  const edits = heard(element, 'edit');
  await press(element, 'button');
  expect(navigations).toEqual([
    { type: 'standard__recordPage', attributes: { recordId, actionName: 'edit' } }
  ]);
  expect(edits).toHaveLength(1);
});

test('Tx-06 the other buttons open the other record, Home, or ask for "Sync now"', async () => {
  answered([answerOf('notSent', 'identity.shared', jo)]);
  await press(await open(), 'button');
  answered([answerOf('waiting', 'waiting.held')], operator);
  await press(await open(), 'button');
  expect(navigations).toEqual([
    { type: 'standard__recordPage', attributes: { recordId: jo.otherRecordId, actionName: 'view' } },
    { type: 'standard__navItemPage', attributes: { apiName: 'Iterable_Sync_Home' }, state: {} }
  ]);
  answered([answerOf('waiting', 'waiting.turn')]);
  const element = await open();
  const asked = heard(element, 'syncnow');
  await press(element, 'button');
  expect(asked).toHaveLength(1);
});

test('Tx-06 asked again it shows what is so now', async () => {
  answered([outOfScope]);
  const element = await open();
  answered([answerOf('in', 'in.sent')]);
  await element.refresh();
  await settle();
  expect(textOf(element, 'headline')).toBe('In Iterable: Contacts to users sent it.');
});

test('Tx-06 while the bridge is silent it says so, and where nothing is known that', async () => {
  jest.mocked(explain).mockResolvedValue({ ...view, isBridgeReachable: false, answers: [] });
  expect(textOf(await open(), 'offline')).toBe(
    'While the bridge does not answer, only the last known status can be shown.'
  );
  answered([]);
  expect(textOf(await open(), 'empty')).toBe('There is nothing to say about this record yet.');
});

test('Tx-06 a failure is a sentence, and can be tried again', async () => {
  jest.mocked(explain).mockRejectedValue({ body: { message: 'You may not see this record.' } });
  const element = await open();
  expect(element.shadowRoot?.textContent).toContain('You may not see this record.');
  answered([outOfScope]);
  await press(element, 'try-again');
  expect(part(element, 'failure')).toBeNull();
  expect(part(element, 'headline')).not.toBeNull();
});

test('Tx-06 an answer that is there stays when asking again fails', async () => {
  answered([outOfScope]);
  const element = await open();
  jest.mocked(explain).mockRejectedValue(new Error('offline'));
  await element.refresh();
  expect(part(element, 'headline')).not.toBeNull();
});

test('is accessible', async () => {
  answered([outOfScope, answerOf('in', 'in.sent')]);
  await expect(await open()).toBeAccessible();
});
