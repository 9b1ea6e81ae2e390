import type { Bookmark } from '../../../bridge/sync/bookkeeping';
import { laneOf } from '../../../bridge/sync/lane-of';
import type { RunRequest } from '../../../bridge/sync/run-parts';

const mark = '2026-11-01T10:00:00.000Z';
const upToDate: Bookmark = { mark, window: null };
const open = (start: string | null): Bookmark => ({
  mark,
  window: { start, end: '2026-11-01T11:00:00.000Z', position: null }
});

test.each<[string, RunRequest, Bookmark | null, number, string]>([
  ['a schedule that goes on from its mark', { trigger: 'schedule' }, upToDate, 0, 'live'],
  ['a person who runs a sync', { trigger: 'command' }, upToDate, 0, 'live'],
  [
    'an open window that goes on from the mark',
    { trigger: 'schedule' },
    open('2026-11-01T09:50:00.000Z'),
    0,
    'live'
  ],
  ['records that a message named', { trigger: 'message', recordIds: ['003A'] }, upToDate, 0, 'live'],
  ['a message before the first load', { trigger: 'message', recordIds: ['003A'] }, null, 0, 'live'],
  ['Sync now', { trigger: 'record', recordIds: ['003A'] }, upToDate, 0, 'interactive'],
  ['single records by the API', { trigger: 'api', recordIds: ['003A'] }, null, 5000, 'interactive'],
  ['the first load', { trigger: 'schedule' }, null, 0, 'backfill'],
  [
    'a first load that was cut off',
    { trigger: 'schedule' },
    { mark: null, window: open(null).window },
    0,
    'backfill'
  ],
  ['a full run', { trigger: 'api', full: true }, upToDate, 0, 'backfill'],
  ['what is left of a full run', { trigger: 'schedule' }, open(null), 0, 'backfill'],
  ['since a date', { trigger: 'command', since: '2026-01-01T00:00:00Z' }, upToDate, 0, 'backfill'],
  ['what is left of that', { trigger: 'schedule' }, open('2026-01-01T00:00:00.000Z'), 0, 'backfill'],
  ['what was captured and goes out now', { trigger: 'schedule' }, upToDate, 1000, 'backfill']
])('%s', (_, request, bookmark, due, lane) => {
  expect(laneOf(request, { bookmark, due })).toBe(lane);
});
