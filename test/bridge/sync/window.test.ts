import type { Bookmark, ReadingWindow } from '../../../bridge/sync/bookkeeping';
import { bookmarkAfter, overlapMs, windowFor } from '../../../bridge/sync/window';
import { contactId } from '../../builders';

const now = new Date('2026-02-01T10:00:07.890Z');
const end = '2026-02-01T10:00:07.000Z';
const marked = (mark: string): Bookmark => ({ mark, window: null });
const position = { changedAt: '2026-02-01T08:00:00.000Z', id: contactId(7) };

describe('which window a run reads', () => {
  test('D-07 the first one has no beginning and ends before the second that is running', () => {
    expect(windowFor(null, now, {})).toEqual({ start: null, end, position: null });
  });

  test('DESIGN 7.1: the next one overlaps the one before by ten minutes', () => {
    expect(overlapMs).toBe(600_000);
    expect(windowFor(marked('2026-02-01T09:00:00.000Z'), now, {})).toEqual({
      start: '2026-02-01T08:50:00.000Z',
      end,
      position: null
    });
  });

  test('D-14 an open one goes on where it stopped, without overlap and with its own end', () => {
    const open: ReadingWindow = { start: null, end: '2026-02-01T09:00:00.000Z', position };
    expect(windowFor({ mark: null, window: open }, now, {})).toBe(open);
  });

  test('D-20 a time that is asked for begins it, whatever the bookmark says', () => {
    const open: ReadingWindow = { start: null, end: '2026-02-01T09:00:00.000Z', position };
    const bookmark = { mark: '2026-02-01T09:00:00.000Z', window: open };
    expect(windowFor(bookmark, now, { since: '2026-01-01T01:00:00+01:00' })).toEqual({
      start: '2026-01-01T00:00:00.000Z',
      end,
      position: null
    });
    expect(windowFor(bookmark, now, { full: true })).toEqual({ start: null, end, position: null });
  });
});

describe('DESIGN 7.1: the bookmark after a page', () => {
  const read = (start: string | null, upTo = end): ReadingWindow => ({ start, end: upTo, position });
  const before = marked('2026-02-01T09:00:00.000Z');

  test('keeps an open window, and its mark', () => {
    const open = read(null);
    expect(bookmarkAfter(null, open, open)).toEqual({ mark: null, window: open });
    expect(bookmarkAfter(before, open, open)).toEqual({ mark: before.mark, window: open });
  });

  test.each([
    ['everything', null, read(null), end],
    ['everything, again', before, read(null), end],
    ['what overlaps the mark', before, read('2026-02-01T08:50:00.000Z'), end],
    ['from the mark itself', before, read('2026-02-01T09:00:00.000Z'), end]
  ])('moves the mark when %s was read', (_what, bookmark, window, mark) => {
    expect(bookmarkAfter(bookmark, window, null)).toEqual({ mark, window: null });
  });

  test.each([
    ['there is a gap behind the mark', before, read('2026-02-01T09:00:01.000Z'), before.mark],
    ['nothing was ever read before', null, read('2026-02-01T09:00:00.000Z'), null],
    ['the window ended before the mark', before, read(null, '2026-02-01T08:00:00.000Z'), before.mark],
    [
      'the clock of the server went back',
      before,
      read('2026-02-01T08:50:00.000Z', '2026-02-01T08:59:59.000Z'),
      before.mark
    ]
  ])('does not move the mark when %s', (_what, bookmark, window, mark) => {
    expect(bookmarkAfter(bookmark, window, null)).toEqual({ mark, window: null });
  });
});
