import type { Random } from './random';
import { stampRates } from './rates';

/** The three system times of a row, as REST answers them: whole seconds in UTC. */
export interface Stamps {
  readonly CreatedDate: string;
  readonly LastModifiedDate: string;
  readonly SystemModstamp: string;
}

/** Seconds since 1970. */
type Seconds = number;

const secondsPerDay = 86_400;

/** `YYYY-MM-DDThh:mm:ss.000+0000` */
const asText = (seconds: Seconds): string =>
  new Date(seconds * 1000).toISOString().replace(/\.\d{3}Z$/, '.000+0000');

export const secondsOf = (stamp: string): Seconds => Date.parse(stamp) / 1000;

export interface Calendar {
  /** Stamps of one row that cannot be older than `notBefore`; all of them lie before now. */
  stamps(notBefore?: Seconds): Stamps;
  /** A day from `days` ago up to today, `YYYY-MM-DD`. */
  day(days: { from: number; to: number }): string;
}

/**
 * Times of `rows` rows, spread over the last two years before `now`. Imports and mass updates put many rows into one
 * second, as they do in an org.
 */
export function calendar(rows: number, now: Date, random: Random): Calendar {
  const end = Math.floor(now.getTime() / 1000) - 1;
  const start = end - stampRates.days * secondsPerDay;
  const between = (from: Seconds, to: Seconds): Seconds => from + random.below(Math.max(1, to - from));
  const moments = (perMoment: number): Seconds[] =>
    Array.from({ length: 1 + Math.round(rows / perMoment) }, () => between(start, end));
  const imports = moments(stampRates.rowsPerImport / stampRates.imported);
  const massUpdates = moments(stampRates.rowsPerMassUpdate / stampRates.massUpdated);

  const createdAfter = (earliest: Seconds): Seconds => {
    const moment = random.pick(imports);
    return random.chance(stampRates.imported) && moment >= earliest ? moment : between(earliest, end);
  };
  const modifiedAfter = (created: Seconds): Seconds => {
    if (random.chance(stampRates.neverModified)) return created;
    const update = random.pick(massUpdates);
    return random.chance(stampRates.massUpdated) && update > created ? update : between(created, end);
  };

  return {
    stamps(notBefore = start) {
      const created = createdAfter(Math.max(start, notBefore));
      const modified = modifiedAfter(created);
      const touched = random.chance(stampRates.touchedBySystem) ? between(modified, end) : modified;
      return {
        CreatedDate: asText(created),
        LastModifiedDate: asText(modified),
        SystemModstamp: asText(touched)
      };
    },
    day: ({ from, to }) => asText(end - (to + random.below(from - to + 1)) * secondsPerDay).slice(0, 10)
  };
}
