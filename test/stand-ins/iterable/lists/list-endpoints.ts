import { badParams, json, refusal, success, text, type Answer } from '../http/answer';
import { BulkAnswer } from '../users/bulk-answer';
import { checkIdentifiers } from '../users/identify';
import type { ListRecord } from './lists';
import type { Project } from '../project';
import { idsIn, withId } from '../subscriptions/arrays';
import type { UserRow } from '../users/row';
import type { BodyOf } from '../http/skeletons';
import type { UserRecord } from '../users/user-store';
import { tooManyRows } from '../http/size-limits';
import { keyOf, writeRows } from '../users/write-users';

/** iterable-api 9. */

export const allLists = (project: Project): Answer =>
  json(200, {
    lists: project.lists.all().map(({ id, name, description, createdAt, listType }) => ({
      id,
      name,
      description,
      createdAt,
      listType
    }))
  });

export function createList(project: Project, body: BodyOf<'lists.create'>): Answer {
  if (project.switches.duplicateListNames === 'refused' && project.lists.byName(body.name)) {
    return badParams(`A list with the name ${body.name} already exists`);
  }
  const list = project.lists.add(body, project.clock.now());
  project.pipelines.push('lists', () => {
    list.writable = true;
  });
  return json(200, { listId: list.id });
}

export function deleteList(project: Project, listId: string): Answer {
  const list = project.lists.byId(Number(listId));
  if (!list) {
    return badParams(`Unable to delete list ${listId} in Project ${project.id}, which does not exist.`);
  }
  if (list.inUse) return refusal(409, 'Conflict', `List ${listId} is in use`);
  project.lists.remove(list);
  return success(`List ${listId} in Project ${project.id} was successfully deleted.`);
}

/** The static list that a call may write to; trap 1 of iterable-api 2.3: HTTP 400 with `code: Success`. */
function writableList(project: Project, listId: number): ListRecord | Answer {
  const list = project.lists.byId(listId);
  if (!list?.writable) {
    const params = { projectId: project.id, listId };
    return refusal(400, 'Success', `error.lists.invalidListId(${listId})`, params);
  }
  if (list.listType !== 'Standard') return badParams(`List ${listId} is not a static list`);
  return list;
}

const isAnswer = (result: ListRecord | Answer): result is Answer => 'status' in result;

export function subscribe(project: Project, body: BodyOf<'lists.subscribe'>): Answer {
  const list = writableList(project, body.listId);
  if (isAnswer(list)) return list;
  const existingOnly = body.updateExistingUsersOnly === true && project.type !== 'Email';
  return writeRows(project, body.subscribers, project.draft(undefined), {
    pipeline: 'bulk',
    source: 'ListAPI',
    unknownUsers: existingOnly ? 'skip' : 'create',
    after: (record) => project.lists.join(list, record)
  });
}

export function unsubscribe(project: Project, body: BodyOf<'lists.unsubscribe'>): Answer {
  const list = writableList(project, body.listId);
  if (isAnswer(list)) return list;
  const refused = tooManyRows(body.subscribers.length, project);
  if (refused) return refused;
  const answer = new BulkAnswer(project.switches);
  const channelToo = body.channelUnsubscribe ?? project.switches.channelUnsubscribeDefault === 'channel';
  for (const row of body.subscribers)
    unsubscribeRow(row, project, answer, (record) => {
      project.lists.leave(list, record);
      if (channelToo) leaveChannel(record, project);
    });
  return answer.render(null);
}

function unsubscribeRow(
  row: UserRow,
  project: Project,
  answer: BulkAnswer,
  leave: (record: UserRecord) => void
): void {
  const key = keyOf(row, project);
  const failure = checkIdentifiers(row, project);
  if (failure) {
    answer.fail(failure, key);
    return;
  }
  const found = project.users.by(key);
  if (found.length === 0) {
    answer.fail({ kind: 'not-found', ...key }, key);
    return;
  }
  answer.succeed(key, 'changed');
  project.pipelines.push('bulk', () => found.forEach(leave));
}

/** `channelUnsubscribe` is close to a global unsubscribe. */
function leaveChannel(record: UserRecord, project: Project): void {
  const channel = project.channels[0];
  if (!channel) return;
  const before = idsIn(record.fields, 'unsubscribedChannelIds');
  record.fields['unsubscribedChannelIds'] = withId(before, channel.id);
}

/** Query parameters of the reads of a list. */
export interface ListQuery {
  readonly listId: string | null;
  readonly preferUserId: string | null;
  readonly size: string | null;
}

/** getUsers: one identity a line; nothing at all for an empty list. */
export function listUsers(project: Project, query: ListQuery): Answer {
  const list = project.lists.byId(Number(query.listId));
  if (!list) return unknownList(project, query.listId);
  return text(200, memberLines([...list.members], query, project));
}

/** previewUsers: a sample, 1000 unless asked for, at most 5000. */
export function previewListUsers(project: Project, query: ListQuery): Answer {
  const list = project.lists.byId(Number(query.listId));
  if (!list) return unknownList(project, query.listId);
  const size = Math.min(Number(query.size ?? 1000) || 0, 5000);
  return text(200, memberLines([...list.members].slice(0, size), query, project));
}

export function listSize(project: Project, listId: string): Answer {
  const list = project.lists.byId(Number(listId));
  return list ? text(200, String(list.members.size)) : unknownList(project, listId);
}

const unknownList = (project: Project, listId: string | null): Answer =>
  badParams('Invalid email list id', { projectId: String(project.id), listId: listId ?? '' });

function memberLines(members: readonly UserRecord[], query: ListQuery, project: Project): string {
  const byUserId = project.type === 'UserId' || (project.type === 'Hybrid' && query.preferUserId === 'true');
  const lines = members.map(({ email, userId }) => (byUserId ? (userId ?? email) : (email ?? userId)));
  return lines.map((line) => `${line ?? ''}\n`).join('');
}
