/** One address goes from one record to another: whoever needs it in the end has it, whatever was read first. */
import { createWorld, defineSync, loadContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

test.each([
  ['first', 0, 20],
  ['last', 1, 20],
  // iterable-api 5: the two were written the moment before, and that is not to be seen yet when they change.
  ['first, just written', 0, 600],
  ['last, just written', 1, 600]
])('S-29 H-06 in one run, with who gives it up read %s', async (_when, giver, applyDelayMs) => {
  world = await createWorld({ iterable: { applyDelayMs } });
  const sync = defineSync(world.org, { values: { Write_Back__c: 'None' } });
  const ids = loadContacts(world.org, [
    { FirstName: 'One', Email: 'one@example.com' },
    { FirstName: 'Two', Email: 'two@example.com' }
  ]);
  const [gives = '', takes = ''] = giver === 0 ? ids : [...ids].reverse();
  const former = giver === 0 ? 'one@example.com' : 'two@example.com';
  await world.run(sync);
  const { store, adminUserId, clock } = world.org;
  store.update('Contact', gives, { Email: 'new@example.com' }, adminUserId);
  store.update('Contact', takes, { Email: former }, adminUserId);
  clock.advance(2000);
  // What had to wait for the other record is due at once: no edit and no write-back brings it back.
  for (let run = 0; run < 3; run += 1) expect(await world.run(sync)).toMatchObject({ error: null });
  const { ledger } = await world.bridge();
  const states = await ledger.recordStates(sync, [gives, takes]);
  expect(states.map((state) => [state?.status, state?.deliveredIdentity])).toEqual([
    ['delivered', 'new@example.com'],
    ['delivered', former]
  ]);
  const people = world.project.users().map(({ email, fields }) => [email, fields['salesforceId']]);
  expect(people.sort()).toEqual(
    [
      ['new@example.com', gives],
      [former, takes]
    ].sort()
  );
});
