/** Where the local Iterable's answers depart from the official OpenAPI document. Its request bodies do not. */
export interface Difference {
  /** Of iterable-api: the reason. */
  readonly section: string;
  readonly reason: string;
  /** `<endpoint>: <what the document's schema says against the answer>`. */
  readonly complaints: readonly string[];
}

const noObject = 'params Invalid input: expected object, received null';

export const answerDifferences: readonly Difference[] = [
  {
    section: '2.1',
    reason: 'params is null where there is nothing to tell, in every recorded answer',
    complaints: [
      `users.update: ${noObject}`,
      `users.updateSubscriptions: ${noObject}`,
      `commerce.trackPurchase: ${noObject}`,
      `commerce.updateCart: ${noObject}`,
      `events.track: ${noObject}`,
      `subscriptions.bulk: ${noObject}`,
      `subscriptions.subscribeByEmail: ${noObject}`,
      `subscriptions.unsubscribeByEmail: ${noObject}`,
      `subscriptions.subscribeByUserId: ${noObject}`,
      `subscriptions.unsubscribeByUserId: ${noObject}`,
      `lists.delete: ${noObject}`,
      `users.deleteByEmail: ${noObject}`,
      `users.deleteByUserId: ${noObject}`
    ]
  },
  {
    section: '6.5',
    reason: 'users who are known by userId only have no e-mail',
    complaints: ['users.getByUserIdPath: user.email Invalid input: expected string, received undefined']
  }
];
