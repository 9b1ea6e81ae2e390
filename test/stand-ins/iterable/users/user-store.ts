import { isDeepStrictEqual } from 'node:util';
import { asIterableDate } from '../clock';
import { isObject, type JsonObject } from '../fields/field-types';
import { PeopleIndex, type Person } from './people-index';
import type { ProjectType } from '../options';

/** Who someone is as soon as a write about them is accepted, long before it can be read. */
export interface Identity extends Person {
  /** Accepted writes that are not applied yet. */
  pending: number;
}

/** Whom a row means and which identities it gives them; `identity` null means a new user. */
export interface Identification {
  readonly identity: Identity | null;
  readonly email?: string | null;
  readonly userId?: string | null;
}

/** A user as reads show them. */
export interface UserRecord extends Person {
  readonly identity: Identity;
  /** What was written. */
  readonly fields: JsonObject;
  /** signupDate and signupSource as Iterable sets them, until something is written there. */
  readonly signup: JsonObject;
  readonly createdAt: number;
  updatedAt: number;
  readonly listIds: Set<number>;
  /** How many accepted writes were applied to this user. */
  writes: number;
}

/** One accepted change of one user. */
export interface UserWrite {
  readonly identity: Identity;
  /** Identities that the write names or changes; undefined leaves what is there. */
  readonly email?: string | null;
  readonly userId?: string | null;
  /** Checked fields; null clears. */
  readonly fields: JsonObject;
  readonly nested: 'replace' | 'merge';
  readonly source: 'API' | 'ListAPI';
}

export class UserStore {
  private readonly records = new Map<Identity, UserRecord>();
  private readonly index = new PeopleIndex<UserRecord>();

  constructor(private readonly nestedNull: 'clears' | 'kept') {}

  get size(): number {
    return this.records.size;
  }

  all(): IterableIterator<UserRecord> {
    return this.records.values();
  }

  of(identity: Identity): UserRecord | undefined {
    return this.records.get(identity);
  }

  byEmail(email: string): readonly UserRecord[] {
    return this.index.byEmail(email);
  }

  byUserId(userId: string): readonly UserRecord[] {
    return this.index.byUserId(userId);
  }

  by({ by, value }: { readonly by: 'email' | 'userId'; readonly value: string }): readonly UserRecord[] {
    return by === 'email' ? this.byEmail(value) : this.byUserId(value);
  }

  apply(write: UserWrite, at: number): UserRecord {
    const record = this.records.get(write.identity) ?? this.create(write, at);
    this.index.rekey(record, { email: write.email, userId: write.userId });
    for (const name of Object.keys(write.fields)) {
      if (name in record.signup) delete record.signup[name];
      this.assign(record.fields, name, write.fields[name], write.nested);
    }
    record.updatedAt = at;
    record.writes += 1;
    return record;
  }

  remove(record: UserRecord): void {
    this.records.delete(record.identity);
    this.index.remove(record);
  }

  /** Whether the write would leave the user as they are now. */
  isNoOp(write: UserWrite): boolean {
    const record = this.records.get(write.identity);
    if (!record) return false;
    if (changes(write.email, record.email) || changes(write.userId, record.userId)) return false;
    const after = { ...record.fields };
    for (const [name, value] of Object.entries(write.fields)) this.assign(after, name, value, write.nested);
    return isDeepStrictEqual(after, record.fields);
  }

  private create(write: UserWrite, at: number): UserRecord {
    const record: UserRecord = {
      identity: write.identity,
      email: write.identity.email,
      userId: write.identity.userId,
      fields: {},
      signup: { signupDate: asIterableDate(at), signupSource: write.source },
      createdAt: at,
      updatedAt: at,
      listIds: new Set(),
      writes: 0
    };
    this.records.set(write.identity, record);
    this.index.add(record);
    return record;
  }

  /** iterable-api 4: null clears; an object is replaced whole, or merged one level deep. */
  private assign(fields: JsonObject, name: string, value: unknown, nested: UserWrite['nested']): void {
    const before = fields[name];
    if (value === null) delete fields[name];
    else if (nested === 'merge' && isObject(value) && isObject(before)) {
      fields[name] = this.merged(before, value);
    } else fields[name] = value;
  }

  private merged(before: JsonObject, changes: JsonObject): JsonObject {
    const after = { ...before };
    for (const [name, value] of Object.entries(changes)) {
      if (value === null && this.nestedNull === 'clears') delete after[name];
      else after[name] = value;
    }
    return after;
  }
}

const changes = (written: string | null | undefined, stored: string | null): boolean =>
  written !== undefined && written !== stored;

/** `dataFields` as GET answers them: what was written plus what Iterable keeps itself (iterable-api 6.5). */
export function profileOf(record: UserRecord, projectType: ProjectType): JsonObject {
  return {
    unsubscribedChannelIds: [],
    unsubscribedMessageTypeIds: [],
    ...record.signup,
    ...record.fields,
    ...(record.email === null ? {} : { email: record.email }),
    ...(record.userId === null ? {} : { userId: record.userId }),
    profileUpdatedAt: asIterableDate(record.updatedAt),
    [projectType === 'Email' ? 'emailListIds' : 'userListIds']: [...record.listIds],
    itblInternal: {
      documentCreatedAt: asIterableDate(record.createdAt),
      documentUpdatedAt: asIterableDate(record.updatedAt),
      ...(record.email === null ? {} : { emailDomain: record.email.slice(record.email.lastIndexOf('@') + 1) })
    }
  };
}
