import { badParams, json, type Answer } from '../http/answer';
import type { BodyOf } from '../http/skeletons';
import type { PipelineName } from '../pipelines';
import type { Project } from '../project';
import { checkIdentifiers, identify } from '../users/identify';
import { isFailure, type RowFailure } from '../users/row';
import { refusalOf } from '../users/single-refusal';
import type { UserRecord } from '../users/user-store';
import { tooManyRows } from '../http/size-limits';
import { keyOf } from '../users/write-users';
import { idsIn, subscriptionArrays } from './arrays';
import { SubscriptionsAnswer } from './bulk-answer';

/** iterable-api 7.1 and 7.2: each array that is there replaces the stored one; null is as good as left out. */

type Wanted = BodyOf<'users.updateSubscriptions'> & { readonly userListIds?: readonly number[] | null };

/** `POST users/updateSubscriptions`. */
export function updateSubscriptions(project: Project, wanted: Wanted): Answer {
  const failure = checkIdentifiers(wanted, project);
  if (failure) return refusalOf(failure, project.switches);
  const refused = refusedContent(wanted, project);
  if (refused) return refused;
  const written = write(wanted, project, 'single');
  if (written) return refusalOf(written, project.switches);
  return json(200, { msg: '', code: project.switches.subscriptionsCode, params: null });
}

/** `POST users/bulkUpdateSubscriptions`; rows in `failing` fail although nothing is wrong with them. */
export function bulkUpdateSubscriptions(
  project: Project,
  { updateSubscriptionsRequests: rows }: BodyOf<'users.bulkUpdateSubscriptions'>,
  failing: ReadonlySet<string>
): Answer {
  const refused = tooManyRows(rows.length, project) ?? firstRefused(rows, project);
  if (refused) return refused;
  const answer = new SubscriptionsAnswer(project.switches);
  for (const row of rows) {
    const key = keyOf(row, project);
    const failure = checkIdentifiers(row, project);
    if (failure) answer.fail(failure);
    else if (failing.has(key.value)) answer.failInside(key);
    else answer.take(write(row, project, 'bulk'));
  }
  return answer.render();
}

function firstRefused(rows: readonly Wanted[], project: Project): Answer | null {
  for (const row of rows) {
    const refused = refusedContent(row, project) ?? refusedConflict(row, project);
    if (refused) return refused;
  }
  return null;
}

/** The vendor lists 409 for the whole call: its answer has no room for rows whose identities belong to two users. */
function refusedConflict(row: Wanted, project: Project): Answer | null {
  if (project.type !== 'Hybrid' || checkIdentifiers(row, project)) return null;
  const found = identify(row, project);
  return isFailure(found) && found.kind === 'conflict' ? refusalOf(found, project.switches) : null;
}

/** What is wrong with the arrays themselves. */
function refusedContent(wanted: Wanted, project: Project): Answer | null {
  const { subscribedMessageTypeIds: subscribed } = wanted;
  if (subscribed === undefined || subscribed === null) return null;
  if (project.features.optInMessageTypes === 'off') {
    return badParams('subscribedMessageTypeIds needs the opt-in message type feature');
  }
  if (wanted.validateChannelAlignment === false) return null;
  const unsubscribed = wanted.unsubscribedChannelIds ?? storedChannels(wanted, project);
  const misaligned = project.messageTypes.find(
    ({ id, channelId }) => subscribed.includes(id) && unsubscribed.includes(channelId)
  );
  return misaligned
    ? badParams(`Message type ${misaligned.id} belongs to unsubscribed channel ${misaligned.channelId}`)
    : null;
}

function storedChannels(wanted: Wanted, project: Project): readonly number[] {
  const key = keyOf(wanted, project);
  const [record] = project.users.by(key);
  return idsIn(record?.fields, 'unsubscribedChannelIds');
}

/** Queues the change, for a new user as well (iterable-api 3); the failure if it cannot be told whom it means. */
function write(wanted: Wanted, project: Project, pipeline: PipelineName): RowFailure | null {
  const found = identify(wanted, project);
  if (isFailure(found)) return found;
  const { email, userId } = found;
  const fields = Object.fromEntries(
    subscriptionArrays.flatMap((name) => {
      const ids = wanted[name] ?? null;
      return ids === null ? [] : [[name, ids]];
    })
  );
  const identity = project.claim(found);
  const change = { identity, email, userId, fields, nested: 'replace', source: 'API' } as const;
  project.write(pipeline, change, (record) => replaceLists(record, wanted, project));
  return null;
}

function replaceLists(record: UserRecord, wanted: Wanted, project: Project): void {
  const ids = wanted.emailListIds ?? wanted.userListIds ?? null;
  if (ids) project.lists.replaceMemberships(record, ids);
}
