import RecordTrace from 'c/recordTrace';
import { part, parts, show, textOf } from 'test-support/shown';

test('D-58 a record that cannot be found has no data; values that are no text are shown as JSON', async () => {
  const steps = [
    {
      ...{ stepName: 'S', operation: 'Update_User', outcome: 'skipped' },
      ...{ condition: 'Active', conditionResult: 'not met', requests: [] },
      mappings: [{ target: 'tags', sourceText: 'Tags__c', sourceValue: '["a"]', value: null }]
    }
  ];
  const trace = { dataText: null, scopeVerdict: 'in scope', scopeReasons: [], steps };
  const element = await show('c-record-trace', RecordTrace, { trace });
  expect(part(element, 'original')).toBeNull();
  expect(part(element, 'scope')).toBeNull();
  expect(textOf(element, 'condition')).toBe('Condition not met: Active');
  expect(parts(element, 'mapping')[0]?.textContent).toContain('["a"]');
  await expect(element).toBeAccessible();
});
