import { LeaseLostError } from '../../errors';
import type { Lease, LeaseAnswer, LeaseOwner } from '../ledger';
import { isGone } from '../process-owner';
import type { Connection } from './connection';

interface LeaseRow {
  token: number;
  /** Null once released. */
  ownerId: string | null;
  host: string;
  pid: number;
  startTicks: string | null;
  label: string;
  untilMs: number;
}

export const takeLease = (db: Connection, name: string, owner: LeaseOwner, seconds: number): LeaseAnswer =>
  db.write(() => {
    const row = leaseRow(db, name);
    const holder = row && holderOf(row);
    if (row && holder) return { heldBy: holder, until: new Date(row.untilMs).toISOString() };
    // The row outlives its holder, so that the token never starts again.
    const token = (row?.token ?? 0) + 1;
    db.run(
      `INSERT OR REPLACE INTO leases (name, token, owner_id, host, pid, start_ticks, label, until_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[name, token, owner.id, owner.host, owner.pid, owner.startTicks, owner.label, endOf(seconds)]
    );
    return { lease: { name, ownerId: owner.id, token } };
  });

export const renewLease = (db: Connection, lease: Lease, seconds: number): void =>
  db.write(() => {
    requireLease(db, lease);
    db.run('UPDATE leases SET until_ms = ? WHERE name = ?', endOf(seconds), lease.name);
  });

export const releaseLease = (db: Connection, lease: Lease): void =>
  db.write(() => {
    requireLease(db, lease);
    db.run('UPDATE leases SET owner_id = NULL WHERE name = ?', lease.name);
  });

/**
 * Inside a write: the lease is still ours, else LeaseLostError. One that ran out but that nobody took is ours:
 * no one else can have written under it.
 */
export const requireLease = (db: Connection, lease: Lease): void => {
  const row = leaseRow(db, lease.name);
  if (row?.ownerId === lease.ownerId && row.token === lease.token) return;
  const now = row?.ownerId ? `is held by ${row.label}` : 'is free';
  throw new LeaseLostError('ledger.lease-lost', `The lease ${lease.name} was lost; it ${now}.`);
};

const leaseRow = (db: Connection, name: string): LeaseRow | undefined =>
  db.row<LeaseRow>(
    `SELECT token, owner_id AS ownerId, host, pid, start_ticks AS startTicks, label, until_ms AS untilMs
     FROM leases WHERE name = ?`,
    name
  );

const holderOf = (row: LeaseRow): LeaseOwner | null => {
  const { ownerId: id, host, pid, startTicks, label } = row;
  if (id === null || row.untilMs <= Date.now() || isGone(row)) return null;
  return { id, host, pid, startTicks, label };
};

const endOf = (seconds: number): number => Date.now() + Math.round(seconds * 1000);
