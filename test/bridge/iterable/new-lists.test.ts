import { ConfigError, TransientError } from '../../../bridge/errors';
import { NewLists } from '../../../bridge/iterable/new-lists';
import { manualClock } from '../../builders';

const unknown = new ConfigError('iterable.unknown-list', 'no');

test('iterable-api 9: a list that was made here less than two minutes ago may yet be known', () => {
  const clock = manualClock();
  const lists = new NewLists(() => clock.now().getTime());
  expect(lists.explain(7, unknown)).toBe(unknown);
  lists.add(7);
  clock.advance(119_999);
  expect(lists.explain(7, unknown)).toBeInstanceOf(TransientError);
  expect(lists.explain(7, unknown)).toMatchObject({ code: 'iterable.unknown-list' });
  expect(lists.explain(8, unknown)).toBe(unknown);
  clock.advance(1);
  expect(lists.explain(7, unknown)).toBe(unknown);
});

test('all other errors are as they are', () => {
  const lists = new NewLists(() => 0);
  lists.add(7);
  const other = new ConfigError('iterable.field-limit', 'no');
  expect(lists.explain(7, other)).toBe(other);
});
