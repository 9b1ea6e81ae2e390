import { outcomeLook, standingLook, statusLook } from 'c/statusLooks';

test('Tx-06 each status of a record has a word for people, an icon and a tone', () => {
  const words = ['Synced', 'Pending', 'Skipped', 'Failed', 'Removed', null].map(
    (each) => statusLook(each).word
  );
  expect(words).toEqual(['In Iterable', 'Waiting', 'Not sent', 'Needs attention', 'Removed', 'Not seen yet']);
  expect(statusLook('Synced')).toMatchObject({ icon: 'utility:success', variant: 'success' });
  expect(statusLook('Failed')).toMatchObject({ icon: 'utility:error', variant: 'error' });
});

test('DESIGN 6 each outcome has its word; without one it is under way', () => {
  const outcomes = ['delivered', 'unchanged', 'skipped', 'rejected', 'deferred', null];
  expect(outcomes.map((each) => outcomeLook(each).word)).toEqual([
    'Sent',
    'Already up to date',
    'Not sent',
    'Needs attention',
    'Waiting',
    'Under way'
  ]);
});

test('an answer to "Why?" looks as the status does; one of a newer bridge is not taken for good', () => {
  expect(standingLook('in')).toEqual(statusLook('Synced'));
  expect(standingLook('needsAttention')).toEqual(statusLook('Failed'));
  expect(standingLook('somewhere')).toEqual(statusLook('Skipped'));
});
