import { outcomeGroups } from '../../../bridge/sync/forecast/outcome-groups';

test('D-54 the reason of a group names neither the record nor the sync of one of its people', () => {
  const message =
    'The same e-mail address is already sent by the sync Lead_To_User for record 00Q000000000001AAA.';
  const sorted = {
    ...{ status: 'skipped', code: 'duplicate', field: null, records: 3, outcome: 'not-sent', message },
    ...{ isGuessed: false, recordIds: ['003000000000001AAA'] }
  } as never;
  expect(outcomeGroups([], [sorted])[0]?.reason).toBe(
    'The same e-mail address is already sent by another sync.'
  );
});
