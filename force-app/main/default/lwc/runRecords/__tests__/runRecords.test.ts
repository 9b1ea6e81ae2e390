import getRunRecords from '@salesforce/apex/IterableSyncRunsController.getRunRecords';
import RunRecords from 'c/runRecords';
import { heard, part, parts, press, settle, show, textOf } from 'test-support/shown';

const foot = (element: Element): Element => part(element, 'foot') ?? element;

jest.mock('@salesforce/apex/IterableSyncRunsController.getRunRecords', () => ({ default: jest.fn() }), {
  virtual: true
});

const lines = [
  {
    ...{ recordId: '003A', recordName: 'Ada', isVisible: true, objectName: 'Contact', outcome: 'rejected' },
    ...{
      message: 'Email is odd.',
      fix: 'Mend it.',
      iterableKey: 'a@b.c',
      happenedAt: '2026-11-22T08:00:00.000Z'
    }
  },
  { recordId: '003B', isVisible: true, recordName: 'Bo', outcome: 'skipped', isMessageHidden: true },
  { recordId: '003C', isVisible: false, outcome: 'delivered' }
];

const shown = () => show('c-run-records', RunRecords, { runId: 'r1' });
beforeEach(() => jest.mocked(getRunRecords).mockReset().mockResolvedValue({ records: lines, next: 'n' }));

test('D-54 each record with when, name, Salesforce Id, Iterable key, outcome and message', async () => {
  const element = await shown();
  const rows = parts(element, 'record').map((row) => row.textContent?.replace(/\s+/g, ' '));
  expect(rows[0]).toContain('003A');
  expect(rows[0]).toContain('a@b.c');
  expect(rows[0]).toContain('Needs attention');
  expect(rows[0]).toContain('Email is odd. Mend it.');
  expect(rows[1]).toContain('a field that you may not see');
  expect(parts(element, 'detail')).toHaveLength(2);
  await expect(element).toBeAccessible();
});

test('S-31 whoever was sent first is a link', async () => {
  const other = { ...lines[0], otherRecordId: '003B', otherRecordName: 'Jo Park' };
  jest.mocked(getRunRecords).mockResolvedValue({ records: [other] });
  const element = await shown();
  expect(textOf(element, 'told')).toBe('Email is odd. Mend it. The other record:');
  expect(part(element, 'other')).toMatchObject({ recordId: '003B', name: 'Jo Park' });
});

test('D-54 one opens its details, and more follow', async () => {
  const element = await shown();
  const opened = heard(element, 'open');
  await press(element, 'detail');
  expect(opened).toEqual([{ record: '003A' }]);
  jest.mocked(getRunRecords).mockResolvedValue({ records: [{ recordId: '003D', isVisible: false }] });
  await press(foot(element), 'more');
  expect(getRunRecords).toHaveBeenLastCalledWith({ runId: 'r1', outcome: '', cursor: 'n' });
  expect(part(foot(element), 'more')).toBeNull();
});

test('D-54 records of one outcome alone, and none', async () => {
  const element = await shown();
  jest.mocked(getRunRecords).mockResolvedValue({ records: [] });
  part(element, 'outcome')?.dispatchEvent(new CustomEvent('change', { detail: { value: 'deferred' } }));
  await settle();
  expect(getRunRecords).toHaveBeenLastCalledWith({ runId: 'r1', outcome: 'deferred', cursor: null });
  expect(textOf(element, 'empty')).toContain('No such record');
});

test('Hx-03 the export holds neither names nor addresses', async () => {
  const element = await shown();
  const { load } = part(element, 'c-csv-export') as unknown as {
    load: (cursor: string | null) => Promise<{ rows: unknown[][]; next: string | null }>;
  };
  const page = await load(null);
  expect(page.next).toBe('n');
  expect(page.rows[0]).toContain('003A');
  expect(JSON.stringify(page.rows)).not.toMatch(/Ada|a@b\.c/);
});

test('D-54 a failure is said, and Try again asks again', async () => {
  jest.mocked(getRunRecords).mockRejectedValueOnce({ body: { message: 'No.' } });
  const element = await shown();
  expect(textOf(foot(element), 'problem')).toContain('No.');
  await press(foot(element), 'try-again');
  expect(parts(element, 'record')).toHaveLength(3);
});
