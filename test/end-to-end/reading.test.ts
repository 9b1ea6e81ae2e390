import { createWorld, defineSync, loadContacts, longAgo, manyContacts, type World } from './world';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

test('D-08 D-14 5,000 contacts sharing one SystemModstamp, Max records 700: eight runs, each contact delivered once', async () => {
  const sync = defineSync(world.org, { values: { Max_Records__c: 700, Write_Back__c: 'None' } });
  loadContacts(world.org, manyContacts(5000));
  const delivered: number[] = [];
  for (let number = 1; number <= 8; number += 1) {
    const run = await world.run(sync);
    expect(run).toMatchObject({ state: 'done', error: null });
    delivered.push(run.counts.delivered);
  }
  expect(delivered).toEqual([700, 700, 700, 700, 700, 700, 700, 100]);
  expect(world.project.userCount()).toBe(5000);
  expect(world.project.users().every((user) => user.writes === 1)).toBe(true);
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 0 } });
});

test('D-07 a change behind the bookmark, visible late within the overlap, is still read', async () => {
  const sync = defineSync(world.org, { values: { Write_Back__c: 'None' } });
  loadContacts(world.org, manyContacts(3));
  const first = await world.run(sync);
  const late = new Date(Date.parse(first.bookmark ?? '') - 5 * 60_000).toISOString().replace('Z', '+0000');
  loadContacts(world.org, [{ Email: 'late@example.com', SystemModstamp: late.replace(/\.\d{3}/, '.000') }]);
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 1 } });
  expect(world.project.user('late@example.com')).toBeDefined();
});

test('D-05 D-06 both macros in full SOQL are replaced by the window, whole query or not', async () => {
  const sync = defineSync(world.org, {
    values: {
      Scope_Type__c: 'SOQL',
      Query__c:
        "SELECT Id, FirstName, Account.Name FROM Contact WHERE (FirstName = 'Ada' OR FirstName = 'Grace') AND SystemModstamp > [INTERVAL_TIMESTAMP] AND CreatedDate > 2000-01-01T00:00:00Z AND Birthdate >= [INTERVAL_DATE] ORDER BY SystemModstamp"
    }
  });
  loadContacts(world.org, [
    { FirstName: 'Ada', Email: 'ada@example.com', Birthdate: '1990-01-01' },
    { FirstName: 'Grace', Email: 'grace@example.com', Birthdate: '1969-01-01' },
    { FirstName: 'Edsger', Email: 'edsger@example.com', Birthdate: '1990-01-01' }
  ]);
  const run = await world.run(sync);
  expect(run).toMatchObject({ state: 'done', counts: { extracted: 1, delivered: 1 } });
  expect(run.query).toContain('SystemModstamp > 1970-01-01T00:00:00Z');
  expect(world.project.user('ada@example.com')).toBeDefined();
});

test('a filter is always wrapped in parentheses (DESIGN rule 1)', async () => {
  const sync = defineSync(world.org, {
    values: {
      Scope_Type__c: 'Filter',
      Filter__c: "FirstName = 'Ada' OR FirstName = 'Grace'",
      Write_Back__c: 'None'
    }
  });
  loadContacts(world.org, [
    { FirstName: 'Ada', Email: 'ada@example.com' },
    { FirstName: 'Alan', Email: 'alan@example.com' }
  ]);
  expect(await world.run(sync)).toMatchObject({ counts: { extracted: 1, delivered: 1 } });
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 0 } });
});

test('D-16 Include deleted reads deleted records too, and says of each that it is deleted', async () => {
  const sync = defineSync(world.org, { values: { Include_Deleted__c: true } });
  const [id = ''] = loadContacts(world.org, [
    { Email: 'gone@example.com', IsDeleted: true },
    { Email: 'here@example.com' }
  ]);
  const run = await world.run(sync);
  expect(run.counts).toMatchObject({ extracted: 2, delivered: 1, skipped: 1 });
  const { ledger } = await world.bridge();
  expect((await ledger.outcomesOfRecord(id, 1))[0]).toMatchObject({ status: 'skipped', code: 'deleted' });
});

test('a run with --full reads everything and sends nothing twice; --since a moment later than the bookmark leaves no gap', async () => {
  const sync = defineSync(world.org, { values: { Write_Back__c: 'None' } });
  loadContacts(world.org, manyContacts(4));
  await world.run(sync);
  expect(await world.run(sync, { full: true })).toMatchObject({
    counts: { extracted: 4, unchanged: 4, delivered: 0 }
  });
  const since = new Date(Date.now() - 1000).toISOString();
  const { bookmark } = await world.run(sync, { since });
  loadContacts(world.org, [{ Email: 'between@example.com', SystemModstamp: longAgo }]);
  expect(await world.run(sync, { since: '2026-01-01T00:00:00.000Z' })).toMatchObject({
    counts: { delivered: 1 }
  });
  expect(bookmark).not.toBeNull();
});
