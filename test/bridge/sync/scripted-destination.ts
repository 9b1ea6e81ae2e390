import type { Batch, Operation } from '../../../bridge/sync/model';
import { RateLimitError, TransientError } from '../../../bridge/errors';
import {
  BatchRejectedError,
  type BulkAnswer,
  type Clue,
  type Destination,
  type IterableList,
  type IterableUser,
  type MessageType,
  type SingleAnswer
} from '../../../bridge/sync/ports';

/** One answer to a bulk call: what Iterable says, or what is thrown instead. */
export type Answer = Partial<BulkAnswer> | Error | ((batch: Batch) => Partial<BulkAnswer> | Error);
/** What a single call is answered, or what is thrown instead. */
export type SingleScript = (operation: Operation) => SingleAnswer | Error;

/** What an Iterable project has; tests change it. */
export interface ProjectContent {
  /** By identity key. */
  readonly users: Map<string, IterableUser>;
  readonly lists: IterableList[];
  readonly catalogs: string[];
  readonly messageTypes: MessageType[];
}

export interface ScriptedDestination extends Destination {
  /** Rows of each bulk call, in order. */
  readonly sent: Operation[][];
  /** The bulk calls themselves. */
  readonly batches: Batch[];
  /** Operations that were sent by single calls. */
  readonly singles: Operation[];
  readonly createNewFields: boolean[];
  /** Identity keys of the users that were looked up. */
  readonly lookedUp: string[];
  readonly content: ProjectContent;
  /** Decides about single calls; each is done unless a test says otherwise. */
  single: SingleScript;
  fieldReads: number;
  calls: number;
}

export const emptyProject = (given: Partial<ProjectContent> = {}): ProjectContent => ({
  users: new Map(),
  lists: [],
  catalogs: [],
  messageTypes: [],
  ...given
});

/** Answers bulk calls in the order given; the last one answers all that follow. */
export function scriptedDestination(
  answers: readonly Answer[] = [{}],
  fields: Readonly<Record<string, string>> | Error = {},
  content: ProjectContent = emptyProject()
): ScriptedDestination {
  const sent: Operation[][] = [];
  const batches: Batch[] = [];
  const createNewFields: boolean[] = [];
  return {
    sent,
    batches,
    singles: [],
    createNewFields,
    single: () => 'done',
    calls: 0,
    fieldReads: 0,
    async send(batch, options) {
      this.calls += 1;
      batches.push(batch);
      sent.push([...batch.operations]);
      createNewFields.push(options?.createNewFields ?? false);
      await Promise.resolve();
      const answer = answers[Math.min(sent.length, answers.length) - 1] ?? {};
      return answered(typeof answer === 'function' ? answer(batch) : answer);
    },
    fields() {
      this.fieldReads += 1;
      return fields instanceof Error
        ? Promise.reject(fields)
        : Promise.resolve(new Map(Object.entries(fields)));
    },
    inLane() {
      return this;
    },
    sendOne,
    ...projectOf(content)
  };
}

async function sendOne(this: ScriptedDestination, operation: Operation): Promise<SingleAnswer> {
  this.calls += 1;
  this.singles.push(operation);
  await Promise.resolve();
  const answer = this.single(operation);
  if (answer instanceof Error) throw answer;
  return answer;
}

function projectOf(content: ProjectContent) {
  const lookedUp: string[] = [];
  return {
    content,
    lookedUp,
    user: ({ key }: { key: string }) => {
      lookedUp.push(key);
      return Promise.resolve(content.users.get(key) ?? null);
    },
    lists: () => Promise.resolve([...content.lists]),
    createList: (name: string) => {
      const id = 1000 + content.lists.length;
      content.lists.push({ id, name, type: 'Standard' });
      return Promise.resolve(id);
    },
    catalogs: () => Promise.resolve([...content.catalogs]),
    createCatalog: (name: string) => {
      content.catalogs.push(name);
      return Promise.resolve();
    },
    catalogFields: () => Promise.resolve({ defined: new Map<string, string>(), undefinedFields: [] }),
    defineCatalogFields: () => Promise.resolve(),
    channels: () => Promise.resolve([]),
    messageTypes: () => Promise.resolve([...content.messageTypes])
  };
}

/** An accepted call, as far as the test says something about it. */
export function answered(given: Partial<BulkAnswer> | Error): BulkAnswer {
  if (given instanceof Error) throw given;
  return {
    failures: [],
    failCount: given.failures?.length ?? 0,
    filteredOutFields: [],
    createdFields: [],
    disallowedEventNames: [],
    ...given
  };
}

export const refusedWhole = (code = 'iterable.bad-json-body', clue: Clue = { kind: 'none' }) =>
  new BatchRejectedError(
    code,
    'Iterable refused the call: a value in the request has the wrong form.',
    clue,
    {
      fix: 'Correct the value.'
    }
  );

export const unavailable = () => new TransientError('iterable.unavailable', 'Iterable answered 503');

export const slowDown = (retryAfterSeconds: number | null = null) =>
  new RateLimitError('iterable.rate-limit', 'Iterable asks to slow down', { retryAfterSeconds });
