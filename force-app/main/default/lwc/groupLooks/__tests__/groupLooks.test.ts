import { groupLook, groupNames } from 'c/groupLooks';

test('D-48 every group has a word, an icon and a colour of its own', () => {
  const looks = groupNames.map(groupLook);
  expect(looks.map(({ word }) => word)).toEqual([
    'Created in Iterable',
    'Updated in Iterable',
    'Already up to date',
    'Removed from Iterable',
    'Not sent',
    'Waiting',
    'Needs attention'
  ]);
  for (const part of ['icon', 'color'] as const)
    expect(new Set(looks.map((look) => look[part])).size).toBe(groupNames.length);
});
