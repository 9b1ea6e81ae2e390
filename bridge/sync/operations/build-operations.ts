import type { ExitAction, StepDefinition, SyncDefinition } from '../../config/sync-definition';
import { canonicalJson } from '../canonical-json';
import { fingerprintOf, toOperation, type OperationParts } from '../diff';
import { toIdentity } from '../identity';
import type { BulkCall, Call, Identity, Operation, Payload, SourceRecord } from '../model';
import { itemIdentity } from './catalog-items';

/** What the names in the steps stand for in Iterable. */
export interface StepTargets {
  /** The lists that a step concerns for a record; of a campaign scope those that its campaign is linked to. */
  listsOf(step: StepDefinition, record: SourceRecord): readonly number[];
}

/** What the mapping made of a record for one step. */
export interface StepInput {
  readonly step: StepDefinition;
  readonly record: SourceRecord;
  /** Null where no step needs a user. */
  readonly identity: Identity | null;
  readonly payload: Payload;
}

export type OperationBuilder = (input: StepInput) => Operation[];

/** A definition made ready: mapped payloads -> the operations that its steps ask for. Pure. */
export function createOperationBuilder(definition: SyncDefinition, targets: StepTargets): OperationBuilder {
  const versions = new Map(definition.steps.map((step) => [step.name, versionOf(definition, step)]));
  const keeps = definition.steps.some(({ onExit }) => undoneByValues.has(onExit));
  return (input) => {
    const version = versions.get(input.step.name) ?? definition.version;
    const built = partsOf(input, definition, targets).map((parts) =>
      withOwnId(withoutMoment(toOperation(parts, version), version, input), input)
    );
    return keeps ? built.map(keeping) : built;
  };
}

/** Exits that are put back with the values that were sent last. */
const undoneByValues: ReadonlySet<ExitAction> = new Set([
  'Clear_Fields',
  'Delete_User',
  'Delete_Catalog_Item'
]);
const callsWithValues: ReadonlySet<Call['endpoint']> = new Set(['bulkUpdate', 'subscribe', 'putItems']);

const keeping = (operation: Operation): Operation =>
  callsWithValues.has(operation.call.endpoint) ? { ...operation, kept: true } : operation;

/** What decides the content of a step's calls: changing one step re-sends nothing of the others. */
function versionOf({ project, sourceObject, identity }: SyncDefinition, step: StepDefinition): string {
  // What happens to whoever leaves says nothing of who is there.
  const content = { ...step, onExit: undefined };
  return fingerprintOf(
    canonicalJson({ project: project.name, type: project.type, sourceObject, identity, step: content })
  );
}

function partsOf(input: StepInput, definition: SyncDefinition, targets: StepTargets): OperationParts[] {
  const { step, record, payload } = input;
  const base = { recordId: record.id, step: step.name, whenUnknown: whenUnknown(step) };
  const identity = identityOf(input);
  if (step.operation === 'Subscribe_List' || step.operation === 'Unsubscribe_List') {
    const lists = targets.listsOf(step, record);
    return lists.map((listId) => ({
      ...base,
      step:
        lists.length > 1 || definition.scope.type === 'Campaign' ? listStep(step.name, listId) : step.name,
      identity,
      call: listCall(step, listId, payload),
      payload: step.operation === 'Subscribe_List' ? userRow(payload, definition) : identityRow(identity)
    }));
  }
  const call = callOf(step, definition);
  return [{ ...base, identity, call, payload: payloadFor(call, input, definition) }];
}

/** A record of a campaign that is linked to several lists has an operation for each. */
export const listStep = (step: string, listId: number): string => `${step}:${listId}`;

/** The list of a step that `listStep` named; null for any other. */
export function listOfStep(step: string, name: string): number | null {
  const match = step.startsWith(`${name}:`) ? Number(step.slice(name.length + 1)) : NaN;
  return Number.isSafeInteger(match) ? match : null;
}

function identityOf({ step, record, identity, payload }: StepInput): Identity {
  if (step.operation === 'Upsert_Catalog_Item' || step.operation === 'Delete_Catalog_Item') {
    const itemId = typeof payload.itemId === 'string' ? payload.itemId : record.id;
    return itemIdentity(step.target ?? '', itemId);
  }
  if (step.operation === 'Merge_Users') return mergedInto(payload) ?? orFail(identity, step);
  return orFail(identity, step);
}

function mergedInto({ destinationEmail, destinationUserId }: Payload): Identity | null {
  if (typeof destinationUserId === 'string') return toIdentity('userId', destinationUserId);
  return typeof destinationEmail === 'string' ? toIdentity('email', destinationEmail) : null;
}

function orFail(identity: Identity | null, step: StepDefinition): Identity {
  if (identity) return identity;
  throw new Error(`the step ${step.name} needs a user, and the record was mapped without one`);
}

function whenUnknown({ operation, mode }: StepDefinition): Operation['whenUnknown'] {
  if (operation === 'Track_Event') return 'retry';
  if (operation === 'Unsubscribe_List' || mode === 'Update') return 'skip';
  // Who is not there needs not to be removed.
  const isFarewell = operation === 'Delete_User' || operation === 'Forget_User';
  return isFarewell || operation === 'Unforget_User' ? 'skip' : 'reject';
}

const singleCalls = {
  Merge_Users: 'mergeUsers',
  Track_Purchase: 'trackPurchase',
  Update_Cart: 'updateCart',
  Delete_User: 'deleteUser',
  Forget_User: 'forgetUser',
  Unforget_User: 'unforgetUser'
} as const;

/** Bulk wherever there is a bulk endpoint; source: iterable-api 17. */
function callOf(step: StepDefinition, { project }: SyncDefinition): Call {
  switch (step.operation) {
    case 'Update_User':
      return { endpoint: 'bulkUpdate' };
    case 'Update_Email':
      // Only an email-based project has the endpoint (iterable-api 6.3).
      return project.type === 'Email' ? { endpoint: 'updateEmail' } : { endpoint: 'bulkUpdate' };
    case 'Update_Subscriptions':
      return { endpoint: 'bulkUpdateSubscriptions' };
    case 'Track_Event':
      return { endpoint: 'trackBulk' };
    case 'Upsert_Catalog_Item':
      return {
        endpoint: 'putItems',
        catalog: step.target ?? '',
        replaceFieldsOnly: step.mergeNestedObjects
      };
    case 'Delete_Catalog_Item':
      return { endpoint: 'deleteItems', catalog: step.target ?? '' };
    case 'Subscribe_List':
    case 'Unsubscribe_List':
      throw new Error(`${step.name}: the list decides the call`);
    default:
      return { endpoint: singleCalls[step.operation] };
  }
}

function listCall(step: StepDefinition, listId: number, payload: Payload): BulkCall {
  if (step.operation === 'Subscribe_List') return { endpoint: 'subscribe', listId };
  return unsubscribeFrom(listId, {
    channelUnsubscribe: payload.channelUnsubscribe === true,
    campaignId: typeof payload.campaignId === 'number' ? payload.campaignId : null
  });
}

/** The channel is left only when the step says so (iterable-api 9). */
export const unsubscribeFrom = (
  listId: number,
  given: { channelUnsubscribe?: boolean; campaignId?: number | null } = {}
): BulkCall => ({
  endpoint: 'unsubscribe',
  listId,
  channelUnsubscribe: given.channelUnsubscribe ?? false,
  campaignId: given.campaignId ?? null
});

function payloadFor(call: Call, input: StepInput, definition: SyncDefinition): Payload {
  const { step, payload, identity } = input;
  switch (call.endpoint) {
    case 'bulkUpdate':
      // An address to be changed is put in its place when it is known which one it was.
      return step.operation === 'Update_Email' ? payload : userRow(payload, definition, step.mode);
    case 'trackPurchase':
    case 'updateCart':
      return { ...withoutIds(payload), user: identityRow(orFail(identity, step)) };
    case 'deleteItems':
      return {};
    case 'putItems':
      return payload.dataFields ?? {};
    default:
      return payload;
  }
}

const withoutIds = ({ email: _email, userId: _userId, ...rest }: Payload): Payload => rest;

const identityRow = ({ kind, value }: Identity): Payload => ({ [kind]: value });

/**
 * A user's row as the project type wants it (iterable-api 3, 19). Where the user id finds the user, the e-mail address
 * goes with the data, so that a changed one changes the user instead of contradicting it. An email-based project takes
 * the address if there is one; a user known by id alone is only made when the step may.
 */
function userRow(payload: Payload, { project, identity }: SyncDefinition, mode = 'Upsert'): Payload {
  if (identity.kind === 'email') return payload;
  const { email, ...row } = payload;
  if (project.type === 'Email') return email ? payload : { ...row, preferUserId: mode !== 'Update' };
  return email === undefined ? row : { ...row, dataFields: { ...row.dataFields, email } };
}

/**
 * The moment of the record's last change, where it stands for the event's own, says nothing new: every write moves it,
 * that of the record's status too.
 */
function withoutMoment(operation: Operation, version: string, { step, record }: StepInput): Operation {
  const { createdAt, ...content } = operation.payload;
  const isLastChange = createdAt === Math.floor(Date.parse(record.changedAt) / 1000);
  if (!hasOwnId(operation) || !isLastChange || hasOwnMoment(step)) return operation;
  return { ...operation, fingerprint: fingerprintOf(version, canonicalJson(content)) };
}

/** That of another field may happen to be the same. */
const hasOwnMoment = ({ mappings }: StepDefinition): boolean =>
  mappings.some(({ target, source }) => target === 'createdAt' && !momentsOfChange.test(source));

const momentsOfChange = /^(SystemModstamp|LastModifiedDate)$/i;

const hasOwnId = ({ call: { endpoint } }: Operation): boolean =>
  endpoint === 'trackBulk' || endpoint === 'trackPurchase';

/**
 * Events and purchases carry an id of their own, so that the same one sent again replaces itself (iterable-api 8.1,
 * 10): one for a record, which later changes of the record modify; in the mode Insert one for each change.
 */
function withOwnId(operation: Operation, { step, payload }: StepInput): Operation {
  if (!hasOwnId(operation) || payload.id !== undefined) return operation;
  const change = step.mode === 'Insert' ? `:${operation.fingerprint.slice(0, 16)}` : '';
  const id = `${operation.recordId}:${step.name}${change}`;
  const made = toOperation({ ...operation, payload: { ...operation.payload, id } }, '');
  return { ...made, fingerprint: operation.fingerprint };
}
