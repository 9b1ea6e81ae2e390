import { OrgError } from '../stand-ins/org/model';
import { executeQuery } from '../stand-ins/org/soql/execute-query';
import { readQuery } from '../stand-ins/org/soql/read/read-query';
import { soqlSource } from '../stand-ins/org/soql/soql-fixture';
import { parserCasesNotPassed } from './soql-not-passed';
import { permissiveSource } from './soql-permissive-source';
import { caseKey, describeRecorded, readRecorded } from './recordings';

interface ParserCase {
  readonly soql: string;
  readonly valid: boolean;
}

/** Undefined when the query is executed. */
function refusalOf(soql: string): OrgError | undefined {
  try {
    executeQuery(permissiveSource(readQuery(soql)), soql, { includeDeleted: false });
    return undefined;
  } catch (error) {
    if (error instanceof OrgError) return error;
    throw error;
  }
}

describeRecorded('SOQL that a parser judged', () => {
  const cases = readRecorded<ParserCase[]>('nasty', 'soql', 'parser-cases.json');
  const listed = new Map(
    parserCasesNotPassed.flatMap((entry) => entry.cases.map((key) => [key, entry] as const))
  );
  const title = ({ soql }: ParserCase): string =>
    `${caseKey(soql)} ${soql.replace(/\s+/g, ' ').slice(0, 90)}`;
  const valid = cases.filter((one) => one.valid);
  const passing = valid.filter(({ soql }) => !listed.has(caseKey(soql)));
  const failing = valid.filter(({ soql }) => listed.has(caseKey(soql)));

  test.each(passing.map((one) => [title(one), one] as const))(
    'salesforce-api 2: executed: %s',
    (_title, { soql }) => {
      expect(refusalOf(soql)).toBeUndefined();
    }
  );

  test.each(failing.map((one) => [title(one), one] as const))(
    'salesforce-api 2: refused: %s',
    (_title, { soql }) => {
      const { answer } = listed.get(caseKey(soql)) ?? {};
      const refusal = refusalOf(soql);
      expect(refusal).toMatchObject({ status: 400 });
      expect(refusal?.message).toContain(answer);
    }
  );

  test.each(cases.filter((one) => !one.valid).map((one) => [title(one), one] as const))(
    'salesforce-api 2.1: no SOQL: %s',
    (_title, { soql }) => {
      expect(refusalOf(soql)).toMatchObject({ status: 400, errorCode: 'MALFORMED_QUERY' });
    }
  );

  test('every case that is listed as not passed is there', () => {
    const known = new Set(valid.map(({ soql }) => caseKey(soql)));
    expect([...listed.keys()].filter((key) => !known.has(key))).toEqual([]);
  });
});

describeRecorded('clauses that stand alone', () => {
  const cases = readRecorded<{ soql: string; parsed: object }[]>('nasty', 'soql', 'partial-clauses.json');
  const partial = cases.filter(({ parsed }) => !('fields' in parsed && 'sObject' in parsed));

  test.each(partial)('salesforce-api 2.1: no query: $soql', ({ soql }) => {
    expect(refusalOf(soql)).toMatchObject({ status: 400, errorCode: 'MALFORMED_QUERY' });
  });
});

describeRecorded('text that was escaped for SOQL', () => {
  const cases = readRecorded<{ description: string; input: string; escaped: string }[]>(
    'nasty',
    'soql',
    'string-literal-escaping.json'
  );

  test.each(cases)('salesforce-api 2.3: $description', ({ escaped }) => {
    const text = JSON.parse(`"${escaped.replace(/\\'/g, "'").replace(/"/g, '\\"')}"`) as string;
    const source = soqlSource({
      objects: { Thing__c: { keyPrefix: 'a00', fields: { Id: 'id', Text__c: 'string' } } },
      rows: {
        Thing__c: [
          { Id: 'a00000000000001AAA', Text__c: text || null },
          { Id: 'a00000000000002AAA', Text__c: 'x' }
        ]
      }
    });
    const { totalSize } = executeQuery(source, `SELECT Id FROM Thing__c WHERE Text__c = '${escaped}'`, {
      includeDeleted: false
    });
    expect(totalSize).toBe(1);
  });
});
