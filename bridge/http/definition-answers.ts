import { z } from 'zod';
import { named } from './answers';

/** What the endpoints say of definitions. */

const head = {
  version: z
    .string()
    .nullable()
    .describe('What runs are pinned to; null where something was wrong, so that none was.'),
  source: z
    .enum(['published', 'deployed'])
    .describe('Published: the hash of the sync matches its rows. Deployed: outside the app.'),
  at: z.string().meta({ format: 'date-time' }).describe('From when on it was taken.')
};

const row = z.record(z.string(), z.unknown());

export const definition = named(
  'Definition',
  'Custom metadata rows of a sync, names without namespace; with steps and mappings that it takes from another sync.',
  z.object({
    sync: z.string(),
    ...head,
    rows: z.object({ sync: row, steps: z.array(row), mappings: z.array(row) })
  })
);

export const definitionsOfSync = named(
  'Definitions',
  'Newest first.',
  z.object({
    sync: z.string(),
    definitions: z.array(z.object(head)),
    next: z.string().nullable().describe('Cursor of the next page.')
  })
);
