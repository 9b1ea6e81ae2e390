/** Places in a result: `MTAwMDA` is the base64 of 10000, without padding. Source: salesforce-api 3.1. */
import { OrgError } from '../model';

export function locatorOf(offset: number): string {
  return Buffer.from(String(offset)).toString('base64url');
}

/** The place a locator names, the beginning without one. Throws INVALID_QUERY_LOCATOR for what was never given out. */
export function readOffset(locator: string | null, total: number): number {
  if (locator === null || locator === '') return 0;
  const text = Buffer.from(locator, 'base64url').toString('utf8');
  const offset = /^\d+$/.test(text) ? Number(text) : NaN;
  if (offset === 0 || offset < total) return offset;
  throw new OrgError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
}
