import forecastPeople from '@salesforce/apex/IterableSyncPreviewController.forecastPeople';
import ForecastGroup from 'c/forecastGroup';
import { part, press, show, textOf } from 'test-support/shown';
import { forecastAnswer } from 'test-support/trial-answers';

jest.mock('@salesforce/apex/IterableSyncPreviewController.forecastPeople', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/IterableSyncPreviewController.nameRecords',
  () => ({ default: jest.fn(() => []) }),
  {
    virtual: true
  }
);

const [notSent] = forecastAnswer.groups;
const open = (changes = {}) =>
  show('c-forecast-group', ForecastGroup, {
    group: { ...notSent, ...changes } as unknown,
    definition: '{"syncs":[]}'
  });
const listed = (element: Element) =>
  part<HTMLElement & { people: { recordId: string; note?: string }[] }>(element, 'c-person-list')?.people ??
  [];
const page = (ids: string[], next: string | null) =>
  JSON.stringify({ people: ids.map((recordId) => ({ recordId, message: `why ${recordId}` })), next });

beforeEach(() => jest.mocked(forecastPeople).mockReset());

test('D-48 a group says how many, roughly where a sample speaks, what becomes of them and why', async () => {
  const element = await open();
  expect(textOf(element, 'count')).toBe('≈ 70');
  expect(textOf(element, 'word')).toBe('Not sent');
  expect(textOf(element, 'reason')).toBe('They opted out.');
  expect(textOf(await open({ isRough: false, count: 1204, reason: '' }), 'count')).toBe('1,204');
});

test('D-48 "Who?" opens the people that were worked out, and closes them again', async () => {
  const element = await open();
  expect(part(element, 'people')).toBeNull();
  await press(element, 'who');
  expect(listed(element)).toEqual(notSent?.recordIds.map((recordId) => ({ recordId })));
  await press(element, 'who');
  expect(part(element, 'people')).toBeNull();
});

test('D-48 more of them are looked for page by page, past pages that hold nobody', async () => {
  jest
    .mocked(forecastPeople)
    .mockResolvedValueOnce(page([], 'c1'))
    .mockResolvedValueOnce(page(['003000000000001AAA', '003000000000009AAA'], 'c2'))
    .mockResolvedValueOnce(page([], null));
  const element = await open();
  await press(element, 'who');
  await press(element, 'find-more');
  const asked = { definition: '{"syncs":[]}', outcome: 'not-sent', code: 'consent' };
  expect(jest.mocked(forecastPeople).mock.calls).toEqual([
    [{ ...asked, cursor: null }],
    [{ ...asked, cursor: 'c1' }]
  ]);
  expect(listed(element)).toEqual([
    { recordId: '003000000000001AAA', note: 'why 003000000000001AAA' },
    { recordId: '003000000000002AAA' },
    { recordId: '003000000000009AAA', note: 'why 003000000000009AAA' }
  ]);
  await press(element, 'find-more');
  expect(part(element, 'find-more')).toBeNull();
  expect(textOf(element, 'no-more')).toBe('These are all that were found.');
});

test('D-48 where all are known nothing more is looked for; a group of nobody opens nobody', async () => {
  const element = await open({ count: 2 });
  await press(element, 'who');
  expect(part(element, 'find-more')).toBeNull();
  expect(part(await open({ count: 0 }), 'who')).toBeNull();
});

test('D-48 a look that fails says why, and can be tried again', async () => {
  jest.mocked(forecastPeople).mockRejectedValueOnce({ body: { message: 'No answer.' } });
  const element = await open();
  await press(element, 'who');
  await press(element, 'find-more');
  expect(textOf(element, 'problem')).toBe('No answer.');
  jest.mocked(forecastPeople).mockResolvedValueOnce(page([], null));
  await press(element, 'find-more');
  expect(part(element, 'problem')).toBeNull();
});

test('is accessible', async () => {
  const element = await open();
  await press(element, 'who');
  await expect(element).toBeAccessible();
});
