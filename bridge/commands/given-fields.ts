import { z } from 'zod';

/** One record as JSON: field names and values, parents as objects, child rows as `{ "records": [...] }`. */
export const givenFields = z
  .record(z.string(), z.unknown())
  .refine((fields) => !Array.isArray(fields), 'must be one record')
  .describe('Fields by API name; parents are objects, child rows { "records": [...] }.');
