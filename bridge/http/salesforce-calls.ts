import { z } from 'zod';
import { lanes } from '../sync/model';

const count = z.number().int().nonnegative();
const left = count.nullable();

/** Calls to Salesforce in 24 hours, as `GET /v1/status` shows them. */
export const salesforceCalls = z
  .object({
    org: z
      .object({ max: count, used: count, asOf: z.string() })
      .nullable()
      .describe('Of the whole org, by all its apps; null before it has answered once.'),
    sharePercent: z.number(),
    reservePercent: z.number(),
    share: left.describe('Calls that the bridge may make.'),
    used: count.describe('Calls that the bridge made.'),
    left: z
      .object({ privacy: left, interactive: left, live: left, backfill: left })
      .describe('Calls that each lane may still make now.'),
    pauses: z
      .array(z.object({ lane: z.enum(lanes), code: z.string(), message: z.string(), until: z.string() }))
      .describe('Lanes that make no calls for now.')
  })
  .nullable()
  .describe('Calls to Salesforce in any 24 hours.');
