/** Deleting, undeleting and purging records. Source: salesforce-api 2.5. */
import type { FieldSchema, ObjectSchema, Row } from '../model';
import * as refuse from './refusals';
import type { RecordStore } from './record-store';

/** Puts a record and what hangs on it into the recycle bin. Throws NOT_FOUND or ENTITY_IS_DELETED. */
export function deleteRecord(store: RecordStore, objectName: string, id: string, userId: string): void {
  const object = store.objectOf(objectName);
  if (!object.deletable) throw refuse.wrongKind(object, 'deleted');
  const row = store.live(object, id);
  for (const [child, field] of childrenOf(store, object, 'restrictedDelete')) {
    const holding = store.having(child.name, field.name, row.Id);
    if (holding.length > 0) throw refuse.heldBy(row, child, holding);
  }
  bin(store, object, row, userId);
}

/** Lookups to an object that keep it from being deleted, or that go with it. */
function childrenOf(
  store: RecordStore,
  parent: ObjectSchema,
  rule: 'restrictedDelete' | 'cascadeDelete'
): [child: ObjectSchema, field: FieldSchema][] {
  return Array.from(store.catalog.all()).flatMap((child) =>
    child.fields
      .filter((field) => field[rule] === true && field.referenceTo.includes(parent.name))
      .map((field): [ObjectSchema, FieldSchema] => [child, field])
  );
}

/** The bin for a row of any object; `master` is the winner of a merge. */
export function bin(
  store: RecordStore,
  object: ObjectSchema,
  row: Row,
  userId: string,
  master?: string
): void {
  const stamp = store.stamp();
  const gone: Row = { ...row, ...stamped(row, stamp, userId), IsDeleted: true };
  if (master !== undefined) gone.MasterRecordId = master;
  if ('IsDeleted' in row) store.journal.put(object.name, gone);
  else store.journal.remove(object.name, String(row.Id));
  logDeletion(store, object.name, String(row.Id), stamp);
  if (master !== undefined) return;
  for (const [child, field] of childrenOf(store, object, 'cascadeDelete')) {
    for (const hanging of store.having(child.name, field.name, row.Id))
      binChild(store, child, hanging, userId);
  }
}

function binChild(store: RecordStore, object: ObjectSchema, row: Row, userId: string): void {
  const logged = new Set(store.deletions);
  bin(store, object, row, userId);
  if (object.name !== 'CampaignMember' || store.switches.cascadedMembersInDeleteLog) return;
  for (const entry of store.deletions) if (!logged.has(entry)) store.deletions.delete(entry);
}

function logDeletion(store: RecordStore, object: string, id: string, deletedDate: string): void {
  const entry = { object, id, deletedDate };
  store.deletions.add(entry);
  store.journal.onUndo(() => store.deletions.delete(entry));
}

/** Brings a record back from the bin; it leaves the log of deletions. */
export function undeleteRecord(store: RecordStore, objectName: string, id: string, userId: string): void {
  const object = store.objectOf(objectName);
  const row = store.get(object.name, id);
  if (!row || row.IsDeleted !== true) throw refuse.notFound();
  if (!object.undeletable) throw refuse.wrongKind(object, 'updated');
  const back: Row = { ...row, ...stamped(row, store.stamp(), userId), IsDeleted: false };
  if ('MasterRecordId' in back) back.MasterRecordId = null;
  store.journal.put(object.name, back);
  for (const entry of store.deletions) if (entry.id === row.Id) store.deletions.delete(entry);
}

/** Removes a record for ever, as an emptied bin or a hard delete does; queryAll no longer finds it. */
export function purgeRecord(store: RecordStore, objectName: string, id: string): void {
  const object = store.objectOf(objectName);
  const row = store.get(object.name, id);
  if (!row) throw refuse.notFound();
  if (row.IsDeleted !== true) logDeletion(store, object.name, String(row.Id), store.stamp());
  store.journal.remove(object.name, String(row.Id));
}

function stamped(row: Row, stamp: string, userId: string): Row {
  const modified = 'LastModifiedDate' in row ? { LastModifiedDate: stamp, LastModifiedById: userId } : {};
  return 'SystemModstamp' in row ? { ...modified, SystemModstamp: stamp } : modified;
}
