import type { FieldType, JsonObject } from './fields/field-types';
import { objectsIn } from './commerce/commerce';
import { storedEvents, type StoredEvent } from './events/stored-events';
import type { ListRecord } from './lists/lists';
import type { Project } from './project';
import { idsIn, type SubscriptionArray } from './subscriptions/arrays';
import type { RowKey } from './users/bulk-answer';
import { profileOf, type UserRecord } from './users/user-store';

/** A user as a test looks at them. */
export interface StoredUser {
  readonly email: string | null;
  readonly userId: string | null;
  /** What was written, as it is stored; nothing that Iterable adds. */
  readonly fields: JsonObject;
  /** `dataFields` as GET answers them. */
  readonly profile: JsonObject;
  readonly listIds: readonly number[];
  readonly cart: readonly JsonObject[];
  readonly subscriptions: Readonly<Record<SubscriptionArray, readonly number[]>>;
  /** Accepted writes that took effect on this user. */
  readonly writes: number;
}

/** A list as a test looks at it. */
export interface StoredList {
  readonly id: number;
  readonly name: string;
  readonly listType: ListRecord['listType'];
  readonly members: readonly StoredUser[];
}

/** A catalog as a test looks at it. */
export interface StoredCatalog {
  readonly name: string;
  readonly items: Readonly<Record<string, JsonObject>>;
  readonly fieldMappings: Readonly<Record<string, FieldType>>;
}

/**
 * A test's view of one project. It shows the settled state: whatever was accepted takes effect before it is looked at.
 * `visible...` look without touching what is on its way.
 */
export class ProjectHandle {
  constructor(private readonly project: Project) {}

  get id(): number {
    return this.project.id;
  }

  users(): StoredUser[] {
    return [...this.settled().users.all()].map((record) => this.asStored(record));
  }

  userCount(): number {
    return this.settled().users.size;
  }

  /** By e-mail in any case, or by userId; the first where several share it. */
  user(key: string): StoredUser | undefined {
    const { users } = this.settled();
    const record = users.byEmail(key)[0] ?? users.byUserId(key)[0];
    return record && this.asStored(record);
  }

  fields(): Record<string, FieldType> {
    return this.project.fields.toJSON();
  }

  lists(): StoredList[] {
    return this.settled()
      .lists.all()
      .map(({ id, name, listType, members }) => ({
        id,
        name,
        listType,
        members: [...members].map((record) => this.asStored(record))
      }));
  }

  /** Custom events, oldest stored first: all of them, or those of one user (by e-mail or userId). */
  events(key?: string): StoredEvent[] {
    return storedEvents(this.settled(), 'events', key);
  }

  purchases(key?: string): StoredEvent[] {
    return storedEvents(this.settled(), 'purchases', key);
  }

  catalogs(): StoredCatalog[] {
    return this.settled()
      .catalogs.all()
      .map(({ name, items, mappings }) => ({
        name,
        items: Object.fromEntries([...items].map(([id, { value }]) => [id, value])),
        fieldMappings: Object.fromEntries(mappings)
      }));
  }

  /** Users that reads show by now. */
  visibleUserCount(): number {
    this.project.pipelines.catchUp();
    return this.project.users.size;
  }

  /** Accepted writes that reads do not show yet. */
  pendingWrites(): number {
    this.project.pipelines.catchUp();
    return this.project.pipelines.pending;
  }

  /** GDPR: the user's data goes and writes for them are refused from now on. */
  forget(emailOrUserId: string): void {
    this.settled().forget(keyFrom(emailOrUserId));
  }

  unforget(emailOrUserId: string): void {
    this.settled().forgotten.remove(keyFrom(emailOrUserId));
  }

  /** E-mails in lower case. */
  forgotten(): { readonly emails: readonly string[]; readonly userIds: readonly string[] } {
    const { emails, userIds } = this.settled().forgotten;
    return { emails, userIds };
  }

  private settled(): Project {
    this.project.pipelines.settle();
    return this.project;
  }

  private asStored(record: UserRecord): StoredUser {
    const { type } = this.project;
    return {
      email: record.email,
      userId: record.userId,
      fields: record.fields,
      get profile() {
        return profileOf(record, type);
      },
      listIds: [...record.listIds],
      cart: objectsIn(record.fields['shoppingCartItems']),
      subscriptions: subscriptionsOf(record),
      writes: record.writes
    };
  }
}

const subscriptionsOf = ({ fields }: UserRecord): StoredUser['subscriptions'] => ({
  unsubscribedChannelIds: idsIn(fields, 'unsubscribedChannelIds'),
  unsubscribedMessageTypeIds: idsIn(fields, 'unsubscribedMessageTypeIds'),
  subscribedMessageTypeIds: idsIn(fields, 'subscribedMessageTypeIds')
});

const keyFrom = (emailOrUserId: string): RowKey => ({
  by: emailOrUserId.includes('@') ? 'email' : 'userId',
  value: emailOrUserId
});
