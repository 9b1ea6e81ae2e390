import type { Switches } from '../switches';

const latest = 8.64e15;
/** As seconds it is the year 5138, as milliseconds 1973. */
const millisecondsFrom = 1e11;

/** Milliseconds since 1970 of a `createdAt`; its unit is uncertain (iterable-api 8.1). Null for what is no time at all. */
export function eventTime(createdAt: number | undefined, now: number, switches: Switches): number | null {
  if (createdAt === undefined) return now;
  const { createdAtUnit: unit } = switches;
  const inSeconds = unit === 'seconds' || (unit === 'either' && Math.abs(createdAt) < millisecondsFrom);
  const time = inSeconds ? createdAt * 1000 : createdAt;
  return Math.abs(time) <= latest ? time : null;
}
