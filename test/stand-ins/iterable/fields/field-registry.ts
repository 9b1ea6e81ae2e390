import type { FieldType } from './field-types';

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
  shoppingCartItems: 'object',
  itblUserId: 'string',
  itblInternal: 'object',
  'itblInternal.documentCreatedAt': 'date',
  'itblInternal.documentUpdatedAt': 'date',
  'itblInternal.emailDomain': 'string'
};

/** Who a user is: no data of the profile, though their values may stand in `dataFields`. */
export const identityFields: ReadonlySet<string> = new Set(['email', 'userId']);

/** Iterable derives these itself; what a request says about them is passed over. */
export const derivedFields: ReadonlySet<string> = new Set([
  'profileUpdatedAt',
  'emailListIds',
  'userListIds',
  'itblUserId',
  'itblInternal'
]);

/**
 * The profile fields of a project: the first value ever written fixes a field's type for good (iterable-api 4).
 * Nested fields are held as `parent.child` and count towards the limit.
 */
export class FieldRegistry {
  private readonly types = new Map<string, FieldType>();

  constructor(
    preset: Readonly<Record<string, FieldType>>,
    readonly limit: number
  ) {
    for (const [path, type] of Object.entries({ ...standardFields, ...preset })) this.types.set(path, type);
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
