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
/** What two ids may share. */
const longestShared = 35;

export const packAbout = (about: readonly string[]): PackedAbout => {
  if (about.length === 0) return { filter: null, ids: null };
  const filter = Buffer.alloc(Math.max(8, Math.ceil((about.length * bitsPerId) / 8)));
  for (const id of about) {
    for (const place of placesOf(id, filter.length * 8)) mark(filter, place);
  }
  return { filter, ids: deflateRawSync(frontCoded(about)) };
};

/** False for sure, true perhaps. */
export const mayHold = (filter: Uint8Array, id: string): boolean =>
  placesOf(id, filter.length * 8).every((place) => ((filter[place >> 3] ?? 0) & (1 << (place & 7))) !== 0);

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

const mark = (filter: Buffer, place: number): void => {
  filter[place >> 3] = (filter[place >> 3] ?? 0) | (1 << (place & 7));
};

const placesOf = (id: string, bits: number): number[] => {
  const first = hash(id, 0x811c9dc5);
  const second = hash(id, 0x9747b28c) | 1;
  return Array.from({ length: probes }, (_, probe) => (first + Math.imul(probe, second)) >>> 0).map(
    (place) => place % bits
  );
};

/** FNV-1a, mixed once more: ids differ in few characters. */
const hash = (text: string, seed: number): number => {
  let value = seed;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
};
