import { z } from 'zod';
import type { Switches } from '../switches';

/**
 * The outer shape of request bodies (iterable-api 6 to 11), strict: a key that the contract does not have is refused, so that
 * a slip in a client shows. Identifiers and data are judged row by row elsewhere: a malformed e-mail is no error of shape.
 */

const object = z.record(z.string(), z.unknown());
const id = z.int();
const ids = z.array(id).nullable().optional();

const identity = z.strictObject({ email: z.string().optional(), userId: z.string().optional() });

const userRow = identity.extend({
  dataFields: object.optional(),
  preferUserId: z.boolean().optional(),
  mergeNestedObjects: z.boolean().optional()
});

const singleUser = userRow.extend({ createNewFields: z.boolean().optional() });

const subscriptions = identity.extend({
  emailListIds: ids,
  unsubscribedChannelIds: ids,
  unsubscribedMessageTypeIds: ids,
  subscribedMessageTypeIds: ids,
  campaignId: id.optional(),
  templateId: id.optional(),
  validateChannelAlignment: z.boolean().optional()
});

const event = identity.extend({
  eventName: z.string(),
  id: z.string().optional(),
  createdAt: id.optional(),
  dataFields: object.optional(),
  campaignId: id.optional(),
  templateId: id.optional(),
  createNewFields: z.boolean().optional()
});

const item = z.strictObject({
  id: z.string(),
  name: z.string(),
  price: z.number(),
  quantity: id,
  sku: z.string().optional(),
  description: z.string().optional(),
  categories: z.array(z.string()).optional(),
  imageUrl: z.string().optional(),
  url: z.string().optional(),
  dataFields: object.optional()
});

const fieldDefinition = z.strictObject({
  fieldName: z.string(),
  fieldType: z.string(),
  get children() {
    return z.array(fieldDefinition).optional();
  }
});

export const skeletons = {
  'users.update': singleUser,
  'users.bulkUpdate': z.strictObject({
    users: z.array(userRow),
    createNewFields: z.boolean().optional()
  }),
  'users.updateEmail': z.strictObject({
    currentEmail: z.string().optional(),
    currentUserId: z.string().optional(),
    newEmail: z.string()
  }),
  'users.merge': z.strictObject({
    sourceEmail: z.string().optional(),
    sourceUserId: z.string().optional(),
    destinationEmail: z.string().optional(),
    destinationUserId: z.string().optional(),
    arrayMerge: z
      .array(z.strictObject({ field: z.string().optional(), dedupeBy: z.string().optional() }))
      .optional()
  }),
  'users.forget': identity,
  'users.unforget': identity,
  'users.updateSubscriptions': subscriptions,
  'users.bulkUpdateSubscriptions': z.strictObject({ updateSubscriptionsRequests: z.array(subscriptions) }),
  'subscriptions.bulk': z.strictObject({
    users: z.array(z.string()).optional(),
    usersByUserId: z.array(z.string()).optional()
  }),
  'events.track': event,
  'events.trackBulk': z.strictObject({ events: z.array(event) }),
  'commerce.trackPurchase': z.strictObject({
    user: singleUser,
    items: z.array(item),
    total: z.number(),
    id: z.string().optional(),
    createdAt: id.optional(),
    dataFields: object.optional(),
    campaignId: id.optional(),
    templateId: id.optional()
  }),
  'commerce.updateCart': z.strictObject({ user: singleUser, items: z.array(item) }),
  'catalogs.putFieldMappings': z.strictObject({ mappingsUpdates: z.array(fieldDefinition) }),
  'catalogs.bulkUpsertItems': z.strictObject({
    documents: z.record(z.string(), object),
    replaceUploadedFieldsOnly: z.boolean()
  }),
  'catalogs.bulkDeleteItems': z.strictObject({ itemIds: z.array(z.string()) }),
  'catalogs.putItem': z.strictObject({ value: object }),
  'catalogs.patchItem': z.strictObject({ update: object }),
  'lists.create': z.strictObject({ name: z.string(), description: z.string().optional() }),
  'lists.subscribe': z.strictObject({
    listId: id,
    subscribers: z.array(userRow),
    updateExistingUsersOnly: z.boolean().optional()
  }),
  'lists.unsubscribe': z.strictObject({
    listId: id,
    subscribers: z.array(identity),
    campaignId: id.optional(),
    channelUnsubscribe: z.boolean().optional()
  })
} as const;

export type SkeletonName = keyof typeof skeletons;
export type BodyOf<N extends SkeletonName> = z.infer<(typeof skeletons)[N]>;

/** iterable-api 7.1: `userListIds` is in the vendor's document nowhere and yet was sent by a mature connector. */
const withUserLists = subscriptions.extend({ userListIds: ids });

const takingUserLists: Partial<Record<SkeletonName, z.ZodType>> = {
  'users.updateSubscriptions': withUserLists,
  'users.bulkUpdateSubscriptions': z.strictObject({ updateSubscriptionsRequests: z.array(withUserLists) })
};

/** The shape that a request has to have, by the readings that are switched on. */
export const skeletonFor = (name: SkeletonName, { userListIds }: Switches): z.ZodType =>
  (userListIds === 'taken' ? takingUserLists[name] : undefined) ?? skeletons[name];
