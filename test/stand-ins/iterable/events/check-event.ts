import type { CheckedFields } from '../fields/field-check';
import type { CheckedRow } from '../fields/field-refusals';
import type { Project } from '../project';
import { emailKey } from '../users/email-address';
import { checkIdentifiers } from '../users/identify';
import type { RowFailure } from '../users/row';
import type { Identity, UserRecord } from '../users/user-store';
import { keyOf } from '../users/write-users';
import type { EventDrafts, TrackedEvent } from './event-drafts';
import { eventTime } from './event-time';

/** Why an event is not taken: its user, the event itself, or nothing that the answer has a place for. */
export type EventProblem =
  | { readonly kind: 'user'; readonly failure: RowFailure }
  | { readonly kind: 'disallowed' }
  | { readonly kind: 'bad-data'; readonly reason: string };

/** An event after all checks. */
export interface CheckedEvent extends CheckedRow {
  readonly event: TrackedEvent;
  readonly createdAt: number;
  readonly problem: EventProblem | null;
}

const maxIdBytes = 512;
const nothing: CheckedFields = { stored: {}, mismatches: [], badData: null };

export const isTooLongId = (id: string | undefined): boolean => Buffer.byteLength(id ?? '') > maxIdBytes;

/** iterable-api 8.1. Types are looked at last: an event that is not taken adds no fields. */
export function checkEvent(event: TrackedEvent, project: Project, drafts: EventDrafts): CheckedEvent {
  const createdAt = eventTime(event.createdAt, project.clock.now(), project.switches);
  const dataFields = event.dataFields ?? {};
  const base = { event, dataFields, createdAt: createdAt ?? 0 };
  const early = earlyProblem(event, createdAt, project);
  if (early) return { ...base, check: nothing, problem: early };
  const check = drafts.check(event);
  return { ...base, check, problem: dataProblem(check) };
}

function earlyProblem(event: TrackedEvent, createdAt: number | null, project: Project): EventProblem | null {
  const failure = checkIdentifiers(event, project);
  if (failure) return { kind: 'user', failure };
  if (project.disallowedEvents.has(event.eventName)) return { kind: 'disallowed' };
  if (isTooLongId(event.id)) return badData(`id is longer than ${maxIdBytes} bytes`);
  if (createdAt === null) return badData('createdAt is no time');
  const found = trackedUser(event, project);
  return 'kind' in found ? { kind: 'user', failure: found } : null;
}

function dataProblem({ mismatches: [mismatch], badData: reason }: CheckedFields): EventProblem | null {
  if (mismatch) return badData(`Field '${mismatch.field}' has a data type of '${mismatch.expected}'`);
  return reason === null ? null : badData(reason);
}

const badData = (reason: string): EventProblem => ({ kind: 'bad-data', reason });

/** Both identities of a hybrid project have to mean the same user (iterable-api 3). */
const isSameUser = (
  { email, userId }: Pick<TrackedEvent, 'email' | 'userId'>,
  record: UserRecord,
  { type }: Project
): boolean =>
  type !== 'Hybrid' || email === undefined || userId === undefined || record.email === emailKey(email);

/** The user of an event: they have to be there already (iterable-api 3 and 8.1). */
export function trackedUser(
  event: Pick<TrackedEvent, 'email' | 'userId'>,
  project: Project
): Identity | RowFailure {
  const key = keyOf(event, project);
  const [record] = project.users.by(key);
  if (!record || !isSameUser(event, record, project)) return { kind: 'not-found', ...key };
  return record.identity;
}
