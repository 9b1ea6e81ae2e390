import { errorSentence } from 'c/errors';

const unknown =
  'Something went wrong, and Salesforce did not say what. Try again; if it happens again, tell your Salesforce administrator.';

test.each([
  [
    'an exception of Apex',
    { body: { message: 'Ask for the permission set Operator.' } },
    'Ask for the permission set Operator.'
  ],
  ['the record API', { body: [{ message: 'First.' }, { message: 'Second.' }] }, 'First. Second.'],
  ['an error of the browser', new Error('Failed to fetch'), 'Failed to fetch'],
  ['text', 'Plain text.', 'Plain text.'],
  ['a body of text', { body: 'The session has ended.' }, 'The session has ended.'],
  ['a list of errors', [{ body: { message: 'One.' } }, new Error('Two.')], 'One. Two.'],
  ['a status alone', { status: 500, statusText: 'Server Error' }, 'Server Error']
])('Words: %s becomes a sentence', (_kind, failure, sentence) => {
  expect(errorSentence(failure)).toBe(sentence);
});

test('Words: where a record was not saved, the reasons are told and not that it was not saved', () => {
  const failure = {
    body: {
      message: 'An error occurred while trying to update the record.',
      output: {
        errors: [{ message: 'The record is locked.' }],
        fieldErrors: { Email: [{ message: 'The address is not valid.' }] }
      }
    }
  };
  expect(errorSentence(failure)).toBe('The record is locked. The address is not valid.');
  expect(
    errorSentence({
      body: { pageErrors: [{ message: 'Twice.' }], fieldErrors: { A: [{ message: 'Twice.' }] } }
    })
  ).toBe('Twice.');
});

test.each([[undefined], [null], [42], [{}], [{ body: {} }], [{ body: { message: '' } }], ['  ']])(
  'Words: %p says nothing, so a person is told what to do',
  (failure) => {
    expect(errorSentence(failure)).toBe(unknown);
  }
);
