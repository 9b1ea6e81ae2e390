import { createElement } from 'lwc';
import { navigations } from 'test-support/navigation';
import approveRemovals from '@salesforce/apex/IterableSyncHomeController.approveRemovals';
import discardRemovals from '@salesforce/apex/IterableSyncHomeController.discardRemovals';
import getHeldRecords from '@salesforce/apex/IterableSyncHomeController.getHeldRecords';
import ConfirmAction from 'c/confirmAction';
import HeldRemovals from 'c/heldRemovals';

jest.mock('@salesforce/apex/IterableSyncHomeController.approveRemovals', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncHomeController.discardRemovals', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncHomeController.getHeldRecords', () => ({ default: jest.fn() }), {
  virtual: true
});

const held = {
  runId: 'r1',
  syncName: 'Contacts',
  syncLabel: 'Contacts to Iterable',
  heldAt: new Date(Date.now() - 5 * 60_000).toISOString(),
  removals: 40,
  present: 100,
  reasons: [
    { reason: 'Country is no longer US', count: 38 },
    { reason: 'the record was deleted', count: 2 }
  ]
};
const firstPage = {
  records: [
    { recordId: '003000000000001AAA', name: 'Anna Keller', reason: 'Country is no longer US' },
    { recordId: '003000000000002AAA', name: null, reason: 'the record was deleted' }
  ],
  next: 'p2'
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

async function show(properties: object = {}): Promise<HTMLElement> {
  const element = createElement('c-held-removals', { is: HeldRemovals });
  Object.assign(element, { held, canOperate: true }, properties);
  document.body.appendChild(element);
  await settle();
  return element;
}

const part = (element: HTMLElement, id: string) =>
  (element.shadowRoot as ShadowRoot).querySelector<HTMLElement>(`[data-id="${id}"]`);
const text = (element: HTMLElement, id: string) =>
  part(element, id)?.textContent?.replace(/\s+/g, ' ').trim();

function decisions(element: HTMLElement): string[] {
  const messages: string[] = [];
  element.addEventListener('decided', (event) =>
    messages.push((event as CustomEvent<{ message: string }>).detail.message)
  );
  return messages;
}

beforeEach(() => {
  jest
    .mocked(getHeldRecords)
    .mockReset()
    .mockResolvedValueOnce(firstPage)
    .mockResolvedValue({
      records: [{ recordId: '003000000000003AAA', name: 'Bo Lind', reason: 'Country is no longer US' }],
      next: null
    });
  jest.mocked(approveRemovals).mockReset().mockResolvedValue('r2');
  jest.mocked(discardRemovals).mockReset().mockResolvedValue(undefined);
  jest.mocked(ConfirmAction.open).mockReset().mockResolvedValue(true);
});

test('H-35 held removals say how many, of how many, since when, why and who', async () => {
  const element = await show();
  expect(text(element, 'count')).toBe('40 records would be removed from Iterable');
  expect(text(element, 'since')).toBe('Contacts to Iterable, held 5 minutes ago');
  expect(text(element, 'share')).toContain('That is 40% of the 100 there.');
  expect(text(element, 'reasons')).toBe('38Country is no longer US2The record was deleted');
  expect(text(element, 'names')).toBe('Anna KellerA record you may not see');
  expect(text(element, 'shown')).toBe('(2 of 40 shown)');
});

test('H-35 reasons that name a field which the person may not see are counted, and told neutrally', async () => {
  jest
    .mocked(getHeldRecords)
    .mockReset()
    .mockResolvedValue({
      records: [
        { recordId: '003000000000001AAA', name: 'Anna Keller', reason: null },
        { recordId: '003000000000002AAA', name: null, reason: null }
      ],
      next: null
    });
  const reasons = [
    { reason: null, count: 30 },
    { reason: 'the record was deleted', count: 2 },
    { reason: null, count: 8 }
  ];
  const element = await show({ held: { ...held, reasons } });
  const hidden = 'A field that you may not see decides this.';
  expect(text(element, 'reasons')).toBe(`38${hidden}2The record was deleted`);
  const titles = [...(part(element, 'names')?.querySelectorAll('[title]') ?? [])].map((one) =>
    one.getAttribute('title')
  );
  expect(titles.filter(Boolean)).toEqual([hidden]);
});

test('H-35 more names come on demand, and a name opens its record', async () => {
  const element = await show();
  part(element, 'more')?.click();
  await settle();
  expect(getHeldRecords).toHaveBeenLastCalledWith({ runId: 'r1', cursor: 'p2' });
  expect(text(element, 'names')).toContain('Bo Lind');
  expect(part(element, 'more')).toBeNull();
  part(element, '003000000000003AAA')?.click();
  expect(navigations).toEqual([
    { type: 'standard__recordPage', attributes: { recordId: '003000000000003AAA', actionName: 'view' } }
  ]);
});

test('H-35 Approve asks with the number, removes, and says so', async () => {
  const element = await show();
  const messages = decisions(element);
  part(element, 'approve')?.click();
  await settle();
  expect(ConfirmAction.open).toHaveBeenCalledWith(
    expect.objectContaining({
      label: 'Remove 40 records from Iterable?',
      confirmLabel: 'Remove 40 records',
      variant: 'destructive'
    })
  );
  expect(approveRemovals).toHaveBeenCalledWith({ runId: 'r1' });
  expect(messages).toEqual(['Approved. The records are being removed from Iterable.']);
});

test('H-35 Discard asks, keeps everybody, and says so', async () => {
  const element = await show();
  const messages = decisions(element);
  part(element, 'discard')?.click();
  await settle();
  expect(ConfirmAction.open).toHaveBeenCalledWith(
    expect.objectContaining({ confirmLabel: 'Keep 40 records' })
  );
  expect(discardRemovals).toHaveBeenCalledWith({ runId: 'r1' });
  expect(messages).toEqual(['Discarded. Nobody is removed.']);
});

test('H-35 one record is one record, and a share that nobody knows is not told', async () => {
  const element = await show({ held: { ...held, removals: 1, present: 0 } });
  expect(text(element, 'count')).toBe('1 record would be removed from Iterable');
  expect(text(element, 'share')).toMatch(/^So many at once can be a mistake/);
});

test('H-35 who does not confirm changes nothing', async () => {
  jest.mocked(ConfirmAction.open).mockResolvedValue(undefined);
  const element = await show();
  const messages = decisions(element);
  part(element, 'approve')?.click();
  await settle();
  expect(approveRemovals).not.toHaveBeenCalled();
  expect(messages).toEqual([]);
});

test('H-35 who may not decide sees who and why, and no button', async () => {
  const element = await show({ canOperate: false });
  expect(part(element, 'approve')).toBeNull();
  expect(part(element, 'discard')).toBeNull();
  expect(text(element, 'viewer')).toBe('An operator decides whether these records are removed.');
  expect(text(element, 'names')).toContain('Anna Keller');
});

test('H-35 a decision that fails is told, and can be made again', async () => {
  jest.mocked(approveRemovals).mockRejectedValue({ body: { message: 'Somebody decided already.' } });
  const element = await show();
  const messages = decisions(element);
  part(element, 'approve')?.click();
  await settle();
  expect(text(element, 'problem')).toBe('Somebody decided already.');
  expect((part(element, 'approve') as HTMLElement & { disabled: boolean }).disabled).toBe(false);
  expect(messages).toEqual([]);
});

test('H-35 names that cannot be loaded are told, with another try; the decision stays possible', async () => {
  jest
    .mocked(getHeldRecords)
    .mockReset()
    .mockRejectedValueOnce({ body: { message: 'The bridge is slow.' } })
    .mockResolvedValue(firstPage);
  const element = await show();
  expect(text(element, 'names-problem')).toBe('The names could not be loaded: The bridge is slow.');
  expect(part(element, 'approve')).not.toBeNull();
  part(element, 'names-problem')?.querySelector<HTMLElement>('lightning-button')?.click();
  await settle();
  expect(part(element, 'names-problem')).toBeNull();
  expect(text(element, 'names')).toContain('Anna Keller');
});

test('H-35 held removals are accessible', async () => {
  await expect(await show()).toBeAccessible();
});
