import { z } from 'zod';

/** Page size of lists; the same for all that are put together here. */
export const limit = z.coerce.number().int().min(1).max(1000).default(100).describe('Entries of a page.');

/** The entries after the cursor, and the cursor of the next page; `keyOf` orders the entries and names the last one. */
export function pageOf<T, K extends string | number>(
  entries: readonly T[],
  keyOf: (entry: T) => K,
  { cursor, limit: size }: { readonly cursor?: K; readonly limit: number }
): { readonly page: T[]; readonly next: K | null } {
  const rest = cursor === undefined ? entries : entries.filter((entry) => keyOf(entry) > cursor);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  return { page, next: rest.length > size && last !== undefined ? keyOf(last) : null };
}
