import { badParams, type Answer } from './answer';
import type { Call } from './call';

export interface Page<T> {
  readonly rows: readonly T[];
  /** To be spread into the answer. */
  readonly links: { readonly nextPageUrl?: string; readonly previousPageUrl?: string };
}

const maxSize = 1000;

/** Pages count from 1 (iterable-api 11 and 12). */
export function pageOf<T>(all: readonly T[], call: Call, defaultSize: number): Page<T> | Answer {
  const page = Number(call.query.get('page') ?? 1);
  const size = Number(call.query.get('pageSize') ?? defaultSize);
  if (!isCount(page, Infinity)) return badParams('page must be 1 or more');
  if (!isCount(size, maxSize)) return badParams(`pageSize must be between 1 and ${maxSize}`);
  const end = page * size;
  return {
    rows: all.slice(end - size, end),
    links: {
      ...(end < all.length ? { nextPageUrl: pageUrl(call, page + 1) } : {}),
      ...(page > 1 ? { previousPageUrl: pageUrl(call, page - 1) } : {})
    }
  };
}

const isCount = (value: number, max: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= max;

function pageUrl({ origin, path, query }: Call, page: number): string {
  const parameters = new URLSearchParams(query);
  parameters.set('page', String(page));
  return `${origin}${path}?${parameters.toString()}`;
}
