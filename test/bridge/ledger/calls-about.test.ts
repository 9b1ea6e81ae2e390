import { mayHold, packAbout, unpackAbout } from '../../../bridge/ledger/sqlite/calls-about';
import { recordId } from '../../../bridge/sync/record-id';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Ids as an org gives them: close to each other, in no order, capitals and all. */
function idsOfAnOrg(count: number, seed: number): string[] {
  let state = seed;
  const next = (): number => (state = (Math.imul(state, 1103515245) + 12345) >>> 0);
  const ids = Array.from({ length: count }, () => {
    let [rest, letters] = [1_000_000_000 + (next() % 10_000_000), ''];
    for (; letters.length < 6; rest = Math.floor(rest / 62)) letters = (alphabet[rest % 62] ?? '') + letters;
    return recordId(`0035g0000${letters}`) ?? '';
  });
  return [...new Set(ids)];
}

const ids = idsOfAnOrg(1000, 7);
const { filter, ids: packed } = packAbout(ids);

test('what is packed comes back, sorted', () => {
  expect(unpackAbout(packed ?? Buffer.alloc(0))).toEqual([...ids].sort());
  const few = ['003000000000001AAA', 'user:abc-_', 'x'];
  expect(unpackAbout(packAbout(few).ids ?? Buffer.alloc(0))).toEqual(few);
  expect(packAbout([])).toEqual({ filter: null, ids: null });
});

test('the filter holds every id, and rules nearly all others out', () => {
  const known = filter ?? Buffer.alloc(0);
  expect(ids.every((id) => mayHold(known, id))).toBe(true);
  const others = idsOfAnOrg(10_000, 99).filter((id) => !ids.includes(id));
  const mistaken = others.filter((id) => mayHold(known, id)).length;
  expect(mistaken / others.length).toBeLessThan(0.03);
});

test('a record takes less than six bytes', () => {
  expect(((filter?.length ?? 0) + (packed?.length ?? 0)) / ids.length).toBeLessThan(6);
});
