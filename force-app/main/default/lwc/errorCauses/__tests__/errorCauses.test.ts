import getCauses from '@salesforce/apex/IterableSyncRunsController.getCauses';
import ErrorCauses from 'c/errorCauses';
import { heard, part, parts, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncRunsController.getCauses', () => ({ default: jest.fn() }), {
  virtual: true
});
function mockPart() {
  return jest.requireActual<object>('test-support/empty-part');
}
jest.mock('c/errorCause', () => mockPart());

test('Hx-02 every cause, and nothing when nothing needs attention any more', async () => {
  jest.mocked(getCauses).mockResolvedValueOnce({ causes: [{ key: 'k1' }, { key: 'k2' }], canOperate: true });
  const element = await show('c-error-causes', ErrorCauses, { syncName: 'A' });
  expect(getCauses).toHaveBeenCalledWith({ syncName: 'A' });
  expect(parts(element, 'cause')).toHaveLength(2);
  await expect(element).toBeAccessible();
  const opened = heard(element, 'open');
  part(element, 'cause')?.dispatchEvent(new CustomEvent('open', { detail: { run: 'r', record: '0' } }));
  expect(opened).toEqual([{ run: 'r', record: '0' }]);
  jest.mocked(getCauses).mockResolvedValueOnce({ causes: [] });
  part(element, 'cause')?.dispatchEvent(new CustomEvent('replayed'));
  await settle();
  expect(textOf(element, 'none')).toContain('Nothing needs attention.');
});

test('Hx-02 a failure is said, and Try again asks again', async () => {
  jest.mocked(getCauses).mockRejectedValueOnce({ body: { message: 'No answer.' } });
  const element = await show('c-error-causes', ErrorCauses, { syncName: '' });
  expect(textOf(element, 'problem')).toContain('No answer.');
  jest.mocked(getCauses).mockResolvedValueOnce({ causes: [{ key: 'k1' }] });
  await press(element, 'try-again');
  expect(parts(element, 'cause')).toHaveLength(1);
});
