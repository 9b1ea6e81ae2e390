import { createMapper } from '../../../../bridge/sync/map';
import { MapTrace } from '../../../../bridge/sync/mapping/map-trace';
import { contactId, fieldMapping, sourceRecord, stepDefinition, syncDefinition } from '../../../builders';

const now = new Date('2026-02-01T10:00:00.000Z');

const types = new Map(
  ['FirstName', 'LastName', 'Email'].map((path) => [path.toLowerCase(), { type: 'string', scale: 0, path }])
);

const definition = syncDefinition({
  steps: [
    stepDefinition({
      name: 'Profile',
      condition: 'NOT(ISBLANK(FirstName))',
      mappings: [
        fieldMapping('dataFields.firstName', { transform: 'upper' }),
        fieldMapping('dataFields.score', { source: 'LastName', targetType: 'long' }),
        fieldMapping('dataFields.nickName', { source: 'LastName', required: true })
      ]
    }),
    stepDefinition({ name: 'Second', mappings: [fieldMapping('dataFields.second', { nullPolicy: 'Clear' })] })
  ]
});

const traced = (fields: Record<string, unknown>) => {
  const trace = new MapTrace();
  const answer = createMapper(definition, types)(sourceRecord(contactId(1), fields), now, trace);
  return { answer, steps: trace.steps };
};

test('D-48 D-58 the trace has the input and the output of each mapping, and everything that is wrong', () => {
  const { steps } = traced({ Email: 'ada@example.com', FirstName: 'Ada', LastName: 'Byron' });
  expect(steps.map(({ step, condition }) => [step.name, condition])).toEqual([
    ['Profile', 'met'],
    ['Second', null]
  ]);
  expect(
    steps[0]?.mappings.map(({ sourceValue, value, problem }) => [sourceValue, value, problem?.code])
  ).toEqual([
    ['Ada', 'ADA', undefined],
    ['Byron', undefined, 'mapping.wrong-type'],
    ['Byron', 'Byron', undefined]
  ]);
  expect(steps[0]?.problem).toMatchObject({ code: 'mapping.wrong-type', field: 'LastName' });
  expect(steps[1]?.mappings).toMatchObject([{ sourceValue: 'Ada', value: 'Ada' }]);
});

test('D-48 a condition that is not met is seen, and what is cleared', () => {
  const { steps } = traced({ Email: 'ada@example.com', FirstName: null, LastName: null });
  expect(steps).toMatchObject([
    { condition: 'not met', mappings: [] },
    { condition: null, mappings: [{ sourceValue: null, value: null }] }
  ]);
});

test('D-48 a record without an identity shows what else would be sent', () => {
  const { answer, steps } = traced({ Email: null, FirstName: 'Ada', LastName: '5' });
  expect(answer).toMatchObject({ problem: { code: 'identity.missing' } });
  expect(steps[0]?.mappings.map(({ value }) => value)).toEqual(['ADA', 5, '5']);
});

test('a trace changes nothing of what is mapped', () => {
  const map = createMapper(definition, types);
  for (const fields of [
    { Email: 'ada@example.com', FirstName: 'Ada', LastName: '5' },
    { Email: null, FirstName: 'Ada', LastName: 'x' }
  ]) {
    const record = sourceRecord(contactId(1), fields);
    expect(map(record, now, new MapTrace())).toEqual(map(record, now));
  }
});
