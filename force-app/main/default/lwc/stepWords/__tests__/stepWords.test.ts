import { operationNames, operationWord, stepTitle } from 'c/stepWords';

test('D-41 every operation of the bridge has words for people, and a step without one updates users', () => {
  expect(operationNames).toHaveLength(14);
  expect(operationNames.map(operationWord).filter((word) => word.includes('_'))).toEqual([]);
  expect(new Set(operationNames.map(operationWord)).size).toBe(14);
  expect(operationWord('Subscribe_List')).toBe('Add to list');
  expect(operationWord(null)).toBe('Create or update user');
  expect(operationWord('Not_Known_Yet')).toBe('Not_Known_Yet');
});

test('D-31 a step is called as somebody named it, otherwise after what it does and where to', () => {
  const step = { DeveloperName: 'S', Operation__c: 'Subscribe_List', Target__c: '7' };
  expect(stepTitle({ ...step, MasterLabel: ' News ' })).toBe('News');
  expect(stepTitle({ ...step, MasterLabel: '  ' })).toBe('Add to list: 7');
  expect(stepTitle({ DeveloperName: 'S' })).toBe('Create or update user');
});
