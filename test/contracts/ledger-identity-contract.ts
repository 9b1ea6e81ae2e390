import type { ClaimAnswer, IdentityClaim } from '../../bridge/ledger/ledger';
import { aPage, at, claim, id, started, sync, type LedgerBench } from './ledger-bench';

const owns = (owner: IdentityClaim): ClaimAnswer => ({ owner, displaced: null });
const email = 'a@example.com';

export const identityContract = (bench: LedgerBench): void => {
  test('first come, first served, also within one call; answers come in the order asked', async () => {
    const ledger = await bench.open();
    const first = claim('b@example.com', 1);
    const other = claim(email, 2);
    const answers = await ledger.claimIdentities('Main', [first, other, claim('b@example.com', 3)]);
    expect(answers).toEqual([owns(first), owns(other), owns(first)]);
    const next = claim('c@example.com', 4, { sync: 'Lead_To_User' });
    const later = [claim('b@example.com', 4, { sync: 'Lead_To_User' }), next];
    expect(await ledger.claimIdentities('Main', later)).toEqual([owns(first), owns(next)]);
    expect(await ledger.claimIdentities('Main', [])).toEqual([]);
  });

  test('a claim that the record holds already stays its own, and it may hold others beside it', async () => {
    const ledger = await bench.open();
    await ledger.claimIdentities('Main', [claim('old@example.com', 1)]);
    const claims = [claim('old@example.com', 1), claim('new@example.com', 1)];
    expect(await ledger.claimIdentities('Main', claims)).toEqual(claims.map(owns));
    expect(await ledger.identityOwners('old@example.com')).toHaveLength(1);
  });

  test('projects share no identities; owners are found in all of them', async () => {
    const ledger = await bench.open();
    await ledger.claimIdentities('Main', [claim(email, 1)]);
    await ledger.claimIdentities('Other', [claim(email, 2, { object: 'Lead', rank: 2.5 })]);
    expect(await ledger.identityOwners(email)).toEqual([
      { project: 'Main', ...claim(email, 1) },
      { project: 'Other', ...claim(email, 2, { object: 'Lead', rank: 2.5 }) }
    ]);
    expect(await ledger.identityOwners('b@example.com')).toEqual([]);
  });

  test('a released identity is free; only the record that owns it can release it, in any sync', async () => {
    const ledger = await bench.open();
    await ledger.claimIdentities('Main', [claim(email, 1)]);
    await ledger.releaseIdentities('Main', [claim(email, 2)]);
    await ledger.releaseIdentities('Other', [claim(email, 1)]);
    expect(await ledger.identityOwners(email)).toHaveLength(1);
    await ledger.releaseIdentities('Main', [claim(email, 1, { sync: 'Lead_To_User' })]);
    const next = claim(email, 2);
    expect(await ledger.claimIdentities('Main', [next])).toEqual([owns(next)]);
  });

  test('duplicates are due when nobody owns their identity any more, not before, and nobody else is', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.claimIdentities('Main', [claim(email, 1), claim('b@example.com', 8)]);
    const left = { status: 'skipped', message: '', object: 'Contact', identityKey: email } as const;
    await ledger.commitPage(
      lease,
      aPage([
        { ...left, recordId: id(2), code: 'duplicate' },
        { ...left, recordId: id(3), code: 'opted-out' },
        { ...left, recordId: id(4), code: 'duplicate', identityKey: 'b@example.com' }
      ])
    );
    await ledger.releaseIdentities('Main', [claim(email, 9)]);
    expect(await ledger.dueRecords(sync, at, 10)).toEqual([]);
    await ledger.releaseIdentities('Main', [claim(email, 1)]);
    expect(await ledger.dueRecords(sync, at, 10)).toEqual([id(2)]);
  });

  test('a duplicate is due at once when its owner gave the identity up before the page was stored', async () => {
    const { ledger, lease } = await started(bench);
    const left = { status: 'skipped', code: 'duplicate', message: '', object: 'Contact' } as const;
    await ledger.commitPage(lease, aPage([{ ...left, recordId: id(2), identityKey: email }]));
    expect(await ledger.dueRecords(sync, at, 10)).toEqual([id(2)]);
  });

  test('a user taken off a list for one record is looked at again for the others whom that step put on it', async () => {
    const { ledger, lease } = await started(bench);
    const base = {
      status: 'delivered',
      code: '',
      message: '',
      object: 'Contact',
      identityKey: email
    } as const;
    const joined = { 'Join:7': { fingerprint: 'joined', at, key: email } };
    const left = { 'Join:7': { fingerprint: 'left', at, key: email, removed: true } };
    await ledger.commitPage(
      lease,
      aPage([1, 2, 3].map((n) => ({ ...base, recordId: id(n), fingerprint: 'f', steps: joined })))
    );
    await ledger.commitPage(
      lease,
      aPage([1, 3].map((n) => ({ ...base, recordId: id(n), fingerprint: 'f', steps: left })))
    );
    expect(await ledger.dueRecords(sync, at, 10)).toEqual([id(2)]);
    const [first, second] = await ledger.recordStates(sync, [id(1), id(2)]);
    expect(first?.steps).toEqual(left);
    expect(second?.steps).toEqual({ 'Join:7': { fingerprint: '', at, key: email } });
  });

  test('two openings that claim at once agree on the owners', async () => {
    const ledgers = [await bench.open(), await bench.open()];
    const keys = Array.from({ length: 200 }, (_, n) => `${n}@example.com`);
    const answers = await Promise.all(
      ledgers.map((ledger, n) =>
        ledger.claimIdentities(
          'Main',
          keys.map((key) => claim(key, n))
        )
      )
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  describe('ranks', () => rankContract(bench));
  describe('what a record owns', () => ownedContract(bench));
};

const rankContract = (bench: LedgerBench): void => {
  const contact = claim(email, 2, { rank: 5 });

  test.each([
    ['a higher rank takes over', 1, 2, true],
    ['also a negative one', -2, -1.5, true],
    ['an equal rank does not', 2, 2, false],
    ['a lower rank does not', 2, 1, false],
    ['a rank above 0 takes over from none', null, 1, true],
    ['the rank 0 does not', null, 0, false],
    ['no rank never takes over', -1, null, false],
    ['nor from none', null, null, false]
  ])('%s: %p, then %p', async (_, held, asked, isTakenOver) => {
    const ledger = await bench.open();
    const lead = claim(email, 1, { object: 'Lead', sync: 'Lead_To_User', rank: held });
    const other = claim(email, 2, { rank: asked });
    await ledger.claimIdentities('Main', [lead]);
    expect(await ledger.claimIdentities('Main', [other])).toEqual([
      isTakenOver ? { owner: other, displaced: lead } : owns(lead)
    ]);
    const { project, ...owner } = (await ledger.identityOwners(email))[0] ?? { project: '' };
    expect([project, owner]).toEqual(['Main', isTakenOver ? other : lead]);
  });

  test('claims of one call see each other in order: each is answered as things stand after it', async () => {
    const ledger = await bench.open();
    const [first, higher, lower] = [1, 3, 2].map((rank, n) => claim(email, n, { rank }));
    if (!first || !higher || !lower) throw new Error('There are three.');
    expect(await ledger.claimIdentities('Main', [first, higher, lower])).toEqual([
      owns(first),
      { owner: higher, displaced: first },
      owns(higher)
    ]);
  });

  test('the owner that claims again has its new rank, sync and object, up or down', async () => {
    const ledger = await bench.open();
    await ledger.claimIdentities('Main', [contact]);
    const changed = { ...contact, rank: 1, sync: 'Newsletter', object: 'Account' };
    expect(await ledger.claimIdentities('Main', [changed])).toEqual([owns(changed)]);
    const other = claim(email, 3, { rank: 2 });
    expect(await ledger.claimIdentities('Main', [other])).toEqual([{ owner: other, displaced: changed }]);
  });
};

const ownedContract = (bench: LedgerBench): void => {
  const winner = { sync: 'Contact_To_User', recordId: id(9), object: 'Contact' };

  test('a record owns what it claimed in the project, in any sync; who owns nothing is left out', async () => {
    const ledger = await bench.open();
    const [b, a] = [claim('b@example.com', 1, { sync: 'Newsletter' }), claim(email, 1, { rank: 3 })];
    await ledger.claimIdentities('Main', [b, a, claim('c@example.com', 2)]);
    await ledger.claimIdentities('Other', [claim('d@example.com', 1)]);
    const owned = await ledger.identitiesOf('Main', [id(1), id(2), id(3)]);
    expect([...owned]).toEqual([
      [id(1), [a, b]],
      [id(2), [claim('c@example.com', 2)]]
    ]);
  });

  test('a successor gets everything of the project, ranks too, and keeps its own', async () => {
    const ledger = await bench.open();
    const lost = [claim(email, 1, { rank: 3, sync: 'Newsletter' }), claim('b@example.com', 1)];
    await ledger.claimIdentities('Main', [...lost, claim('c@example.com', 9), claim('d@example.com', 2)]);
    await ledger.claimIdentities('Other', lost);
    await ledger.transferIdentities('Main', id(1), winner);
    expect([...(await ledger.identitiesOf('Main', [id(1), id(2), id(9)]))]).toEqual([
      [id(2), [claim('d@example.com', 2)]],
      [id(9), [claim(email, 9, { rank: 3 }), claim('b@example.com', 9), claim('c@example.com', 9)]]
    ]);
    expect((await ledger.identitiesOf('Other', [id(1)])).get(id(1))).toHaveLength(2);
  });

  test('a successor with a rank holds what it gets by its own', async () => {
    const ledger = await bench.open();
    await ledger.claimIdentities('Main', [
      claim(email, 1, { rank: 3 }),
      claim('b@example.com', 9, { rank: 1 })
    ]);
    await ledger.transferIdentities('Main', id(1), winner);
    const owned = (await ledger.identitiesOf('Main', [id(9)])).get(id(9));
    expect(owned?.map(({ key, rank }) => [key, rank])).toEqual([
      [email, 1],
      ['b@example.com', 1]
    ]);
  });

  test('who owns nothing hands nothing over, and a record is no successor of itself', async () => {
    const ledger = await bench.open();
    const own = claim(email, 1, { rank: 3 });
    await ledger.claimIdentities('Main', [own]);
    await ledger.transferIdentities('Main', id(2), winner);
    await ledger.transferIdentities('Main', id(1), { ...winner, recordId: id(1), sync: 'Newsletter' });
    expect([...(await ledger.identitiesOf('Main', [id(1), id(9)]))]).toEqual([[id(1), [own]]]);
  });
};
