import { answer, dealsFixture, source } from './deals-fixture';
import { executeQuery } from './execute-query';
import { refusalOf, soqlSource } from './soql-fixture';

const refusal = (soql: string): string | undefined => refusalOf(source, soql).message.split('\n').at(-1);

describe('aggregates', () => {
  test.each([
    ['COUNT(Id)', 4],
    ['COUNT(Source__c)', 3],
    ['COUNT_DISTINCT(Source__c)', 2],
    ['SUM(Amount__c)', 5.3],
    ['SUM(Count__c)', 7],
    ['AVG(Count__c)', 7 / 3],
    ['MIN(Amount__c)', 0.1],
    ['MAX(Amount__c)', 5],
    ['MIN(CloseDate)', '2025-02-06'],
    ['MAX(CreatedDate)', '2026-07-01T03:00:00.000+0000'],
    ['MIN(Source__c)', 'Phone'],
    ['MIN(Stage__c)', 'Small'],
    ['MAX(Stage__c)', 'Large'],
    ['COUNT(Parent.Name)', 2]
  ])('salesforce-api 2.1: %s is %j', (column, value) => {
    expect(answer(`SELECT ${column} FROM Deal__c`)).toEqual([{ expr0: value }]);
  });

  test('salesforce-api 2.1: over no rows, counts are 0 and everything else null', () => {
    expect(
      answer('SELECT COUNT(Id), SUM(Amount__c), AVG(Amount__c), MAX(CloseDate) FROM Deal__c WHERE Id = null')
    ).toEqual([{ expr0: 0, expr1: null, expr2: null, expr3: null }]);
  });

  test('salesforce-api 2.1: unnamed columns are numbered among themselves', () => {
    expect(answer('SELECT COUNT(Id), MAX(Amount__c) most, MIN(Amount__c) FROM Deal__c')).toEqual([
      { expr0: 4, most: 5, expr1: 0.1 }
    ]);
  });
});

describe('GROUP BY', () => {
  test('salesforce-api 2.1: one row a group, an empty value is a group of its own', () => {
    expect(answer('SELECT source__c, COUNT(Id) FROM Deal__c GROUP BY Source__c')).toEqual([
      { Source__c: 'Web', expr0: 2 },
      { Source__c: 'Phone', expr0: 1 },
      { Source__c: null, expr0: 1 }
    ]);
  });

  test('salesforce-api 2.1: parents, aliases, groups that are not shown', () => {
    expect(answer('SELECT Parent.Name, COUNT(Id) n FROM Deal__c GROUP BY Parent.Name')).toEqual([
      { Name: 'Acme', n: 2 },
      { Name: null, n: 2 }
    ]);
    expect(answer('SELECT COUNT(Id) FROM Deal__c GROUP BY Source__c, Stage__c')).toHaveLength(4);
    expect(answer('SELECT Source__c s FROM Deal__c GROUP BY Source__c')).toEqual([
      { s: 'Web' },
      { s: 'Phone' },
      { s: null }
    ]);
  });

  test('salesforce-api 2.1: ORDER BY, LIMIT and OFFSET are over groups', () => {
    const ordered = (clauses: string) =>
      answer(`SELECT Source__c s FROM Deal__c GROUP BY Source__c ${clauses}`).map(({ s }) => s);
    expect(ordered('ORDER BY COUNT(Id) DESC, Source__c NULLS LAST')).toEqual(['Web', 'Phone', null]);
    expect(ordered('ORDER BY SUM(Amount__c)')).toEqual([null, 'Web', 'Phone']);
    expect(ordered('ORDER BY Source__c DESC NULLS LAST LIMIT 1 OFFSET 1')).toEqual(['Phone']);
  });

  test('salesforce-api 2.1: HAVING tests groups', () => {
    const having = (condition: string) =>
      answer(`SELECT Source__c s FROM Deal__c GROUP BY Source__c HAVING ${condition}`).map(({ s }) => s);
    expect(having('COUNT(Id) > 1')).toEqual(['Web']);
    expect(having("COUNT(Id) = 1 AND Source__c != 'Phone'")).toEqual([null]);
    expect(having("SUM(Amount__c) > 0.25 OR Source__c LIKE 'ph%'")).toEqual(['Web', 'Phone']);
    expect(having("COUNT(Id) > 0 AND (NOT Source__c IN ('Web'))")).toEqual(['Phone', null]);
    expect(having('MAX(CloseDate) >= 2026-01-01')).toEqual(['Web']);
    expect(having('COUNT(Id) IN (1, 7)')).toEqual(['Phone', null]);
  });
});

describe('ROLLUP and CUBE', () => {
  test('SOQL guide, GROUP BY ROLLUP: subtotals from right to left and a grand total', () => {
    const soql =
      'SELECT Source__c s, Stage__c t, COUNT(Id) n, GROUPING(Source__c) gs, GROUPING(Stage__c) gt FROM Deal__c WHERE Source__c != null GROUP BY ROLLUP(Source__c, Stage__c)';
    expect(answer(soql)).toEqual([
      { s: 'Web', t: 'Large', n: 1, gs: 0, gt: 0 },
      { s: 'Web', t: 'Small', n: 1, gs: 0, gt: 0 },
      { s: 'Phone', t: 'Large', n: 1, gs: 0, gt: 0 },
      { s: 'Web', t: null, n: 2, gs: 0, gt: 1 },
      { s: 'Phone', t: null, n: 1, gs: 0, gt: 1 },
      { s: null, t: null, n: 3, gs: 1, gt: 1 }
    ]);
  });

  test('SOQL guide, GROUP BY CUBE: every combination', () => {
    const groups = answer(
      'SELECT COUNT(Id) n FROM Deal__c WHERE Source__c != null GROUP BY CUBE(Source__c, Stage__c) ORDER BY COUNT(Id) DESC'
    );
    expect(groups.map(({ n }) => n)).toEqual([3, 2, 2, 1, 1, 1, 1, 1]);
  });
});

describe('grouped queries that are refused', () => {
  test.each([
    ['SELECT Source__c, COUNT(Id) FROM Deal__c', 'Field must be grouped or aggregated: Source__c'],
    ['SELECT Stage__c FROM Deal__c GROUP BY Source__c', 'Field must be grouped or aggregated: Stage__c'],
    [
      'SELECT COUNT(Id) FROM Deal__c GROUP BY Source__c ORDER BY Stage__c',
      'Field must be grouped or aggregated: Stage__c'
    ],
    [
      'SELECT COUNT(Id) FROM Deal__c GROUP BY Amount__c',
      "field 'Amount__c' can not be grouped in a query call"
    ],
    [
      'SELECT COUNT(Id) FROM Deal__c GROUP BY CreatedDate',
      "field 'CreatedDate' can not be grouped in a query call"
    ],
    ['SELECT SUM(Source__c) FROM Deal__c', 'field Source__c does not support aggregate operator SUM'],
    ['SELECT MAX(Flag__c) FROM Deal__c', 'field Flag__c does not support aggregate operator MAX'],
    [
      'SELECT MAX(CloseDate) FROM Deal__c LIMIT 1',
      'Non-grouped query that uses overall aggregate functions cannot also use LIMIT'
    ],
    ['SELECT COUNT(Id) n, MAX(CloseDate) n FROM Deal__c', 'duplicate alias: n'],
    ['SELECT COUNT(Id, Source__c) FROM Deal__c', 'COUNT takes one field'],
    [
      'SELECT COUNT() FROM Deal__c GROUP BY Source__c',
      'COUNT() cannot be combined with GROUP BY, HAVING or ORDER BY'
    ],
    [
      'SELECT GROUPING(Source__c) FROM Deal__c GROUP BY Source__c',
      'GROUPING() needs GROUP BY ROLLUP or GROUP BY CUBE'
    ],
    ['SELECT COUNT(Id) FROM Deal__c HAVING COUNT(Id) > 1', "unexpected token: 'HAVING'"],
    [
      'SELECT FISCAL_YEAR(CloseDate) FROM Deal__c GROUP BY FISCAL_YEAR(CloseDate)',
      'not supported by the local org: the function FISCAL_YEAR here'
    ],
    [
      'SELECT COUNT(Id) FROM Deal__c GROUP BY ROLLUP(Source__c), Stage__c',
      'not supported by the local org: GROUP BY ROLLUP beside other groupings'
    ],
    [
      'SELECT HOUR_IN_DAY(CloseDate) FROM Deal__c GROUP BY HOUR_IN_DAY(CloseDate)',
      "field 'CloseDate' of type date does not support the function HOUR_IN_DAY"
    ],
    [
      'SELECT COUNT(Id) FROM Deal__c WHERE COUNT(Id) > 1',
      'not supported by the local org: the function COUNT here'
    ],
    [
      'SELECT COUNT(Id) FROM Deal__c WHERE CALENDAR_YEAR(CloseDate) = THIS_YEAR',
      "value of filter criterion for field 'CALENDAR_YEAR(CloseDate)' must be of type int and should not be enclosed in quotes"
    ],
    [
      'SELECT Source__c, COUNT(Id) FROM Deal__c GROUP BY Source__c HAVING (NOT COUNT(Id) > 1) OR COUNT(Id) > 5',
      'not supported by the local org: NOT in HAVING beside other conditions'
    ]
  ])('salesforce-api 2.1: %s', (soql, message) => {
    expect(refusal(soql)).toBe(message);
  });

  test('whether texts that differ only by case are one group is not documented, so it is refused', () => {
    const twins = soqlSource({
      ...dealsFixture,
      rows: { Deal__c: ['Web', 'WEB'].map((text, id) => ({ Id: `a00bn000000000${id}AAA`, Source__c: text })) }
    });
    expect(refusalOf(twins, 'SELECT COUNT(Id) FROM Deal__c GROUP BY Source__c').message).toBe(
      'not supported by the local org: GROUP BY Source__c where values differ only by case'
    );
    expect(refusalOf(twins, 'SELECT COUNT_DISTINCT(Source__c) FROM Deal__c').message).toBe(
      'not supported by the local org: COUNT_DISTINCT(Source__c) where values differ only by case'
    );
  });

  test('salesforce-api 2.1: more than 2,000 groups do not fit into one answer', () => {
    const many = Array.from({ length: 2001 }, (_, id) => ({
      Id: `a00bn${String(id).padStart(10, '0')}AAA`,
      Source__c: `s${id}`
    }));
    const wide = soqlSource({ ...dealsFixture, rows: { Deal__c: many } });
    expect(refusalOf(wide, 'SELECT Source__c FROM Deal__c GROUP BY Source__c')).toMatchObject({
      errorCode: 'EXCEEDED_ID_LIMIT'
    });
    const { totalSize } = executeQuery(wide, 'SELECT Source__c FROM Deal__c GROUP BY Source__c LIMIT 2000', {
      includeDeleted: false
    });
    expect(totalSize).toBe(2000);
  });
});
