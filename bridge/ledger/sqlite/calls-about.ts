import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * Which records a call is about, in about six bytes a record: a Bloom filter that rules nearly all calls out, and the
 * ids themselves, sorted and without what each shares with the one before.
 */
export interface PackedAbout {
  readonly filter: Buffer | null;
  readonly ids: Buffer | null;
}

/** A call in a hundred that is not about an id is looked at more closely. */
const bitsPerId = 10;
const probes = 5;
const firstSeed = 0x811c9dc5;
const secondSeed = 0x9747b28c;
/** What two ids may share. */
const longestShared = 35;

export const packAbout = (about: readonly string[]): PackedAbout => {
  if (about.length === 0) return { filter: null, ids: null };
  const filter = Buffer.alloc(Math.max(8, Math.ceil((about.length * bitsPerId) / 8)));
  for (const id of about) mark(filter, id);
  return { filter, ids: deflateRawSync(frontCoded(about), { level: 4 }) };
};

/** False for sure, true perhaps. */
export const mayHold = (filter: Uint8Array, id: string): boolean => {
  const [first, second] = [hash(id, firstSeed), hash(id, secondSeed) | 1];
  for (let probe = 0; probe < probes; probe += 1) {
    const place = placeOf(first, second, probe, filter.length * 8);
    if (((filter[place >> 3] ?? 0) & (1 << (place & 7))) === 0) return false;
  }
  return true;
};

export const unpackAbout = (ids: Uint8Array): string[] => {
  let before = '';
  return inflateRawSync(ids)
    .toString()
    .split('\n')
    .map((line) => {
      before = before.slice(0, Number.parseInt(line[0] ?? '0', 36)) + line.slice(1);
      return before;
    });
};

const frontCoded = (about: readonly string[]): string => {
  let before = '';
  return [...about]
    .sort()
    .map((id) => {
      let shared = 0;
      while (shared < longestShared && shared < id.length && id[shared] === before[shared]) shared += 1;
      before = id;
      return shared.toString(36) + id.slice(shared);
    })
    .join('\n');
};

/** One of the places in which an id leaves its mark. */
const placeOf = (first: number, second: number, probe: number, bits: number): number =>
  ((first + Math.imul(probe, second)) >>> 0) % bits;

const mark = (filter: Buffer, id: string): void => {
  const bits = filter.length * 8;
  const [first, second] = [hash(id, firstSeed), hash(id, secondSeed) | 1];
  for (let probe = 0; probe < probes; probe += 1) {
    const place = placeOf(first, second, probe, bits);
    filter[place >> 3] = (filter[place >> 3] ?? 0) | (1 << (place & 7));
  }
};

/** FNV-1a, mixed once more: ids differ in few characters. */
const hash = (text: string, seed: number): number => {
  let value = seed;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
};
