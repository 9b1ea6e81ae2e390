import type { z } from 'zod';
import { TransientError } from '../errors';

/** The body of a 2xx. One of another shape is no answer of Iterable's: it may pass. */
export function readAnswer<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new TransientError('iterable.unreadable', "Iterable's answer cannot be read");
}
