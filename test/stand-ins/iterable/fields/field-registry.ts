import type { FieldType } from './field-types';

/** Items of a cart or a purchase (iterable-api 10). */
export const itemFields: Readonly<Record<string, FieldType>> = {
  shoppingCartItems: 'object',
  'shoppingCartItems.id': 'string',
  'shoppingCartItems.name': 'string',
  'shoppingCartItems.price': 'double',
  'shoppingCartItems.quantity': 'long',
  'shoppingCartItems.sku': 'string',
  'shoppingCartItems.description': 'string',
  'shoppingCartItems.categories': 'string',
  'shoppingCartItems.imageUrl': 'string',
  'shoppingCartItems.url': 'string',
  'shoppingCartItems.dataFields': 'object'
};

/** Fields that every project has from its first day (iterable-api 4, reserved and standard ones; recorded getFields). */
export const standardFields: Readonly<Record<string, FieldType>> = {
  email: 'string',
  userId: 'string',
  firstName: 'string',
  lastName: 'string',
  phoneNumber: 'string',
  locale: 'string',
  timeZone: 'string',
  signupDate: 'date',
  signupSource: 'string',
  profileUpdatedAt: 'date',
  emailListIds: 'long',
  userListIds: 'long',
  unsubscribedChannelIds: 'long',
  unsubscribedMessageTypeIds: 'long',
  subscribedMessageTypeIds: 'long',
  devices: 'object',
  browserTokens: 'string',
  ...itemFields,
  itblUserId: 'string',
  itblInternal: 'object',
  'itblInternal.documentCreatedAt': 'date',
  'itblInternal.documentUpdatedAt': 'date',
  'itblInternal.emailDomain': 'string'
};

/** Who a user is: no data of the profile, though their values may stand in `dataFields`. */
export const identityFields: ReadonlySet<string> = new Set(['email', 'userId']);

/** Arrays that Iterable keeps itself: no merge of users looks into them (iterable-api 6.4). */
export const managedArrays: ReadonlySet<string> = new Set([
  'devices',
  'browserTokens',
  'shoppingCartItems',
  'emailListIds',
  'userListIds',
  'unsubscribedChannelIds',
  'unsubscribedMessageTypeIds',
  'subscribedMessageTypeIds'
]);

/** Iterable derives these itself; what a request says about them is passed over. */
export const derivedFields: ReadonlySet<string> = new Set([
  'profileUpdatedAt',
  'emailListIds',
  'userListIds',
  'itblUserId',
  'itblInternal'
]);

/** What the fields of a registry belong to. */
export interface FieldScope {
  readonly category: 'user' | 'event';
  readonly standard: Readonly<Record<string, FieldType>>;
  /** Names at the top that are no data. */
  readonly identities: ReadonlySet<string>;
  /** Names at the top that are passed over. */
  readonly derived: ReadonlySet<string>;
}

const profile: FieldScope = {
  category: 'user',
  standard: standardFields,
  identities: identityFields,
  derived: derivedFields
};

/** An event's data is its sender's alone, whatever it is called. */
export const eventScope: FieldScope = {
  category: 'event',
  standard: {},
  identities: new Set(),
  derived: new Set()
};

/**
 * The fields of a project's profiles, or of one event name: the first value ever written fixes a type for good (iterable-api 4).
 * Nested fields are held as `parent.child` and count towards the limit.
 */
export class FieldRegistry {
  private readonly types = new Map<string, FieldType>();

  constructor(
    preset: Readonly<Record<string, FieldType>>,
    readonly limit: number,
    readonly scope: FieldScope = profile
  ) {
    for (const [path, type] of Object.entries({ ...scope.standard, ...preset })) this.types.set(path, type);
  }

  typeOf(path: string): FieldType | undefined {
    return this.types.get(path);
  }

  get size(): number {
    return this.types.size;
  }

  add(created: ReadonlyMap<string, FieldType>): void {
    for (const [path, type] of created) this.types.set(path, type);
  }

  /** As GET users/getFields answers it. */
  toJSON(): Record<string, FieldType> {
    return Object.fromEntries(this.types);
  }
}
