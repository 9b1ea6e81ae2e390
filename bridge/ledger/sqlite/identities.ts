import type { IdentityClaim } from '../ledger';
import type { Connection } from './connection';
import { inRowOrder } from './row-order';

export const claimIdentities = (
  db: Connection,
  project: string,
  claims: readonly IdentityClaim[]
): IdentityClaim[] =>
  db.write(() => {
    for (const { key, sync, recordId } of inRowOrder(claims, (claim) => claim.key)) {
      db.run(
        `INSERT INTO identities (project, identity_key, sync, record_id) VALUES (?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
        ...[project, key, sync, recordId]
      );
    }
    return ownersOf(db, project, claims);
  });

const ownersOf = (db: Connection, project: string, claims: readonly IdentityClaim[]): IdentityClaim[] => {
  const keys = JSON.stringify(claims.map((claim) => claim.key));
  return db.rows<IdentityClaim>(
    `SELECT i.identity_key AS key, i.sync, i.record_id AS recordId
     FROM json_each(?) keys JOIN identities i ON i.project = ? AND i.identity_key = keys.value ORDER BY keys.key`,
    ...[keys, project]
  );
};

export const identityOwners = (db: Connection, key: string): (IdentityClaim & { project: string })[] =>
  db.rows(
    `SELECT project, identity_key AS key, sync, record_id AS recordId FROM identities
     WHERE identity_key = ? ORDER BY project`,
    key
  );

/** By record, whichever sync made the claim; what another record holds stays. */
export const releaseIdentities = (db: Connection, project: string, claims: readonly IdentityClaim[]): void =>
  db.write(() => {
    for (const { key, recordId } of inRowOrder(claims, (claim) => claim.key)) {
      db.run(
        'DELETE FROM identities WHERE project = ? AND identity_key = ? AND record_id = ?',
        ...[project, key, recordId]
      );
    }
  });
