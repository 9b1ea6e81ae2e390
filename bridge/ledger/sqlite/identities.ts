import type { ClaimAnswer, IdentityClaim } from '../ledger';
import type { Connection } from './connection';
import { idList, inRowOrder } from './row-order';

const selectClaim = 'identity_key AS key, sync, record_id AS recordId, object, rank';

export const claimIdentities = (
  db: Connection,
  project: string,
  claims: readonly IdentityClaim[]
): ClaimAnswer[] =>
  db.write(() => {
    const owners = ownersOf(db, project, claims);
    const taken = new Map<string, IdentityClaim>();
    const answers = claims.map((claim): ClaimAnswer => {
      const owner = owners.get(claim.key);
      if (owner && !takesOver(claim, owner)) return { owner, displaced: null };
      owners.set(claim.key, claim);
      if (!owner || !isEqual(claim, owner)) taken.set(claim.key, claim);
      return { owner: claim, displaced: owner && owner.recordId !== claim.recordId ? owner : null };
    });
    saveOwners(db, project, [...taken.values()]);
    return answers;
  });

/** A record that claims what it owns takes it over from itself: its sync and rank may be new. */
const takesOver = (claim: IdentityClaim, owner: IdentityClaim): boolean =>
  claim.recordId === owner.recordId || (claim.rank !== null && claim.rank > (owner.rank ?? 0));

const isEqual = (claim: IdentityClaim, owner: IdentityClaim): boolean =>
  claim.recordId === owner.recordId &&
  claim.sync === owner.sync &&
  claim.object === owner.object &&
  claim.rank === owner.rank;

const ownersOf = (
  db: Connection,
  project: string,
  claims: readonly IdentityClaim[]
): Map<string, IdentityClaim> => {
  const rows = db.rows<IdentityClaim>(
    `SELECT ${selectClaim} FROM identities
     WHERE project = ? AND identity_key IN (SELECT value FROM json_each(?))`,
    ...[project, idList(claims.map((claim) => claim.key))]
  );
  return new Map(rows.map((owner) => [owner.key, owner]));
};

const saveOwners = (db: Connection, project: string, claims: readonly IdentityClaim[]): void => {
  for (const { key, sync, recordId, object, rank } of inRowOrder(claims, (claim) => claim.key)) {
    db.run(
      `INSERT INTO identities (project, identity_key, sync, record_id, object, rank) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET sync = excluded.sync, record_id = excluded.record_id, object = excluded.object,
         rank = excluded.rank`,
      ...[project, key, sync, recordId, object, rank]
    );
  }
};

export const identitiesOf = (
  db: Connection,
  project: string,
  recordIds: readonly string[]
): Map<string, IdentityClaim[]> => {
  const claims = db.rows<IdentityClaim>(
    `SELECT ${selectClaim} FROM identities
     WHERE record_id IN (SELECT value FROM json_each(?)) AND project = ? ORDER BY record_id, identity_key`,
    ...[idList(recordIds), project]
  );
  const owned = new Map<string, IdentityClaim[]>();
  for (const claim of claims) {
    const known = owned.get(claim.recordId);
    if (known) known.push(claim);
    else owned.set(claim.recordId, [claim]);
  }
  return owned;
};

/** A successor that has a rank holds what it is handed by that one, else by the rank under which it was held. */
export const transferIdentities = (
  db: Connection,
  project: string,
  fromRecordId: string,
  to: Pick<IdentityClaim, 'sync' | 'recordId' | 'object'>
): void =>
  db.write(() => {
    if (fromRecordId === to.recordId) return;
    const own = db.row<{ rank: number | null }>(
      'SELECT MAX(rank) AS rank FROM identities WHERE project = ? AND record_id = ?',
      ...[project, to.recordId]
    );
    db.run(
      `UPDATE identities SET sync = ?, record_id = ?, object = ?, rank = COALESCE(?, rank)
       WHERE project = ? AND record_id = ?`,
      ...[to.sync, to.recordId, to.object, own?.rank ?? null, project, fromRecordId]
    );
  });

export const identityOwners = (db: Connection, key: string): (IdentityClaim & { project: string })[] =>
  db.rows(`SELECT project, ${selectClaim} FROM identities WHERE identity_key = ? ORDER BY project`, key);

/** The syncs that have read anything, so that the index of their users is used. */
const knownSyncs = 'SELECT sync FROM bookmarks';

export const recordsOfIdentity = (db: Connection, key: string): string[] =>
  db
    .rows<{ recordId: string }>(
      `SELECT record_id AS recordId FROM identities WHERE identity_key = ?
       UNION SELECT record_id FROM records WHERE identity_key = ? AND code IN ('duplicate', 'item-collision')
       UNION SELECT record_id FROM records WHERE sync IN (${knownSyncs}) AND delivered_identity = ? LIMIT 100`,
      ...[key, key, key]
    )
    .map(({ recordId }) => recordId);

/** By record, whichever sync made the claim; what another record holds stays. */
export const releaseIdentities = (db: Connection, project: string, claims: readonly IdentityClaim[]): void =>
  db.write(() => {
    for (const { key, recordId } of inRowOrder(claims, (claim) => claim.key)) {
      db.run(
        'DELETE FROM identities WHERE project = ? AND identity_key = ? AND record_id = ?',
        ...[project, key, recordId]
      );
      wakeDuplicates(db, project, key);
    }
  });

/** Who was left out because of the owner is looked at again: one of them takes over what nobody owns any more. */
const wakeDuplicates = (db: Connection, project: string, key: string): void => {
  db.run(
    `UPDATE records SET retry_at = updated_at WHERE identity_key = ? AND code IN ('duplicate', 'item-collision')
       AND NOT EXISTS (SELECT 1 FROM identities WHERE project = ? AND identity_key = ?)`,
    ...[key, project, key]
  );
};
