import { runDuration, runLook, startedByText } from 'c/runTexts';

test('D-51 a run that is done although records need attention is no plain success', () => {
  expect(runLook({ state: 'done', needsAttention: 0 }).variant).toBe('success');
  expect(runLook({ state: 'done', needsAttention: 2 }).variant).toBe('warning');
  expect(runLook({ state: 'failed' }).icon).toBe('utility:error');
  expect(runLook({}).word).toBe('');
});

test('D-51 how long a run took, or has taken so far', () => {
  const startedAt = '2026-11-22T08:00:00.000Z';
  expect(runDuration({ startedAt, endedAt: '2026-11-22T08:02:00.000Z' }, 0)).toBe('2 minutes');
  expect(runDuration({ startedAt }, Date.parse('2026-11-22T08:00:30.000Z'))).toBe('30 seconds');
  expect(runDuration({}, 0)).toBe('');
});

test('D-55 who started a run is said in words, and nothing of what nobody knows', () => {
  expect(startedByText({ startedBy: 'schedule' })).toBe('Schedule');
  expect(startedByText({ startedBy: 'x' })).toBe('');
});
