import type { RecordState } from '../bookkeeping';
import { toOperation } from '../diff';
import { toIdentity } from '../identity';
import type { Identity, Operation, SourceRecord, TakenAway } from '../model';
import { isItemKey } from '../operations/catalog-items';
import { listOfStep, unsubscribeFrom } from '../operations/build-operations';
import { heldOr } from '../operations/memberships';
import type { Plan, PlanContext, PlannedStep } from '../plan-model';
import type { IterableUser } from '../ports';
import { planFingerprint, type StepResult } from '../step-result';
import { fieldsWritten, nulls, overlaps, picked } from './cleared-fields';
import { exitsOf, statesOf, type Exit } from './exits';
import { dataFieldsOf } from './plain-object';

/** What exits depend on besides the record's own state. */
export interface LeavingFacts {
  /** Users as Iterable has them, by identity key; null for one that it has not. Only those that were asked for. */
  readonly users: ReadonlyMap<string, IterableUser | null>;
  /** Values sent last, by step. */
  readonly sent: Readonly<Record<string, string>>;
  /** Who else sends the user, and the fields that are written by that; by identity key. */
  readonly others: ReadonlyMap<string, OtherSenders>;
}

export interface OtherSenders {
  /** Names of syncs. */
  readonly syncs: readonly string[];
  readonly fields: readonly string[];
}

export const noFacts: LeavingFacts = { users: new Map(), sent: {}, others: new Map() };

export type LeavingContext = Pick<PlanContext, 'definition' | 'onLeave' | 'brake' | 'now'>;

interface Leaver {
  readonly record: Pick<SourceRecord, 'id'>;
  readonly known: RecordState;
  readonly facts: LeavingFacts;
}

/** Everything that is undone for a record that leaves the scope; null when there is nothing. Pure. */
export function planLeaving(leaver: Leaver, context: LeavingContext): Plan | null {
  const { known } = leaver;
  const exits = withoutRepeated(exitsOf(known, context));
  if (exits.length === 0) return null;
  const steps = exits.map((exit) => planExit(exit, leaver, context));
  const operations = steps.flatMap((step) => ('operation' in step ? [step.operation] : []));
  return {
    steps,
    identityKey: known.identityKey ?? known.deliveredIdentity ?? undefined,
    fingerprint: planFingerprint(operations),
    times: null,
    childIds: []
  };
}

/** A user is deleted once, however many steps ask for it. */
const withoutRepeated = (exits: readonly Exit[]): Exit[] =>
  exits.filter(
    ({ action, state }, index) =>
      action !== 'Delete_User' ||
      exits.findIndex((other) => other.action === action && other.state.key === state.key) === index
  );

function planExit(exit: Exit, leaver: Leaver, context: LeavingContext): PlannedStep {
  const identity = identityOf(exit, context);
  const operation = { ...operationOf(exit, identity, leaver, context), removal: true as const };
  const isUsers = exit.action === 'Clear_Fields' || exit.action === 'Delete_User';
  const pending = context.brake.verdict(operation, leaver.known, context.now());
  if (pending || !isUsers) return heldOr(operation, leaver.known, context);
  if (leaver.facts.users.get(identity.key) === null) return { result: notThere(operation) };
  const others = leaver.facts.others.get(identity.key);
  const isKept =
    exit.action === 'Delete_User'
      ? others !== undefined && others.syncs.length > 0
      : operation.payload.dataFields === undefined;
  return isKept ? { result: keptFor(others) } : { operation };
}

function identityOf({ state }: Exit, { definition }: LeavingContext): Identity {
  if (!isItemKey(state.key)) return toIdentity(definition.identity.kind, state.key);
  return { kind: 'item', value: state.key.slice(state.key.indexOf(':', 'item:'.length) + 1), key: state.key };
}

function operationOf(exit: Exit, identity: Identity, leaver: Leaver, context: LeavingContext): Operation {
  const { step, name, state, action } = exit;
  const { kind, value } = identity;
  const made = (call: Operation['call'], payload: Operation['payload'], takesAway: readonly TakenAway[]) => ({
    ...toOperation(
      { recordId: leaver.record.id, step: name, call, identity, payload, whenUnknown: 'skip' },
      context.definition.version
    ),
    takesAway
  });
  const thing = { step: name, kind, value, target: state.target ?? null };
  switch (action) {
    case 'Remove_From_List': {
      const listId = listOfStep(name, step.name) ?? Number(state.target);
      const taken: TakenAway = { ...thing, what: 'list', target: String(listId), body: null };
      return made(unsubscribeFrom(listId), { [kind]: value }, [taken]);
    }
    case 'Delete_Catalog_Item': {
      const catalog = state.target ?? step.target ?? '';
      const taken: TakenAway = {
        ...thing,
        what: 'item',
        target: catalog,
        body: leaver.facts.sent[name] ?? null
      };
      return made({ endpoint: 'deleteItems', catalog }, {}, [taken]);
    }
    case 'Clear_Fields':
      return clearing(exit, identity, { ...leaver, isById: isFoundById(identity, context), made });
    case 'Delete_User':
      return made({ endpoint: 'deleteUser' }, { [kind]: value }, allOf(exit, identity, leaver, context));
  }
}

type Make = (
  call: Operation['call'],
  payload: Operation['payload'],
  takesAway: readonly TakenAway[]
) => Operation;

/** Of what others go on writing nothing is cleared; a payload without fields says that nothing is left to clear. */
function clearing(
  { step, name }: Exit,
  { kind, value, key }: Identity,
  { facts, isById, made }: Leaver & { readonly isById: boolean; readonly made: Make }
): Operation {
  const sent = dataFieldsOf(facts.sent[name]);
  const kept = facts.others.get(key)?.fields ?? [];
  const paths = fieldsWritten(step, sent).filter((path) => !kept.some((other) => overlaps(path, other)));
  const before = picked(paths, sent ?? facts.users.get(key)?.dataFields ?? {});
  const row = { [kind]: value };
  const merges = step.mergeNestedObjects ? { mergeNestedObjects: true } : {};
  const body = JSON.stringify({
    ...row,
    ...(isById && { preferUserId: true }),
    dataFields: before,
    ...merges
  });
  const taken: TakenAway = { step: name, what: 'fields', kind, value, target: null, body };
  const fields = paths.length > 0 ? { dataFields: nulls(paths), ...merges } : {};
  // Whom an email-based project does not know by the id is not made by it (iterable-api 3).
  return made({ endpoint: 'bulkUpdate' }, { ...row, ...(isById && { preferUserId: false }), ...fields }, [
    taken
  ]);
}

const isFoundById = ({ kind }: Identity, { definition }: LeavingContext): boolean =>
  kind === 'userId' && definition.project.type === 'Email';

/** With the user goes all that the record's steps said of it. */
function allOf(exit: Exit, identity: Identity, leaver: Leaver, { definition }: LeavingContext): TakenAway[] {
  const { known, facts } = leaver;
  const { kind, value, key } = identity;
  const states = definition.steps.flatMap((step) =>
    statesOf(step, known).map((found) => ({ step, ...found }))
  );
  const own = states.filter(({ state }) => state.key === key);
  const isFirst = (name: string): boolean => name === exit.name;
  return own
    .sort((a, b) => Number(isFirst(b.name)) - Number(isFirst(a.name)))
    .map(({ step, name, state }): TakenAway => {
      const body = facts.sent[name] ?? null;
      const about = { step: name, kind, value, target: state.target ?? null };
      const isList = step.operation === 'Subscribe_List';
      if (isList && !isFirst(name))
        return { ...about, what: 'list', target: listIdOf(name, step.name, state), body: null };
      return {
        ...about,
        what: isFirst(name) ? 'user' : 'fields',
        body: body ?? (isFirst(name) ? held(identity, facts) : null)
      };
    });
}

const listIdOf = (name: string, step: string, { target }: Exit['state']): string =>
  String(listOfStep(name, step) ?? target ?? '');

/** What Iterable keeps by itself is not put back. */
const ownFields =
  /^(signup|profileUpdatedAt|itbl|devices$|browserTokens$|(email|user)ListIds$|(un)?subscribed|email$|userId$)/;

/** The profile as Iterable has it, where the bridge does not know what it sent. */
function held({ kind, value, key }: Identity, { users }: LeavingFacts): string | null {
  const user = users.get(key);
  if (!user) return null;
  const fields = Object.entries(user.dataFields).filter(([name]) => !ownFields.test(name));
  return JSON.stringify({ [kind]: value, dataFields: Object.fromEntries(fields) });
}

const notThere = (operation: Operation): StepResult => ({
  status: 'skipped',
  code: 'not-in-iterable',
  message: 'The record left the scope, and Iterable does not have the user any more.',
  operation
});

const keptFor = (others: OtherSenders | undefined): StepResult => ({
  status: 'skipped',
  code: 'kept-for-others',
  message: `The record left the scope; what it sent stays, since it is sent for another record or by another step too${
    others && others.syncs.length > 0 ? ` (${others.syncs.join(', ')})` : ''
  }.`
});
