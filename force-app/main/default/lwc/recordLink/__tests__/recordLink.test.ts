import RecordLink from 'c/recordLink';
import { navigations } from 'test-support/navigation';
import { part, press, show, textOf } from 'test-support/shown';

test('D-54 a record by its name leads to its page; without a name it is called by its id', async () => {
  const element = await show('c-record-link', RecordLink, { recordId: '003A', name: 'Ada', isVisible: true });
  expect(textOf(element, 'open')).toBe('Ada');
  await press(element, 'open');
  expect(navigations[0]?.attributes).toEqual({ recordId: '003A', actionName: 'view' });
  const nameless = await show('c-record-link', RecordLink, { recordId: '003B', name: null, isVisible: true });
  expect(textOf(nameless, 'open')).toBe('003B');
});

test('D-54 a record that the user may not see is not named and leads nowhere', async () => {
  const element = await show('c-record-link', RecordLink, { recordId: '003A', name: null, isVisible: false });
  expect(part(element, 'open')).toBeNull();
  expect(textOf(element, 'hidden')).toBe('A record you may not see');
  await expect(element).toBeAccessible();
});
