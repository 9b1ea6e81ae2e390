import { answerOf, ask, country, byBen, jo, read } from 'test-support/why-situation';

test('a field that the user may not see: a neutral sentence that names nothing', () => {
  const answer = answerOf('notSent', 'scope.field', { isHidden: true, ...country, ...byBen, ...jo });
  expect(read({ ...answer, facts: { value: 'DE', expected: 'US' } })).toEqual([
    'Not sent: a field that you may not see decides this.',
    'Ask an administrator, who can see it.'
  ]);
});

test('a removal decided by such a field does not say when it was', () => {
  const answer = answerOf('removed', 'removed.left', { isHidden: true, moment: '2026-11-03T09:20:00Z' });
  expect(ask(answer).headline).toBe('Removed: a field that you may not see decides this.');
});

test('a cause that only a newer bridge knows is told in the words of the first check that failed', () => {
  const checks = [
    { verdict: 'pass', sentence: 'Contact 003000000000001 is there.' },
    { verdict: 'fail', sentence: 'The project takes nobody at night.', fix: 'Wait for the morning.' },
    { verdict: 'would fail', sentence: 'Email is blank.' }
  ];
  expect(read(answerOf('notSent', 'project.night', { checks }))).toEqual([
    'Not sent: The project takes nobody at night.',
    'Wait for the morning.'
  ]);
});

test('a cause of which too little is told is told by its checks too, and says so when these are withheld', () => {
  const checks = [{ verdict: 'fail', sentence: 'MailingCountry is DE; this sync takes US.' }];
  expect(read(answerOf('notSent', 'scope.field', { facts: {}, checks, ...country }))).toEqual([
    'Not sent: Mailing Country is DE; this sync takes US.',
    'Ask an administrator of Iterable Sync.'
  ]);
  expect(read(answerOf('needsAttention', 'project.night', { checks: [] }))).toEqual([
    'Needs attention: see the checks below.',
    'Ask an administrator of Iterable Sync.'
  ]);
});

test('a long value is cut, so that the sentence stays one', () => {
  const facts = { value: 'x'.repeat(200), expected: 'US' };
  expect(ask(answerOf('notSent', 'scope.field', { facts, ...country })).headline).toBe(
    `Not sent: Mailing Country is ${'x'.repeat(59)}…, and Contacts to users takes only US.`
  );
});
