/** Merging duplicates. Source: salesforce-api 2.5 (Merge). */
import { type FieldSchema, type ObjectSchema, OrgError, type Row } from '../model';
import { bin } from './recycle';
import type { RecordStore } from './record-store';

/**
 * Keeps the winner and bins the losers with `MasterRecordId`; their children move to the winner, stamped. `values`
 * are written to the winner. Throws NOT_FOUND, ENTITY_IS_DELETED, or INVALID_TYPE_FOR_OPERATION for other objects.
 */
export function mergeRecords(
  store: RecordStore,
  objectName: string,
  merge: { readonly winner: string; readonly losers: readonly string[]; readonly values?: Row },
  userId: string
): void {
  const object = store.objectOf(objectName);
  if (!object.mergeable && object.name !== 'Case') {
    throw new OrgError(400, 'INVALID_TYPE_FOR_OPERATION', `entity type cannot be merged: ${object.label}`);
  }
  store.journal.atomically(() => {
    const winner = store.live(object, merge.winner);
    for (const id of merge.losers) {
      const loser = store.live(object, id);
      moveChildren(store, object.name, loser, String(winner.Id), userId);
      bin(store, object, loser, userId, String(winner.Id));
    }
    store.change(object, winner, merge.values ?? {}, userId);
  });
}

function moveChildren(
  store: RecordStore,
  parent: string,
  loser: Row,
  winnerId: string,
  userId: string
): void {
  for (const child of Array.from(store.catalog.all())) {
    // What was is the loser's (docs/contracts/salesforce-field-history.md 2).
    if (child.name === `${parent}History`) continue;
    for (const { name } of child.fields.filter((field) => pointsTo(field, parent))) {
      for (const row of store.having(child.name, name, loser.Id))
        moveChild(store, child, name, row, winnerId, userId);
    }
  }
}

const pointsTo = (field: FieldSchema, object: string) =>
  field.type === 'reference' && field.referenceTo.includes(object) && field.name !== 'MasterRecordId';

function moveChild(
  store: RecordStore,
  child: ObjectSchema,
  lookup: string,
  row: Row,
  winnerId: string,
  userId: string
): void {
  if (isSecondMembership(store, child.name, lookup, row, winnerId)) bin(store, child, row, userId);
  else store.change(child, row, { [lookup]: winnerId }, userId);
}

/** A person is a member of a campaign once: where both were, the loser's membership goes. */
function isSecondMembership(
  store: RecordStore,
  child: string,
  lookup: string,
  row: Row,
  winnerId: string
): boolean {
  if (child !== 'CampaignMember' || lookup === 'CampaignId') return false;
  return store.having(child, lookup, winnerId).some((member) => member.CampaignId === row.CampaignId);
}
