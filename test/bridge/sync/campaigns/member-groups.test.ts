import {
  memberGroups,
  scaledGroups,
  type FoundMember
} from '../../../../bridge/sync/campaigns/member-groups';

const members = (count: number, standing: FoundMember['standing'], code = ''): FoundMember[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${standing}${index}`, standing, code }));
const explain = (code: string): string | null => (code === 'opted-out' ? 'The person opted out.' : null);

test('T-05 members are grouped by standing and reason, the largest first; nobody is left out', () => {
  const groups = memberGroups(
    [
      ...members(2, 'not-sent', 'opted-out'),
      ...members(3, 'not-sent', 'some-code'),
      ...members(300, 'on-list')
    ],
    explain
  );
  expect(groups.map(({ standing, text, count }) => [standing, text, count])).toEqual([
    ['on-list', '', 300],
    ['not-sent', 'some-code', 3],
    ['not-sent', 'The person opted out.', 2]
  ]);
  expect(groups[0]?.recordIds).toHaveLength(200);
});

test('T-05 groups of a sample are scaled to all, and add up exactly', () => {
  const groups = memberGroups(
    [...members(1, 'on-list'), ...members(1, 'waiting'), ...members(1, 'not-sent')],
    explain
  );
  expect(scaledGroups(groups, 10).map(({ count }) => count)).toEqual([4, 3, 3]);
  expect(scaledGroups([], 10)).toEqual([]);
});
