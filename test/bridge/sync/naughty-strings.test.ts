import { canonicalJson } from '../../../bridge/sync/canonical-json';
import { createMapper, readPath } from '../../../bridge/sync/map';
import { contactId, sourceRecord, syncDefinition } from '../../builders';
import { describeRecorded, readRecorded } from '../../conformance/recordings';

describeRecorded('naughty strings', () => {
  const strings = readRecorded<{ section: string; value: string }[]>(
    'nasty',
    'strings',
    'naughty-strings.json'
  )
    .map(({ value }) => value)
    .filter((value) => value !== '');

  test('pass unharmed through mapping and writing', () => {
    expect(strings.length).toBeGreaterThan(200);
    const mapper = createMapper(syncDefinition(), new Map());
    for (const value of strings) {
      const answer = mapper(
        sourceRecord(contactId(1), { Email: 'ada@example.com', FirstName: value }),
        new Date()
      );
      const [step] = 'mapped' in answer ? answer.mapped.steps : [];
      const payload = step && 'payload' in step ? step.payload : null;
      expect(JSON.parse(canonicalJson(payload?.dataFields))).toEqual({ firstName: value });
    }
  });

  test('are no names of anything', () => {
    for (const value of strings) expect(readPath({}, [value])).toBeNull();
  });
});
