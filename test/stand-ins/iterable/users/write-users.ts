import { badParams, success, type Answer } from '../http/answer';
import { BulkAnswer, type RowKey } from './bulk-answer';
import { emailKey } from './email-address';
import type { CheckedFields, FieldDraft } from '../fields/field-check';
import { fieldLimitRefusal, typeMismatchRefusal, type CheckedRow } from '../fields/field-refusals';
import type { JsonObject } from '../fields/field-types';
import { checkIdentifiers, identify } from './identify';
import type { PipelineName } from '../pipelines';
import type { Project } from '../project';
import { isFailure, type RowFailure, type UserRow } from './row';
import { refusalOf } from './single-refusal';
import { tooManyRows } from '../http/size-limits';
import type { BodyOf } from '../http/skeletons';
import type { Identity, UserRecord, UserWrite } from './user-store';

/** Users are written by three calls with one set of rules: users/update, users/bulkUpdate and lists/subscribe. */

/** A row after the checks that need no user. */
interface CheckedUserRow extends CheckedRow {
  readonly row: UserRow;
  readonly failure: RowFailure | null;
}

export interface RowWrites {
  readonly pipeline: PipelineName;
  readonly source: UserWrite['source'];
  /** Whether unknown users may be created. */
  readonly unknownUsers: 'create' | 'skip';
  /** Runs when the write of a row is applied. */
  readonly after?: (record: UserRecord) => void;
}

const noData: JsonObject = {};

function checkRow(row: UserRow, draft: FieldDraft, project: Project): CheckedUserRow {
  const dataFields = row.dataFields ?? noData;
  const failure = checkIdentifiers(row, project);
  const check: CheckedFields = failure
    ? { stored: {}, mismatches: [], badData: null }
    : draft.check(dataFields);
  return { row, dataFields, check, failure };
}

/** Takes one row or says why not. */
function writeRow(checked: CheckedUserRow, project: Project, writes: RowWrites): UserWrite | RowFailure {
  const { row, check } = checked;
  if (checked.failure) return checked.failure;
  const bad = badData(checked, project);
  if (bad) return bad;
  const found = identify(row, project);
  if (isFailure(found)) return found;
  if (writes.unknownUsers === 'skip' && !(found.identity && project.users.of(found.identity))) {
    return { kind: 'not-found', ...keyOf(row, project) };
  }
  const { email, userId } = found;
  const identity: Identity = project.claim(found);
  return {
    identity,
    email,
    userId,
    fields: check.stored,
    nested: row.mergeNestedObjects ? 'merge' : 'replace',
    source: writes.source
  };
}

function badData({ row, check }: CheckedUserRow, project: Project): RowFailure | null {
  const mismatch = check.mismatches[0];
  if (!mismatch && check.badData === null) return null;
  const reason = check.badData ?? `Field '${mismatch?.field}' has a data type of '${mismatch?.expected}'`;
  return { kind: 'invalid-data', ...keyOf(row, project), reason };
}

/** The identity that selects the row's user (iterable-api 3). */
export function keyOf(row: Pick<UserRow, 'email' | 'userId'>, project: Project): RowKey {
  const byEmail: RowKey | null = row.email === undefined ? null : { by: 'email', value: emailKey(row.email) };
  const byUserId: RowKey | null = row.userId === undefined ? null : { by: 'userId', value: row.userId };
  const first = project.type === 'Email' ? (byEmail ?? byUserId) : (byUserId ?? byEmail);
  return first ?? { by: 'email', value: '' };
}

/** `POST users/update`, iterable-api 6.1. */
export const updateUser = (project: Project, body: BodyOf<'users.update'>): Answer =>
  writeSingle(project, body) ?? success();

/** The user of a single call; the refusal, or null for what is taken. `after` runs when the write is applied. */
export function writeSingle(
  project: Project,
  body: BodyOf<'users.update'>,
  after?: (record: UserRecord) => void
): Answer | null {
  const draft = project.draft(body.createNewFields);
  const checked = checkRow(body, draft, project);
  const refused = refusedFields([checked], draft, project, 'single');
  if (refused) return refused;
  const written = writeRow(checked, project, { pipeline: 'single', source: 'API', unknownUsers: 'create' });
  if (isFailure(written)) return refusalOf(written, project.switches);
  draft.commit();
  project.write('single', written, after);
  return null;
}

/** `POST users/bulkUpdate`, iterable-api 6.2. */
export function bulkUpdateUsers(project: Project, body: BodyOf<'users.bulkUpdate'>): Answer {
  if (body.users.length === 0) return badParams('Emails invalid: ');
  const draft = project.draft(body.createNewFields);
  return writeRows(project, body.users, draft, { pipeline: 'bulk', source: 'API', unknownUsers: 'create' });
}

/** All rows of a bulk call: refused as a whole, or answered row by row. */
export function writeRows(
  project: Project,
  rows: readonly UserRow[],
  draft: FieldDraft,
  writes: RowWrites
): Answer {
  const refused = tooManyRows(rows.length, project);
  if (refused) return refused;
  const checked = rows.map((row) => checkRow(row, draft, project));
  const refusedData = refusedFields(checked, draft, project, 'bulk');
  if (refusedData) return refusedData;
  draft.commit();
  const answer = new BulkAnswer(project.switches);
  for (const row of checked) writeBulkRow(row, project, writes, answer);
  return answer.render(draft);
}

function writeBulkRow(
  checked: CheckedUserRow,
  project: Project,
  writes: RowWrites,
  answer: BulkAnswer
): void {
  const key = keyOf(checked.row, project);
  const written = writeRow(checked, project, writes);
  if (isFailure(written)) {
    // Only list calls report users who were not found as that (iterable-api 2.5).
    const notFound = written.kind === 'unknown' && writes.source === 'ListAPI';
    answer.fail(notFound ? { ...written, kind: 'not-found' } : written, key);
    return;
  }
  const noOp = project.switches.noOp === 'listed' && project.users.isNoOp(written);
  answer.succeed(key, noOp ? 'no-op' : 'changed');
  project.write(writes.pipeline, written, writes.after);
}

/** What refuses the whole request: a clash of types where the switch says so, and too many fields. */
function refusedFields(
  checked: readonly CheckedRow[],
  draft: FieldDraft,
  project: Project,
  call: 'single' | 'bulk'
): Answer | null {
  const { switches, id: projectId } = project;
  const wholeRequest = call === 'single' || switches.mismatch === 'request';
  const mismatch = wholeRequest
    ? typeMismatchRefusal(checked, { projectId, switches, call, category: 'user' })
    : null;
  return mismatch ?? fieldLimitRefusal(draft, project.fields.limit, projectId);
}
