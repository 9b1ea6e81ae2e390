import { outcomeSentence, stepLabel, stepLook, valueText } from 'c/previewWords';
import { previewAnswer } from 'test-support/preview-answer';

const outcome = (status: Bridge.ExpectedOutcome['status']) => ({ status, code: 'x', message: '' });
const user = { email: 'ada@example.com', userId: null, dataFields: {} };
const sentence = (changes: Partial<Bridge.Preview>) =>
  outcomeSentence({ ...previewAnswer, ...changes }, 'Ada Byron');

test('D-48 what would become of the record is one sentence that names it', () => {
  expect(sentence({ user: { now: null, differences: [] } })).toBe('Ada Byron would be created in Iterable.');
  expect(sentence({ user: { now: user, differences: [] } })).toBe('Ada Byron would be updated in Iterable.');
  expect(sentence({ outcome: outcome('unchanged') })).toBe(
    'Nothing would be sent: Ada Byron is up to date in Iterable.'
  );
  expect(sentence({ outcome: outcome('skipped') })).toBe('Ada Byron would not be sent.');
  expect(sentence({ outcome: outcome('rejected') })).toBe('Ada Byron cannot be sent as it is.');
  expect(sentence({ outcome: outcome('deferred') })).toBe('Ada Byron would wait.');
  expect(outcomeSentence(previewAnswer, '')).toContain('This record');
});

test('D-48 a catalog item is sent: there is nobody to create', () => {
  const item = { kind: 'item', value: 'a', key: 'a' } as const;
  const identity = { ...previewAnswer.identity, identity: item };
  expect(sentence({ identity })).toBe('Ada Byron would be sent to Iterable.');
});

test('D-48 blank values and those that are left out have words', () => {
  expect(
    ['Ada', '', null, undefined, 0, false, { city: 'Rome' }, ['a']].map((each) => valueText(each))
  ).toEqual(['Ada', 'blank', 'blank', 'left out', '0', 'false', '{"city":"Rome"}', '["a"]']);
});

test('D-58 a step is called by its label, by what the bridge does by itself, or by its name', () => {
  const definition = {
    syncs: [],
    steps: [{ DeveloperName: 'Contacts_1', MasterLabel: 'People' }, { DeveloperName: 'Contacts_2' }]
  };
  expect(
    ['contacts_1', 'Contacts_2', '@address', '@merge'].map((step) => stepLabel(step, definition))
  ).toEqual(['People', 'Contacts_2', 'Change of e-mail address', 'Two people become one']);
});

test('D-47 nothing was sent, and nothing is said to be', () => {
  expect(stepLook('delivered').word).toBe('Would be sent');
});

test('D-58 a step behind one that ended the record was not reached', () => {
  expect(stepLook('not reached').word).toBe('Not reached');
  expect(stepLook('rejected').word).toBe('Needs attention');
});
