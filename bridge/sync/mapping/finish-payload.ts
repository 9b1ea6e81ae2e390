import type { StepDefinition } from '../../config/sync-definition';
import type { Identity, Payload, SourceRecord } from '../model';
import { isBlank } from './compile-mapping';
import { blankValue } from './problems';
import { operationTargets } from './targets';

/** Before the mappings: what is sent even when nothing is mapped. */
export function beginPayload({ operation }: StepDefinition): Payload {
  return operation === 'Update_User' || operation === 'Upsert_Catalog_Item' ? { dataFields: {} } : {};
}

export type Finish = (payload: Payload, record: SourceRecord, identity: Identity | null) => void;

/**
 * After the mappings: who it is about, what stands in for targets that nothing was mapped onto, and the refusal of a
 * payload that misses what its call needs. Source: iterable-api 6 to 11.
 */
export function payloadFinisher(step: StepDefinition): Finish {
  const finish = finisherOf(step);
  const groups = operationTargets[step.operation].required ?? [];
  return (payload, record, identity) => {
    finish(payload, record, identity);
    for (const group of groups)
      if (group.every((name) => isMissing(payload[name], step))) throw blankValue(requirementOf(step, group));
  };
}

/** A purchase of nothing is none; an empty cart is a cart. */
const isMissing = (value: unknown, { operation }: StepDefinition): boolean =>
  isBlank(value) || (operation === 'Track_Purchase' && Array.isArray(value) && value.length === 0);

function finisherOf(step: StepDefinition): Finish {
  switch (step.operation) {
    case 'Update_User':
    case 'Subscribe_List':
      return (payload, _record, identity) => {
        setIdentity(payload, identity);
        if (step.mergeNestedObjects && payload.dataFields) payload.mergeNestedObjects = true;
      };
    case 'Update_Email':
      return finishEmail(step);
    case 'Merge_Users':
      return finishMerge;
    case 'Track_Event':
      return finishEvent(step);
    case 'Upsert_Catalog_Item':
    case 'Delete_Catalog_Item':
      return (payload, record) => {
        payload.itemId ??= record.id;
      };
    default:
      return setOnlyIdentity;
  }
}

function setIdentity(payload: Payload, identity: Identity | null): void {
  if (identity) payload[identity.kind] = identity.value;
}

/** Where both identifiers are mapped, the project's kind takes precedence: elsewhere than in profiles one says who it is. */
function setOnlyIdentity(payload: Payload, _record: SourceRecord, identity: Identity | null): void {
  delete payload.email;
  delete payload.userId;
  setIdentity(payload, identity);
}

function finishEmail(step: StepDefinition): Finish {
  return (payload, record, identity) => {
    setOnlyIdentity(payload, record, identity);
    if (identity?.kind === 'email') payload.newEmail ??= identity.value;
    else if (isBlank(payload.currentEmail)) payload.currentUserId ??= identity?.value;
    if (isBlank(payload.newEmail)) throw blankValue(requirementOf(step, ['newEmail']));
  };
}

const finishMerge: Finish = (payload, _record, identity) => {
  delete payload.email;
  delete payload.userId;
  if (!identity || !isBlank(payload.destinationEmail) || !isBlank(payload.destinationUserId)) return;
  payload[identity.kind === 'email' ? 'destinationEmail' : 'destinationUserId'] = identity.value;
};

function finishEvent(step: StepDefinition): Finish {
  const isMapped = step.mappings.some(({ target }) => target === 'createdAt');
  return (payload, record, identity) => {
    setOnlyIdentity(payload, record, identity);
    // One that is mapped and blank has the time at which Iterable hears of it.
    if (!isMapped) payload.createdAt = Math.floor(Date.parse(record.changedAt) / 1000);
    if (isBlank(payload.eventName) && step.target !== null) payload.eventName = step.target;
    if (isBlank(payload.eventName)) throw blankValue(requirementOf(step, ['eventName']));
  };
}

/** The mapping that was to fill one of the targets; the step itself where there is none. */
function requirementOf(step: StepDefinition, group: readonly string[]) {
  const mapping = step.mappings.find(({ target }) => group.includes(target));
  return { source: mapping?.source ?? step.name, target: group.join(' or ') };
}
