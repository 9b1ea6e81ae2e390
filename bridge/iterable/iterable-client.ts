import type { z } from 'zod';
import { noCallLog, type CallEnded, type CallLog, type CallSubject } from '../calls/call-log';
import { RejectedError } from '../errors';
import type { Batch, BulkCall, Call, Identity, Lane, Operation } from '../sync/model';
import {
  BatchRejectedError,
  type BulkAnswer,
  type CatalogFields,
  type Channel,
  type Destination,
  type IterableList,
  type IterableUser,
  type MessageType,
  type SingleAnswer
} from '../sync/ports';
import * as answers from './answers';
import { bulkParts } from './bulk-body';
import { batchSubject, begunCall, singleSubject } from './call-subjects';
import { fieldDefinitions } from './catalog-fields';
import type { EndpointName } from './endpoints';
import { FieldCache } from './field-cache';
import { IterableCalls, type CallParts, type IterableProjectOptions } from './iterable-calls';
import { NewLists } from './new-lists';
import { linesOf } from './read-lines';
import { readAnswer as read } from './read-answer';
import { nothingSaid, readEventsAnswer, readSubscriptionsAnswer, readUsersAnswer } from './read-bulk-answer';
import { answerOfRefusal, isSingle, isUnknownUser, singleCall } from './single-calls';

/** Age of cached fields that serves a look at them. */
const fieldSeconds = 300;

/** What a project shares among all runs: connections, budgets of endpoints, its fields, and the lists made lately. */
export class IterableProject {
  readonly calls: IterableCalls;
  readonly newLists: NewLists;
  readonly fields: FieldCache;

  constructor(private readonly options: IterableProjectOptions) {
    this.calls = new IterableCalls(options);
    this.fields = new FieldCache(() => options.clock.now().getTime());
    this.newLists = new NewLists(() => options.clock.now().getTime());
  }

  /** A client with a call counter of its own, e.g. for one run. */
  client(log = this.options.log ?? noCallLog): IterableClient {
    return new IterableClient(this, 'live', { calls: 0, log });
  }
}

/** What a call is about, and its place in line where that is not the client's. */
interface CallAbout {
  readonly lane?: Lane;
  /** The same object each time that the call is tried again. */
  readonly key?: object;
  readonly subject?: CallSubject;
}

/** Nobody waits for their right to be gone behind other people's news (DESIGN rule 6). */
const privacyCalls: ReadonlySet<Call['endpoint']> = new Set(['deleteUser', 'forgetUser']);

/** One short method for each endpoint, or for those that do the same for another kind of identity. */
export class IterableClient implements Destination {
  constructor(
    private readonly project: IterableProject,
    private readonly lane: Lane,
    private readonly made: { calls: number; readonly log: CallLog }
  ) {}

  get calls(): number {
    return this.made.calls;
  }

  inLane(lane: Lane): IterableClient {
    return lane === this.lane ? this : new IterableClient(this.project, lane, this.made);
  }

  /** No field is created unless that is asked for; only bulkUpdate can be told so for the whole call. */
  async send(batch: Batch, options = { createNewFields: false }): Promise<BulkAnswer> {
    const { call } = batch;
    try {
      const readBulk = bulkReaders[call.endpoint];
      const about = { key: batch, subject: batchSubject(batch, options, readBulk) };
      const answer = readBulk(await this.call(call.endpoint, bulkParts(batch, options), about));
      if (options.createNewFields || isFieldNews(answer)) this.project.fields.forget();
      return answer;
    } catch (error) {
      if (error instanceof BatchRejectedError && error.clue.kind === 'type') this.project.fields.forget();
      throw 'listId' in call ? this.project.newLists.explain(call.listId, error) : error;
    }
  }

  /**
   * After a TransientError the call may have been made all the same: a merge that is tried again then answers that its
   * source is unknown.
   */
  async sendOne(operation: Operation): Promise<SingleAnswer> {
    const { call } = operation;
    if (!isSingle(call)) throw new RejectedError('iterable.not-single', `${call.endpoint} takes batches.`);
    try {
      const { name, parts } = singleCall(call, operation);
      const lane = privacyCalls.has(call.endpoint) ? 'privacy' : this.lane;
      const about = { lane, key: operation, subject: singleSubject(parts, { operation }) };
      read(answers.taken, await this.call(name, parts, about));
      return 'done';
    } catch (error) {
      const answer = answerOfRefusal(call, error);
      if (answer) return answer;
      throw error;
    }
  }

  /** By query: paths have trouble with `+` and `/` (iterable-api 6.5). RejectedError for what is no identifier at all. */
  async user(identity: Identity): Promise<IterableUser | null> {
    const { kind, value } = identity;
    const isEmail = kind === 'email';
    const query: Record<string, string> = isEmail ? { email: value } : { userId: value };
    try {
      const about = { key: identity, subject: singleSubject({ query }, { user: identity }) };
      const body = await this.call(isEmail ? 'userByEmail' : 'userById', { query }, about);
      return userOf(read(answers.userAnswer, body).user);
    } catch (error) {
      if (isUnknownUser(error)) return null;
      throw error;
    }
  }

  /** Cached; read again after a field was created or dropped, or a type refused. */
  fields(maxAgeSeconds = fieldSeconds): Promise<ReadonlyMap<string, string>> {
    return this.project.fields.get(maxAgeSeconds, async () => {
      const { fields } = read(answers.fieldsAnswer, await this.call('userFields'));
      return new Map(Object.entries(fields));
    });
  }

  async lists(): Promise<readonly IterableList[]> {
    const { lists } = read(answers.listsAnswer, await this.call('lists'));
    return lists.map(({ id, name, listType }) => ({ id, name, type: listType }));
  }

  /**
   * Whoever is on a list, in batches as they arrive; by user id where a user has one, if that is asked for. Five calls a
   * minute are allowed (iterable-api 9).
   */
  async *listUsers(listId: number, by: 'email' | 'userId'): AsyncGenerator<readonly string[]> {
    const query = { listId: String(listId), preferUserId: String(by === 'userId') };
    yield* linesOf(await this.call('listUsers', { query }));
  }

  /** Not to be repeated blindly: after a TransientError the list may be there, and a second one of the same name follows. */
  async createList(name: string): Promise<number> {
    const body = JSON.stringify({ name });
    const { listId } = read(answers.listCreated, await this.call('createList', { body }));
    this.project.newLists.add(listId);
    return listId;
  }

  /** RejectedError where Iterable does not delete it, such as for a list in use or one that is not there (iterable-api 9). */
  async deleteList(listId: number): Promise<void> {
    read(answers.taken, await this.call('deleteList', { path: { listId: String(listId) } }));
  }

  /** All pages; the address of the next one is not followed (iterable-api 12). */
  async catalogs(): Promise<readonly string[]> {
    const names = new Set<string>();
    for (let page = 1; ; page += 1) {
      const query = { page: String(page), pageSize: '1000' };
      const answer = read(answers.catalogsAnswer, await this.call('catalogs', { query }));
      const before = names.size;
      for (const { name } of answer.catalogNames) names.add(name);
      const isMore = Boolean(answer.nextPageUrl) || names.size < (answer.totalCatalogsCount ?? 0);
      if (!isMore || names.size === before) return [...names];
    }
  }

  /** One that is there already is fine; how that is answered is uncertain, so it is looked for (iterable-api 11). */
  async createCatalog(name: string): Promise<void> {
    try {
      read(answers.taken, await this.call('createCatalog', { path: { catalog: name } }));
    } catch (error) {
      if (!(error instanceof RejectedError) || !(await this.hasCatalog(name))) throw error;
    }
  }

  async catalogFields(name: string): Promise<CatalogFields> {
    const body = await this.call('catalogFields', { path: { catalog: name } });
    const { definedMappings, undefinedFields } = read(answers.catalogFieldsAnswer, body);
    return { defined: new Map(Object.entries(definedMappings)), undefinedFields };
  }

  /** Types cannot be changed afterwards. Nested fields are named `parent.child`. */
  async defineCatalogFields(name: string, types: ReadonlyMap<string, string>): Promise<void> {
    if (types.size === 0) return;
    const body = JSON.stringify({ mappingsUpdates: fieldDefinitions(types) });
    read(answers.taken, await this.call('defineCatalogFields', { path: { catalog: name }, body }));
  }

  async channels(): Promise<readonly Channel[]> {
    return read(answers.channelsAnswer, await this.call('channels')).channels;
  }

  async messageTypes(): Promise<readonly MessageType[]> {
    const { messageTypes } = read(answers.messageTypesAnswer, await this.call('messageTypes'));
    return messageTypes.map(({ subscriptionPolicy, ...type }) => ({ ...type, policy: subscriptionPolicy }));
  }

  /** Cheapest call that needs a good key (iterable-api 1). */
  async checkKey(): Promise<void> {
    await this.call('channels');
  }

  private async hasCatalog(name: string): Promise<boolean> {
    const names = await this.catalogs();
    return names.some((known) => known.toLowerCase() === name.toLowerCase());
  }

  private call(name: EndpointName, parts: CallParts = {}, about: CallAbout = {}): Promise<unknown> {
    const onSend = (): CallEnded => {
      this.made.calls += 1;
      return this.made.log.begin(begunCall(name, parts, about));
    };
    return this.project.calls.call(name, parts, onSend, about.lane ?? this.lane);
  }
}

const isFieldNews = ({ createdFields, filteredOutFields, failures }: BulkAnswer): boolean =>
  createdFields.length + filteredOutFields.length > 0 ||
  failures.some(({ cause }) => cause === 'invalid-data');

const readUsers = (body: unknown): BulkAnswer => readUsersAnswer(read(answers.bulkAnswer, body));
const readItems = (body: unknown): BulkAnswer => {
  read(answers.taken, body);
  return nothingSaid;
};

const bulkReaders: Readonly<Record<BulkCall['endpoint'], (body: unknown) => BulkAnswer>> = {
  bulkUpdate: readUsers,
  subscribe: readUsers,
  unsubscribe: readUsers,
  trackBulk: (body) => readEventsAnswer(read(answers.bulkAnswer, body)),
  bulkUpdateSubscriptions: (body) => readSubscriptionsAnswer(read(answers.subscriptionsAnswer, body)),
  putItems: readItems,
  deleteItems: readItems
};

function userOf(user: z.infer<typeof answers.userAnswer>['user']): IterableUser | null {
  if (!user) return null;
  const { email, userId, dataFields } = user;
  return {
    email: email ?? textOf(dataFields.email),
    userId: userId ?? textOf(dataFields.userId),
    dataFields
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
