import type { Identity } from '../model';

/** Source: iterable-api 11. */
const longestItemId = 255;

/** An item id in the alphabet that catalogs take: letters, digits and dashes. Pure. */
export const toItemId = (text: string): string =>
  text
    .trim()
    .replaceAll(/[^A-Za-z0-9-]+/g, '-')
    .slice(0, longestItemId);

/** Whether an identity's key is that of an item. */
export const isItemKey = (key: string | undefined): boolean => key?.startsWith('item:') ?? false;

/** Two records whose ids become the same item are a collision: the key is what they must not share. */
export function itemIdentity(catalog: string, text: string): Identity {
  const value = toItemId(text);
  return { kind: 'item', value, key: `item:${catalog.toLowerCase()}:${value}` };
}
