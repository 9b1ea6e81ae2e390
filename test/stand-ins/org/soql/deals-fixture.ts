import type { Row } from '../model';
import { executeQuery, type QueryRecord } from './execute-query';
import { soqlSource, type FixtureOptions } from './soql-fixture';

const PARENT = '001bn0000000001AAA';
const stages = ['Small', 'Large'].map((value) => ({
  value,
  label: value,
  active: true,
  defaultValue: false
}));

/** Deals of two sources and an empty one, with an account behind two of them. */
export const deals: Row[] = [
  {
    Source__c: 'Web',
    Stage__c: 'Large',
    Amount__c: 0.1,
    Count__c: 1,
    CloseDate: '2026-01-05',
    CreatedDate: '2026-01-01T02:30:00.000+0000',
    ParentId: PARENT
  },
  {
    Source__c: 'Web',
    Stage__c: 'Small',
    Amount__c: 0.2,
    Count__c: 2,
    CloseDate: '2026-02-05',
    CreatedDate: '2026-03-08T12:00:00.000+0000',
    ParentId: PARENT
  },
  {
    Source__c: 'Phone',
    Stage__c: 'Large',
    Amount__c: 5,
    Count__c: null,
    CloseDate: '2025-02-06',
    CreatedDate: '2026-07-01T03:00:00.000+0000',
    ParentId: null
  },
  {
    Source__c: null,
    Stage__c: null,
    Amount__c: null,
    Count__c: 4,
    CloseDate: null,
    CreatedDate: null,
    ParentId: null
  }
];

/** A source of deals; the user lives in New York. */
export const dealsFixture: FixtureOptions = {
  objects: {
    Account: { keyPrefix: '001', fields: { Id: 'id', Name: 'string' } },
    Deal__c: {
      keyPrefix: 'a00',
      fields: {
        Id: 'id',
        Source__c: 'string',
        Stage__c: { type: 'picklist', picklistValues: stages },
        Amount__c: { type: 'currency', groupable: false },
        Count__c: 'int',
        Flag__c: 'boolean',
        CloseDate: 'date',
        CreatedDate: { type: 'datetime', groupable: false },
        ParentId: { type: 'reference', referenceTo: ['Account'], relationshipName: 'Parent' }
      }
    }
  },
  rows: {
    Account: [{ Id: PARENT, Name: 'Acme' }],
    Deal__c: deals.map((row, index) => ({ Id: `a00bn000000000${index}AAA`, Flag__c: false, ...row }))
  },
  timeZone: 'America/New_York'
};
/** `dealsFixture` as it stands. */
export const source = soqlSource(dealsFixture);

/** The rows of a grouped answer, without the attributes that all of them have. */
export function answer(soql: string): QueryRecord[] {
  return executeQuery(source, soql, { includeDeleted: false }).rows.map(({ attributes, ...values }) => {
    expect(attributes).toEqual({ type: 'AggregateResult' });
    return values;
  });
}
