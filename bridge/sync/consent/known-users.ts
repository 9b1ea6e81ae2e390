import type { ProjectDefinition, SyncDefinition } from '../../config/sync-definition';
import type { IdentityClaim } from '../bookkeeping';
import { identityProblem, toIdentity } from '../identity';
import { pathReader } from '../mapping/read-path';
import type { Identity, SourceRecord } from '../model';
import { identityOfKey, knownAs } from '../known-as';
import { isItemKey } from '../operations/catalog-items';
import type { RunLedger } from '../ports';

/** A user that a record may be in Iterable. */
export interface PossibleUser {
  readonly identity: Identity;
  /** The ledger has it: some sync of the project sent it, or is about to. */
  readonly isKnown: boolean;
}

export interface KnownUsersContext {
  readonly project: ProjectDefinition;
  readonly ledger: Pick<RunLedger, 'identitiesOf' | 'identityOwners' | 'recordStates' | 'userTimes'>;
  readonly syncs: readonly SyncDefinition[];
  readonly emailField: string | null;
  /** Whether people of whom the ledger knows nothing are looked for too. */
  readonly strangers: 'looked for' | 'left out';
}

/**
 * The users that records are in Iterable, by record id: what the record owns itself, and what its e-mail address finds,
 * so that the opt-out of a duplicate counts for the person. In a hybrid project that address finds the user whoever
 * owns it (iterable-api 3).
 */
export async function possibleUsers(
  records: readonly SourceRecord[],
  context: KnownUsersContext
): Promise<Map<string, PossibleUser[]>> {
  const { project, ledger } = context;
  const ids = records.map(({ id }) => id);
  const own = await ledger.identitiesOf(project.name, ids);
  const sent = await knownAs(ids, ofProject(context), ledger);
  const confirmed = await ledger.userTimes(
    project.name,
    records.flatMap((record) => keysOf(record, context))
  );
  const found = new Map<string, PossibleUser[]>();
  for (const record of records) {
    const email = emailOf(record, context.emailField);
    const claims = [...(own.get(record.id) ?? []), ...(email ? await ownersOf(email, context) : [])];
    const known = claims
      .filter(isUser)
      .map((claim) => ({ identity: identityOf(claim, context), isKnown: true }));
    const more = [
      ...[sent.get(record.id) ?? []].flat(),
      ...keysOf(record, context)
        .filter((key) => confirmed.has(key))
        .map((key) => identityOfKey(key, project))
    ].map((identity) => ({ identity, isKnown: true }));
    const all = [...known, ...more];
    found.set(record.id, distinct([...all, ...strangersBy(email, all, context)]));
  }
  return found;
}

const ofProject = ({ project, syncs }: KnownUsersContext): SyncDefinition[] =>
  syncs.filter((sync) => sync.project.name === project.name);

/** Under which Iterable may know the person from a step that claims nobody, such as joining a list. */
function keysOf(record: SourceRecord, { project, emailField }: KnownUsersContext): string[] {
  const email = emailOf(record, emailField)?.toLowerCase();
  return [
    ...(project.type === 'Email' ? [] : [record.id]),
    ...(email && project.type !== 'UserId' ? [email] : [])
  ];
}

function emailOf(record: SourceRecord, emailField: string | null): string | null {
  const value = emailField && pathReader([emailField])(record.fields);
  const email = typeof value === 'string' ? value.trim() : '';
  return email !== '' && identityProblem('email', email) === null ? email : null;
}

async function ownersOf(email: string, { project, ledger }: KnownUsersContext): Promise<IdentityClaim[]> {
  const owners = await ledger.identityOwners(toIdentity('email', email).key);
  return owners.filter((owner) => owner.project === project.name);
}

/** A hybrid project has one user with the address at most; the others do not look for people by it. */
function strangersBy(
  email: string | null,
  known: readonly PossibleUser[],
  { project, strangers }: KnownUsersContext
): PossibleUser[] {
  if (!email || project.type !== 'Hybrid') return [];
  if (known.length === 0 && strangers === 'left out') return [];
  return [{ identity: toIdentity('email', email), isKnown: false }];
}

const isUser = ({ key }: IdentityClaim): boolean => !isItemKey(key);

/** The ledger keeps keys; the sync that made the claim tells what they are. */
function identityOf({ key, sync }: IdentityClaim, { project, syncs }: KnownUsersContext): Identity {
  if (project.type === 'UserId') return toIdentity('userId', key);
  const kind = syncs.find(({ name }) => name === sync)?.identity.kind;
  return toIdentity(kind ?? (key.includes('@') ? 'email' : 'userId'), key);
}

const distinct = (users: readonly PossibleUser[]): PossibleUser[] =>
  [
    ...new Map(
      [...users].reverse().map((user) => [`${user.identity.kind} ${user.identity.key}`, user])
    ).values()
  ].reverse();
