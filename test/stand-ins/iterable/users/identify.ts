import { emailKey, isValidEmail, isValidUserId } from './email-address';
import type { Project } from '../project';
import type { RowFailure, UserRow } from './row';
import type { Identification, Identity } from './user-store';

type Ids = Readonly<Record<'email' | 'userId', string | null | undefined>>;

const failure = (kind: RowFailure['kind'], by: RowFailure['by'], value: string): RowFailure => ({
  kind,
  by,
  value: by === 'email' ? emailKey(value) : value
});

/** An identity that the row writes as data: a change of identity (iterable-api 3 and 4). */
function writtenId(row: UserRow, name: 'email' | 'userId'): string | null | undefined {
  const value = row.dataFields?.[name];
  return typeof value === 'string' || value === null ? value : undefined;
}

/** Malformed, forgotten or missing identifiers: found without looking at any user (iterable-api 2.5, 3, 6.7). */
export function checkIdentifiers(row: UserRow, project: Project): RowFailure | null {
  for (const email of [row.email, writtenId(row, 'email')]) {
    if (typeof email === 'string' && !isValidEmail(email)) return failure('invalid', 'email', email);
  }
  for (const userId of [row.userId, writtenId(row, 'userId')]) {
    if (typeof userId === 'string' && !isValidUserId(userId)) return failure('invalid', 'userId', userId);
  }
  if (row.email === undefined && row.userId === undefined) return failure('no-identifier', 'email', '');
  return forgottenIn(row, project);
}

function forgottenIn(row: UserRow, project: Project): RowFailure | null {
  for (const email of [row.email, writtenId(row, 'email')]) {
    if (project.type !== 'UserId' && typeof email === 'string' && project.forgotten.hasEmail(email)) {
      return failure('forgotten', 'email', email);
    }
  }
  for (const userId of [row.userId, writtenId(row, 'userId')]) {
    if (project.type !== 'Email' && typeof userId === 'string' && project.forgotten.hasUserId(userId)) {
      return failure('forgotten', 'userId', userId);
    }
  }
  return null;
}

/** Finds the row's user by the rules of the project's type (iterable-api 3 and 19); the identifiers are checked already. */
export function identify(row: UserRow, project: Project): Identification | RowFailure {
  switch (project.type) {
    case 'Email':
      return identifyByEmail(row, project);
    case 'UserId':
      return identifyByUserId(row, project);
    case 'Hybrid':
      return identifyByBoth(row, project);
  }
}

/** E-mail selects and userId is data. An e-mail inside the data changes nothing: that is what updateEmail is for. */
function identifyByEmail(row: UserRow, project: Project): Identification | RowFailure {
  const userId = writtenId(row, 'userId') ?? row.userId;
  if (row.email !== undefined) {
    const email = emailKey(row.email);
    return { identity: project.identities.byEmail(email)[0] ?? null, email, userId };
  }
  const known = project.identities.byUserId(row.userId ?? '')[0];
  if (known && (row.preferUserId === true || project.users.of(known))) return { identity: known, userId };
  if (row.preferUserId !== true) return failure('unknown', 'userId', row.userId ?? '');
  return { identity: null, email: project.placeholderEmail(row.userId ?? ''), userId };
}

/** userId selects and e-mail is data that several users may share. */
function identifyByUserId(row: UserRow, project: Project): Identification | RowFailure {
  if (row.userId === undefined) return failure('unknown', 'email', row.email ?? '');
  const identity = project.identities.byUserId(row.userId)[0] ?? null;
  const next = writtenId(row, 'userId') ?? row.userId;
  if (next !== row.userId && project.identities.byUserId(next).length > 0) {
    return failure('conflict', 'userId', next);
  }
  return { identity, userId: next, email: lowerCase(writtenEmail(row)) };
}

/** An e-mail in the data wins over the one beside it. */
const writtenEmail = (row: UserRow): string | null | undefined => {
  const inData = writtenId(row, 'email');
  return inData === undefined ? row.email : inData;
};

const lowerCase = (email: string | null | undefined): string | null | undefined =>
  typeof email === 'string' ? emailKey(email) : email;

/** Both are unique: together they have to mean one user, and a new one must be free. */
function identifyByBoth(row: UserRow, project: Project): Identification | RowFailure {
  const byUserId = row.userId === undefined ? undefined : project.identities.byUserId(row.userId)[0];
  const byEmail = row.email === undefined ? undefined : project.identities.byEmail(row.email)[0];
  const identity = byUserId ?? byEmail ?? null;
  const given: Ids = { email: row.email === undefined ? undefined : emailKey(row.email), userId: row.userId };
  const clash = differentUsers(given, byUserId, byEmail) ?? takenByOther(row, project, identity);
  if (clash) return clash;
  const userId = writtenId(row, 'userId') ?? given.userId;
  const email = writtenId(row, 'email') === undefined ? given.email : lowerCase(writtenId(row, 'email'));
  // A user needs one identity at least, so the only one cannot be cleared.
  const isOnlyOne = email === null && (userId ?? identity?.userId ?? null) === null;
  return { identity, email: isOnlyOne ? given.email : email, userId };
}

function differentUsers(given: Ids, byUserId?: Identity, byEmail?: Identity): RowFailure | null {
  if (typeof given.email !== 'string' || typeof given.userId !== 'string') return null;
  if (byEmail && byEmail !== byUserId && (byUserId || byEmail.userId !== null)) {
    return failure('conflict', 'email', given.email);
  }
  if (byUserId && !byEmail && byUserId.email !== null) return failure('conflict', 'userId', given.userId);
  return null;
}

function takenByOther(row: UserRow, project: Project, identity: Identity | null): RowFailure | null {
  const email = writtenId(row, 'email');
  const userId = writtenId(row, 'userId');
  const isOther = (owner: Identity): boolean => owner !== identity;
  if (typeof email === 'string' && project.identities.byEmail(email).some(isOther)) {
    return failure('conflict', 'email', email);
  }
  if (typeof userId === 'string' && project.identities.byUserId(userId).some(isOther)) {
    return failure('conflict', 'userId', userId);
  }
  return null;
}
