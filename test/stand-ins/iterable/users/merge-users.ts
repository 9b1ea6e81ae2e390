import { badParams, refusal, success, type Answer } from '../http/answer';
import { managedArrays } from '../fields/field-registry';
import type { JsonObject } from '../fields/field-types';
import type { BodyOf } from '../http/skeletons';
import type { Project } from '../project';
import { subscriptionArrays } from '../subscriptions/arrays';
import type { RowKey } from './bulk-answer';
import { givenIdentity, isKey } from './given-identity';
import { holdsObjectsOnly, mergedArray } from './merge-arrays';
import { refusalOf } from './single-refusal';
import type { Identity, UserRecord } from './user-store';

/** `POST users/merge`, iterable-api 6.4. */

type Merge = BodyOf<'users.merge'>;
type ArrayMerges = NonNullable<Merge['arrayMerge']>;

export function mergeUsers(project: Project, body: Merge): Answer {
  const { sourceEmail, sourceUserId, destinationEmail, destinationUserId, arrayMerge = [] } = body;
  const from = givenIdentity(
    { email: sourceEmail, userId: sourceUserId },
    'sourceEmail or sourceUserId',
    project
  );
  if (!isKey(from)) return from;
  const to = givenIdentity(
    { email: destinationEmail, userId: destinationUserId },
    'destinationEmail or destinationUserId',
    project
  );
  if (!isKey(to)) return to;
  const forgotten = [from, to].find((key) => project.forgotten.has(key));
  if (forgotten)
    return refusal(
      409,
      'ForgottenUserError',
      `The user with ${forgotten.by} ${forgotten.value} was forgotten`
    );
  const [source] = project.users.by(from);
  if (!source) return refusalOf({ kind: 'not-found', ...from }, project.switches);
  const [destination] = project.users.by(to);
  if (destination === source) return badParams('Source and destination are the same user');
  const reason = arrayProblem(arrayMerge, source, destination);
  if (reason !== null) return badParams(reason);
  queue(project, source, to, arrayMerge);
  return success();
}

function arrayProblem(merges: ArrayMerges, source: UserRecord, destination?: UserRecord): string | null {
  for (const { field, dedupeBy } of merges) {
    if (field === undefined) return 'arrayMerge needs a field';
    if (managedArrays.has(field) || field.includes('.')) return `${field} is no custom array`;
    const values = [source.fields[field], destination?.fields[field]];
    if (dedupeBy !== undefined && !holdsObjectsOnly(...values)) return `${field} is no array of objects`;
  }
  return null;
}

function queue(project: Project, source: UserRecord, to: RowKey, merges: ArrayMerges): void {
  const [identity] =
    to.by === 'email' ? project.identities.byEmail(to.value) : project.identities.byUserId(to.value);
  if (!identity) {
    // Nobody there: the source itself is called so from now on.
    const names = { [to.by]: to.value };
    project.claim({ identity: source.identity, ...names });
    project.write('single', { identity: source.identity, ...names, ...nothingElse });
    return;
  }
  identity.pending += 1;
  project.pipelines.push('single', (at) => {
    identity.pending -= 1;
    if (project.users.of(source.identity) === source) merge(project, source, identity, merges, at);
  });
}

const nothingElse = { fields: {}, nested: 'replace', source: 'API' } as const;

function merge(project: Project, source: UserRecord, into: Identity, merges: ArrayMerges, at: number): void {
  const destination = project.users.of(into) ?? project.users.apply({ identity: into, ...nothingElse }, at);
  for (const store of [project.events, project.purchases]) store.move(source.identity, into);
  moveLists(project, source, destination);
  project.remove(source);
  const email = destination.email ?? source.email;
  const userId = destination.userId ?? source.userId;
  const fields = {
    ...fieldsToWrite(source, destination, merges),
    ...subscriptionsToWrite(source, destination, project)
  };
  project.claim({ identity: into, email, userId });
  project.users.apply({ identity: into, email, userId, ...nothingElse, fields }, at);
}

/** What only the source has, and the arrays that are to be merged; objects are not looked into. */
function fieldsToWrite(source: UserRecord, destination: UserRecord, merges: ArrayMerges): JsonObject {
  const has = (name: string): boolean => name in destination.fields || name in destination.signup;
  const copied = Object.entries(source.fields).filter(([name]) => !has(name));
  const merged = merges.map(({ field = '', dedupeBy }): [string, unknown] => [
    field,
    mergedArray(destination.fields[field], source.fields[field], dedupeBy)
  ]);
  return Object.fromEntries([...copied, ...merged].filter(([, value]) => value !== undefined));
}

/** The contract says nothing of what the two get: arrays of opt-outs, and of what is opted in to. */
function subscriptionsToWrite(source: UserRecord, destination: UserRecord, project: Project): JsonObject {
  const { mergedSubscriptions } = project.switches;
  if (mergedSubscriptions === 'as-fields') return {};
  const merged = subscriptionArrays.map((name): [string, unknown] => {
    const own = destination.fields[name] ?? null;
    return [name, mergedSubscriptions === 'union' ? (mergedArray(own, source.fields[name]) ?? null) : own];
  });
  return Object.fromEntries(merged);
}

/** The contract says nothing of lists. */
function moveLists(project: Project, source: UserRecord, destination: UserRecord): void {
  if (project.switches.mergedLists === 'destination') return;
  for (const id of source.listIds) {
    const list = project.lists.byId(id);
    if (list) project.lists.join(list, destination);
  }
}
