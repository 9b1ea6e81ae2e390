import { z } from 'zod';

const hourMs = 60 * 60 * 1000;

/** The ranges of D-53, in hours. */
const ranges = { '6h': 6, '24h': 24, '7d': 7 * 24, '30d': 30 * 24, '90d': 90 * 24 } as const;

export type LastRange = keyof typeof ranges;
export const lastRanges = Object.keys(ranges) as readonly LastRange[];

export interface AskedRange {
  readonly last?: LastRange;
  /** ISO; inclusive. */
  readonly from?: string;
  /** ISO; exclusive. */
  readonly to?: string;
}

/** ISO time or day in UTC -> ISO time. */
const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error: 'must be an ISO time with its zone, or a date'
  })
  .transform((text) => new Date(text).toISOString());

/** A range as a request names it. */
export const rangeQuery = {
  last: z
    .enum(['6h', '24h', '7d', '30d', '90d'])
    .optional()
    .describe('The last hours or days; instead of from.'),
  from: moment.optional().describe('From this time on.'),
  to: moment.optional().describe('Before this time.')
};

/** `last` counts back from now; `from` beside it is passed over. */
export function rangeOf({ last, from, to }: AskedRange, now: Date): Pick<AskedRange, 'from' | 'to'> {
  const start = last === undefined ? from : new Date(now.getTime() - ranges[last] * hourMs).toISOString();
  return { ...(start !== undefined && { from: start }), ...(to !== undefined && { to }) };
}
