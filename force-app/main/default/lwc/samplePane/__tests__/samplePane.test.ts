import findRecords from '@salesforce/apex/IterableSyncPreviewController.findRecords';
import SamplePane from 'c/samplePane';
import { preview } from 'test-support/mapping-situation';
import { heard, part, parts, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncPreviewController.findRecords', () => ({ default: jest.fn() }), {
  virtual: true
});

const ada = { recordId: '003000000000001', name: 'Ada Byron', detail: 'ada@example.com' };
const open = (given: object = {}) =>
  show('c-sample-pane', SamplePane, { objectName: 'Contact', recordId: null, ...given });
type Box = HTMLElement & { options: object[]; isLoading: boolean };
const box = (element: Element) => part<Box>(element, 'record') as Box;

async function search(element: Element, text: string): Promise<void> {
  box(element).dispatchEvent(new CustomEvent('search', { detail: { text } }));
  await settle();
}

beforeEach(() => jest.mocked(findRecords).mockReset().mockResolvedValue([ada]));

test('D-40 without a record it is said what one is for, and that nothing is sent', async () => {
  const element = await open();
  expect(textOf(element, 'hint')).toContain('Nothing is sent.');
  await expect(element).toBeAccessible();
});

test('D-40 records are searched by name or e-mail, and one is chosen by its name', async () => {
  const element = await open();
  const chosen = heard(element, 'choose');
  await search(element, '');
  expect(findRecords).toHaveBeenCalledWith({ objectName: 'Contact', text: '' });
  expect(box(element).options).toEqual([
    { value: ada.recordId, label: 'Ada Byron', detail: 'ada@example.com' }
  ]);
  box(element).dispatchEvent(new CustomEvent('choose', { detail: { value: ada.recordId } }));
  expect(chosen).toEqual([{ recordId: ada.recordId, name: 'Ada Byron' }]);
});

test('D-40 while somebody types nothing is asked; the answer to an older question is not shown', async () => {
  jest.useFakeTimers();
  const shown = open();
  await jest.advanceTimersByTimeAsync(1);
  const element = await shown;
  for (const text of ['a', 'ad', 'ada'])
    box(element).dispatchEvent(new CustomEvent('search', { detail: { text } }));
  await jest.advanceTimersByTimeAsync(1_000);
  expect(jest.mocked(findRecords).mock.calls).toEqual([[{ objectName: 'Contact', text: 'ada' }]]);
  jest.useRealTimers();
});

test('D-40 its values are shown as they are read: parents by their paths, child rows by their number', async () => {
  const element = await open({ recordId: ada.recordId, name: ada.name, preview });
  expect(
    parts(element, '[data-path]').map((each) => [each.dataset.path, each.querySelector('dd')?.textContent])
  ).toEqual([
    ['Id', '003000000000001'],
    ['FirstName', 'Ada'],
    ['Birthdate', 'blank'],
    ['Account.Name', 'Engines'],
    ['Pets__r', '2']
  ]);
});

test('D-40 what would become of the record is said in the words of people, with the reason', async () => {
  const outcome = { status: 'rejected', code: 'x', message: 'No address.' };
  const element = await open({ recordId: ada.recordId, preview: { ...preview, outcome }, isStale: true });
  expect(textOf(element, 'outcome')).toBe('Needs attention');
  expect(textOf(element, 'reason')).toBe('No address.');
  expect(textOf(element, 'stale')).toBe('Being worked out anew');
  const scope = { verdict: 'out of scope', reasons: ['Country is DE.'], clauses: [] };
  const skipped = { ...preview, scope, outcome: { status: 'skipped', code: '', message: '' } };
  const other = await open({ recordId: ada.recordId, preview: skipped });
  expect(textOf(other, 'reason')).toBe('Country is DE.');
  await expect(other).toBeAccessible();
});

test('D-40 why no record could be found is said', async () => {
  jest.mocked(findRecords).mockRejectedValueOnce({ body: { message: 'You may not see Contact.' } });
  const element = await open();
  await search(element, '');
  expect(textOf(element, 'problem')).toBe('You may not see Contact.');
});
