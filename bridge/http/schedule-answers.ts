import { z } from 'zod';
import { named } from './answers';

export const scheduleAnswer = named(
  'Schedule',
  'When runs would begin by a schedule, before it is part of a sync.',
  z.object({
    problem: z.object({ message: z.string(), fix: z.string() }).nullable(),
    nextRuns: z
      .array(z.string().meta({ format: 'date-time' }))
      .describe('Three at most, were the sync switched on; none where no run begins within a year.')
  })
);
