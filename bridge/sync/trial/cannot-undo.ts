import type { Call, Operation } from '../model';

/** What an undo cannot take back of one kind of call; `n` is how many calls there are. */
const sentences: Readonly<Partial<Record<Call['endpoint'], string>>> = {
  trackBulk: 'Events that are recorded for people stay in Iterable for good ({n}).',
  trackPurchase: 'Purchases that are recorded stay in Iterable for good ({n}).',
  updateCart: 'Shopping carts stay as they are sent ({n}).',
  bulkUpdateSubscriptions: 'Subscriptions stay as they are sent: consent is not taken back unasked ({n}).',
  putItems: 'Catalog items stay as they are sent ({n}).',
  deleteItems: 'Catalog items that are deleted stay deleted ({n}).',
  updateEmail: 'People whose e-mail address is changed keep the new one ({n}).',
  mergeUsers: 'People who are merged stay merged ({n}).',
  deleteUser: 'People who are deleted stay deleted ({n}).',
  forgetUser: 'People who are forgotten stay forgotten ({n}).',
  unforgetUser: 'People who may be known again stay so ({n}).'
};

export interface Lasting {
  readonly operations: readonly Operation[];
  /** Iterable fields and lists that come into being. */
  readonly newFields: readonly string[];
  readonly newLists: number;
}

/** What an undo cannot take back, in sentences, before anything is sent. Pure. */
export function cannotUndo({ operations, newFields, newLists }: Lasting): string[] {
  const counts = new Map<Call['endpoint'], number>();
  for (const { call } of operations) counts.set(call.endpoint, (counts.get(call.endpoint) ?? 0) + 1);
  const byCall = [...counts].flatMap(([endpoint, n]) => sentences[endpoint]?.replace('{n}', String(n)) ?? []);
  const unsubscribesChannel = operations.some(
    ({ call }) => call.endpoint === 'unsubscribe' && call.channelUnsubscribe
  );
  const namesUserId = operations.some(
    ({ identity, payload }) => identity.kind === 'email' && payload.userId !== undefined
  );
  return [
    ...byCall,
    ...(unsubscribesChannel ? ['Whoever is unsubscribed from a channel stays so.'] : []),
    ...(namesUserId ? ['A user id that a person did not have before stays.'] : []),
    ...(newFields.length > 0 ? [`New fields stay: ${newFields.join(', ')}.`] : []),
    ...(newLists > 0 ? ['New lists stay, without the people of the trial.'] : []),
    ...(operations.length > 0
      ? [
          'What Iterable itself does because of the changes stays, such as messages of a journey that begins with them.'
        ]
      : [])
  ];
}

/** What was not said when somebody agreed; how many calls there are does not count. Pure. */
export function unsaidAmong(now: readonly string[], said: readonly string[]): string[] {
  const plain = (sentence: string): string => sentence.replace(/ \(\d+\)/, '');
  const known = new Set(said.map(plain));
  return now.filter((sentence) => !known.has(plain(sentence)));
}
