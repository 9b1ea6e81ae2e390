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
      `catalogs.create: ${noObject}`,
      `catalogs.bulkUpsertItems: ${noObject}`,
      `catalogs.putItem: ${noObject}`,
      `catalogs.patchItem: ${noObject}`,
      `catalogs.deleteItem: ${noObject}`,
      `catalogs.bulkDeleteItems: ${noObject}`,
      `catalogs.delete: ${noObject}`,
      `users.merge: ${noObject}`,
      `users.forget: ${noObject}`,
      `users.unforget: ${noObject}`,
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
    section: '11',
    reason: 'lastModified is a number in live replies, and an item is what was uploaded',
    complaints: [
      'catalogs.getItem: lastModified Invalid input: expected string, received number',
      'catalogs.getItem: value.underlying Invalid input: expected object, received undefined',
      'catalogs.getItems: catalogItemsWithProperties.0.lastModified Invalid input: expected string, received number',
      'catalogs.getItems: catalogItemsWithProperties.0.value.underlying Invalid input: expected object, received undefined'
    ]
  },
  {
    section: '12',
    reason: 'the document calls a count an object',
    complaints: ['campaigns.list: totalCampaignsCount Invalid input: expected object, received number']
  },
  {
    section: '6.5',
    reason: 'users who are known by userId only have no e-mail',
    complaints: ['users.getByUserIdPath: user.email Invalid input: expected string, received undefined']
  }
];
