import { badParams, json, refusal, type Answer } from '../http/answer';
import { parameter, withBody, type Call } from '../http/call';
import type { Project } from '../project';
import type { RowKey } from '../users/bulk-answer';
import { checkIdentifiers } from '../users/identify';
import type { RowFailure } from '../users/row';
import { refusalOf } from '../users/single-refusal';
import { keyOf } from '../users/write-users';
import { changeOf, type Action, type Change } from './groups';

/** iterable-api 7.3: single subscriptions, without overwriting others; the vendor has to switch the calls on. */

const notEnabled = (): Answer => refusal(404, 'NotFound', 'Endpoint not found');

function enabledChange(call: Call, action: Action): Change | Answer {
  const { project } = call;
  if (project.features.incrementalSubscriptions === 'off') return notEnabled();
  const [group, id] = [parameter(call, 'subscriptionGroup'), parameter(call, 'subscriptionGroupId')];
  return changeOf(project, group, Number(id), action) ?? badParams(`There is no ${group} ${id}`);
}

const accepted = ({ switches }: Project, what: string): Answer =>
  json(switches.incrementalStatus, { msg: `Accepted a request to ${what}`, code: 'Success', params: null });

/** `PATCH` and `DELETE` of one user's subscription. */
export function changeOne(call: Call, action: Action, user: { email: string } | { userId: string }): Answer {
  const { project } = call;
  const change = enabledChange(call, action);
  if (typeof change !== 'function') return change;
  const key = keyOf(user, project);
  const failure = checkIdentifiers(user, project) ?? unknownUser(key, project);
  if (failure) return refusalOf(failure, project.switches);
  queue(project, 'single', [key], change);
  return accepted(project, action);
}

const unknownUser = (key: RowKey, project: Project): RowFailure | null =>
  project.users.by(key).length === 0 ? { kind: 'not-found', ...key } : null;

/** `PUT` for many users: those who are unknown are passed over, since the answer has no room for them. */
export function changeMany(call: Call): Answer {
  const action = call.query.get('action');
  if (action !== 'subscribe' && action !== 'unsubscribe') {
    return badParams('action must be subscribe or unsubscribe');
  }
  const change = enabledChange(call, action);
  if (typeof change !== 'function') return change;
  return withBody('subscriptions.bulk', call, (project, { users = [], usersByUserId = [] }) => {
    const rows = [...users.map((email) => ({ email })), ...usersByUserId.map((userId) => ({ userId }))];
    if (rows.length === 0) return badParams('Either users or usersByUserId must be set');
    const failure = rows.map((row) => checkIdentifiers(row, project)).find((one) => one !== null);
    if (failure) return refusalOf(failure, project.switches);
    const keys = rows.map((row) => keyOf(row, project));
    queue(project, 'bulk', keys, change);
    return accepted(project, action);
  });
}

function queue(project: Project, pipeline: 'single' | 'bulk', keys: readonly RowKey[], change: Change): void {
  project.pipelines.push(pipeline, () => {
    for (const key of keys) project.users.by(key).forEach(change);
  });
}
