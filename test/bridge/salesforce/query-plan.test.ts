import { readPlan } from '../../../bridge/salesforce/query-plan';

const plan = { leadingOperationType: 'Sharing', relativeCost: 0.5, sobjectCardinality: 9 };

test('D-04 the cheapest plan counts; one of another kind is told as that, and notes may be missing', () => {
  expect(readPlan({ plans: [{ ...plan, relativeCost: 2 }, plan] })).toEqual({
    how: 'other',
    cost: 0.5,
    tableSize: 9,
    unhelped: []
  });
});

test('D-04 each field that no index helps with is named once; what the platform adds itself is not', () => {
  const notes = [{ fields: ['IsDeleted'] }, { fields: ['Industry', 'Rating'] }, { fields: ['Industry'] }, {}];
  expect(readPlan({ plans: [{ ...plan, notes }] })?.unhelped).toEqual(['Industry', 'Rating']);
});

test('D-04 no plan is none, and an answer of another shape is an error', () => {
  expect(readPlan({ plans: [] })).toBeNull();
  expect(() => readPlan('<html>')).toThrow(/plan of a query cannot be read/);
});
