/** Written by Iterable itself, or by calls of their own (iterable-api 4). */
export const managedFields: ReadonlySet<string> = new Set([
  'email',
  'userId',
  'signupDate',
  'signupSource',
  'profileUpdatedAt',
  'emailListIds',
  'userListIds',
  'unsubscribedChannelIds',
  'unsubscribedMessageTypeIds',
  'subscribedMessageTypeIds',
  'devices',
  'browserTokens',
  'shoppingCartItems',
  'itblInternal',
  'itblUserId'
]);

/** Why no user field of that name should be created; null when it may. */
export function nameProblem(name: string): string | null {
  const parts = name.split('.');
  if (parts.some((part) => part.trim() !== part || part === ''))
    return 'A name, or a part of it between dots, is empty or has spaces around it.';
  if (parts.some(isImpossible))
    return 'A name may not begin with _, be a number, nor contain a comma or a #.';
  if (managedFields.has(parts[0] ?? '')) return `Iterable keeps ${parts[0] ?? ''} itself.`;
  return null;
}

/** Of one part of a name: Iterable's API takes such ones, its screens do not (iterable-api 4). */
export const isImpossible = (part: string): boolean => /^(_.*|\d+|.*[,#].*)$/.test(part);

/** Names with the same letters in other capitals are another field (iterable-api 4). */
export const sameLetters = (name: string, fields: ReadonlyMap<string, string>): string | undefined =>
  [...fields.keys()].find((known) => known !== name && known.toLowerCase() === name.toLowerCase());
