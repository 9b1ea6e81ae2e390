import nameRecords from '@salesforce/apex/IterableSyncPreviewController.nameRecords';
import PersonList from 'c/personList';
import { navigations } from 'test-support/navigation';
import { part, parts, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncPreviewController.nameRecords', () => ({ default: jest.fn() }), {
  virtual: true
});

const idOf = (index: number): string => `0030000000000${String(index).padStart(2, '0')}`;
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ recordId: idOf(index), note: `note ${index}` }));

beforeEach(() => {
  jest
    .mocked(nameRecords)
    .mockReset()
    .mockImplementation(({ recordIds }) =>
      Promise.resolve(
        (recordIds ?? []).map((id) => ({
          recordId: `${id}AAA`,
          name: `Person ${id}`,
          detail: 'a@example.com'
        }))
      )
    );
});

const open = (people: object[]) => show('c-person-list', PersonList, { label: 'People', people });

test('D-49 each that is named can be previewed with the sync', async () => {
  const element = await show('c-person-list', PersonList, {
    ...{ label: 'People', syncName: 'Contacts', people: many(1) }
  });
  expect(part(element, 'actions')).toMatchObject({
    ...{ syncName: 'Contacts', recordId: idOf(0), name: `Person ${idOf(0)}`, runId: null }
  });
  await expect(element).toBeAccessible();
});

test('D-54 people are named, with what is said of them, and each name opens the record', async () => {
  const element = await open(many(2));
  expect(['a', 'detail', 'note'].map((each) => textOf(element, each))).toEqual([
    `Person ${idOf(0)}`,
    'a@example.com',
    'note 0'
  ]);
  parts(element, 'a')[1]?.click();
  expect(navigations).toEqual([
    { type: 'standard__recordPage', attributes: { recordId: idOf(1), actionName: 'view' } }
  ]);
});

test('D-54 ten are shown at a time, and ten are asked for', async () => {
  const element = await open(many(12));
  expect(parts(element, 'person')).toHaveLength(10);
  expect(part<HTMLElement & { label: string }>(element, 'more')?.label).toBe('Show 2 more');
  await press(element, 'more');
  expect(parts(element, 'person')).toHaveLength(12);
  expect(part(element, 'more')).toBeNull();
  expect(jest.mocked(nameRecords).mock.calls.map(([{ recordIds }]) => recordIds?.length)).toEqual([10, 2]);
});

test('H-48 a record that the user may not see is listed and not named', async () => {
  jest.mocked(nameRecords).mockResolvedValue([]);
  const element = await open([{ recordId: idOf(0) }]);
  expect(textOf(element, 'person')).toBe('A record that you may not see');
  expect(part(element, 'a')).toBeNull();
});

test('D-54 a failure is a sentence, and can be tried again', async () => {
  jest.mocked(nameRecords).mockRejectedValueOnce({ body: { message: 'No answer.' } });
  const element = await open(many(1));
  expect(textOf(element, 'problem')).toBe('The names could not be loaded: No answer.');
  await press(element, 'try-again');
  expect(parts(element, 'person')).toHaveLength(1);
  expect(part(element, 'problem')).toBeNull();
});

test('D-54 other people take the place of these; the same people with other notes are not asked for again', async () => {
  const element = await open(many(1));
  element.people = [{ recordId: idOf(0), note: 'Sent' }];
  await settle();
  expect(textOf(element, 'note')).toBe('Sent');
  expect(nameRecords).toHaveBeenCalledTimes(1);
  element.people = [{ recordId: idOf(7) }];
  await settle();
  expect(parts(element, 'person').map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining(idOf(7))
  ]);
});

test('is accessible', async () => {
  await expect(await open(many(11))).toBeAccessible();
});
