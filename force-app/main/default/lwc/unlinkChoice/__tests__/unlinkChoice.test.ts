import compareLists from '@salesforce/apex/IterableSyncCampaignController.compare';
import UnlinkChoice from 'c/unlinkChoice';
import { heard, part, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncCampaignController.compare', () => ({ default: jest.fn() }), {
  virtual: true
});

const counts = {
  syncs: [{ sync: 'Members', lists: [{ list: 41, size: 100_000, both: 50, others: 950, strangers: 99_000 }] }]
};
beforeEach(() => {
  jest.mocked(compareLists).mockReset().mockResolvedValue(JSON.stringify(counts));
});

const open = (given: object = {}) =>
  show('c-unlink-choice', UnlinkChoice, {
    ...{ label: 'Unlink', listName: 'Newsletter', peopleOnList: 1131 },
    ...{ campaignId: '701000000000001', syncName: 'Members', listId: 41, ...given }
  });
const type = async (element: Element, value: string): Promise<void> => {
  part(element, 'typed')?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};
const choose = async (element: Element, value: string): Promise<void> => {
  part(element, 'choice')?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};

test('T-05 Unlink asks what becomes of the list, and says what each answer does', async () => {
  const element = await open();
  expect(textOf(element, 'note')).toBe('Nobody is added or taken off any more.');
  await choose(element, 'Empty');
  expect(textOf(element, 'note')).toContain('1,131 members are taken off.');
  await choose(element, 'Delete');
  expect(textOf(element, 'note')).toContain('is not deleted: the link goes on, and says why');
  expect(part(element, 'confirm')).toMatchObject({ variant: 'destructive' });
});

test('T-05 Empty says that those go, too, who were on the list before; with no number where it is not known', async () => {
  const element = await open({ peopleOnList: null });
  await choose(element, 'Empty');
  expect(textOf(element, 'note')).toContain('All members of this campaign who are on the list');
  expect(textOf(element, 'note')).toContain('before it was linked go, too');
});

test('T-05 Delete shows how many are on the list and not from here, and wants its name typed', async () => {
  const element = await open();
  expect(compareLists).not.toHaveBeenCalled();
  await choose(element, 'Delete');
  expect(textOf(element, 'size')).toBe(
    '100,000 people are on the list in Iterable; 99,950 of them are not from this campaign.'
  );
  expect(part(element, 'typed')).toMatchObject({ label: 'To delete it, type its name: Newsletter' });
  expect(part(element, 'confirm')).toMatchObject({ disabled: true });
  await type(element, 'Newsletters');
  expect(part(element, 'confirm')).toMatchObject({ disabled: true });
  await type(element, 'Newsletter');
  expect(part(element, 'confirm')).toMatchObject({ disabled: false });
  await choose(element, 'Keep');
  expect(part(element, 'typed')).toBeNull();
});

test('T-05 Delete says so where the people on the list could not be counted', async () => {
  jest.mocked(compareLists).mockRejectedValue(new Error('no'));
  const element = await open();
  await choose(element, 'Delete');
  expect(textOf(element, 'size')).toContain('could not be told now: look in Iterable first');
});

test('T-05 the answer is the choice; Cancel is none', async () => {
  const element = await open();
  const answers = heard(element, 'close');
  await choose(element, 'Empty');
  await press(element, 'confirm');
  await press(element, 'cancel');
  expect(answers).toEqual(['Empty', null]);
});

test('T-05 the choice is accessible', async () => {
  await expect(await open()).toBeAccessible();
});
