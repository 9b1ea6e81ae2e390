import { csvText } from '../../../bridge/commands/csv';
import { messageOf, runsTable } from '../../../bridge/commands/run-log';
import { rangeOf } from '../../../bridge/commands/time-range';
import { noCounts } from '../../../bridge/sync/model';
import { storedRun } from '../http/admin-api';

const counts = { ...noCounts(), extracted: 22, delivered: 20, rejected: 1, deferred: 1 };
const told = '22 read, 20 delivered, 1 rejected, 1 deferred.';

test.each([
  ['done', null, told],
  ['waiting', null, 'It waits for its turn.'],
  ['interrupted', null, `Stopped; the next run goes on where it stopped. ${told}`],
  ['held', null, `Removals are held for approval. ${told}`],
  [
    'failed',
    { message: 'Salesforce: no such field.', fix: 'Correct it.' },
    'Salesforce: no such field. Correct it.'
  ]
])('D-51 Tx-02 the message of a run that is %s', (state, error, message) => {
  expect(messageOf({ state, error, counts })).toBe(message);
});

test('D-51 Sx-03 a line of the log has name, id, start, end, status, message, queued, errors, query and window', () => {
  const window = { start: '2026-02-01T08:00:00.000Z', end: '2026-02-01T09:00:00.000Z' };
  const run = storedRun(1, { state: 'done', endedAt: '2026-02-01T09:00:02.000Z', counts, window });
  const [head = '', line = ''] = csvText(runsTable([run])).split('\r\n');
  const cells = new Map(head.split(',').map((name, place) => [name, place]));
  expect([...cells.keys()]).toEqual([
    ...['run', 'sync', 'trigger', 'state', 'started_at', 'ended_at', 'message', 'queued', 'delivered'],
    ...['unchanged', 'skipped', 'errors', 'deferred', 'removed', 'read_from', 'read_to', 'bookmark', 'query']
  ]);
  expect(line).toContain(
    `,done,2026-02-01T09:00:00.000Z,2026-02-01T09:00:02.000Z,"${told}",22,20,0,0,1,1,0,`
  );
  expect(line).toContain(`${window.start},${window.end},,SELECT Id FROM Contact`);
});

test('D-53 ranges count back from now', () => {
  const now = new Date('2026-03-31T12:00:00.000Z');
  expect(rangeOf({ last: '6h' }, now)).toEqual({ from: '2026-03-31T06:00:00.000Z' });
  expect(rangeOf({ last: '90d' }, now)).toEqual({ from: '2025-12-31T12:00:00.000Z' });
  expect(rangeOf({ from: 'a', to: 'b' }, now)).toEqual({ from: 'a', to: 'b' });
  expect(rangeOf({}, now)).toEqual({});
});

test('cells that a spreadsheet would run, quotes and line breaks are written as text', () => {
  const cells = ['=1+1', '+49 170', '-2', '@cmd', '\tx', 'say "no"', 'two\nlines', null, 5];
  const text = csvText({ columns: ['a'], rows: cells.map((cell) => [cell]) });
  expect(text).toBe(
    [
      'a',
      `"'=1+1"`,
      `"'+49 170"`,
      `"'-2"`,
      `"'@cmd"`,
      `"'\tx"`,
      '"say ""no"""',
      '"two\nlines"',
      '',
      '5'
    ].join('\r\n')
  );
});
