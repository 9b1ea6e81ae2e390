import { idsOf, proofsOf, type TestResults } from '../../../scripts/parity-report/proofs';

type Test = readonly [status: string, ...titles: string[]];

/** A jest report of tests: how each ended, then the titles of its blocks and its own. */
const report = (...tests: readonly Test[]): TestResults => ({
  testResults: [
    {
      assertionResults: tests.map(([status, ...titles]) => ({
        status,
        ancestorTitles: titles.slice(0, -1),
        title: titles.at(-1) ?? '',
        fullName: titles.join(' ')
      }))
    }
  ]
});

test.each([
  ['D-17 the interval', ['D-17']],
  ['D-11 Dx-01 a custom object like S-04', ['D-11', 'Dx-01']],
  ['D-17, T-14: the next run', ['D-17', 'T-14']],
  ['D-17', ['D-17']],
  ['check D-17: not at the beginning', []],
  ['D-17a is no row', []],
  ['the interval', []],
  ['DESIGN 2 a default', []]
])('ids stand at the beginning of a name: %j names %j', (name, ids) => {
  expect(idsOf(name)).toEqual(ids);
});

test('a test proves the rows that its name and its blocks name, each once', () => {
  const proofs = proofsOf(
    new Map([
      [
        'unit',
        report(['passed', 'D-17 schedules', 'D-17 T-14 an interval'], ['failed', 'plain', 'D-17 cron'])
      ],
      ['end-to-end', report(['pending', 'T-14 a day'], ['todo', 'T-14 later'], ['passed', 'no row'])]
    ])
  );
  expect([...proofs.keys()]).toEqual(['D-17', 'T-14']);
  expect(proofs.get('D-17')).toEqual([
    { suite: 'unit', name: 'D-17 schedules D-17 T-14 an interval', status: 'pass' },
    { suite: 'unit', name: 'plain D-17 cron', status: 'fail' }
  ]);
  expect(proofs.get('T-14')?.map(({ suite, status }) => `${suite} ${status}`)).toEqual([
    'unit pass',
    'end-to-end skipped',
    'end-to-end skipped'
  ]);
});
