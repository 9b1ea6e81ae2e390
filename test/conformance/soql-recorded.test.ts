import { executeQuery } from '../stand-ins/org/soql/execute-query';
import { recordedQueriesNotPassed } from './soql-not-passed';
import { recordedSource, type RecordedQuery } from './soql-recorded-source';
import { caseKey, describeRecorded, readRecorded } from './recordings';

/** Recordings hold different versions of the API in their addresses, or a placeholder. */
function withoutVersion(rows: unknown): string {
  return JSON.stringify(rows).replace(/\/services\/data\/v[^/]+\//g, '/services/data/v/');
}

function answer({ soql, result }: RecordedQuery): { readonly mine: string; readonly recorded: string } {
  const { rows, totalSize } = executeQuery(recordedSource({ soql, result }), soql, { includeDeleted: false });
  return {
    mine: withoutVersion({ totalSize, records: rows }),
    recorded: withoutVersion({ totalSize: result.totalSize, records: result.records })
  };
}

describeRecorded('queries that a real org answered', () => {
  const recorded = readRecorded<RecordedQuery[]>('salesforce', 'soql', 'executed-queries.json');
  const listed = new Map(
    recordedQueriesNotPassed.flatMap((entry) => entry.cases.map((key) => [key, entry] as const))
  );
  const cases = recorded.map((one, index) => [`${index} ${one.soql.slice(0, 90)}`, one] as const);

  test.each(cases)('salesforce-api 2.1: the same rows, columns and order: %s', (_title, one) => {
    const { mine, recorded: expected } = answer(one);
    const entry = listed.get(caseKey(one.soql));
    if (!entry) expect(mine).toBe(expected);
    else {
      expect(mine).not.toBe(expected);
      expect(mine).toContain(entry.answer);
    }
  });

  test('every query that is listed as not passed is there', () => {
    const known = recorded.map(({ soql }) => caseKey(soql));
    expect([...listed.keys()].filter((key) => !known.includes(key))).toEqual([]);
  });
});
