import type { Lease } from '../ledger';
import type { Connection } from './connection';
import { requireLease } from './leases';

/** Step by step: a record has few of them. */
export const forgetSteps = (db: Connection, lease: Lease, sync: string, steps: readonly string[]): void =>
  db.write(() => {
    requireLease(db, lease);
    for (const step of steps)
      db.run(
        'UPDATE records SET steps = json_patch(steps, ?) WHERE sync = ? AND json_type(steps, ?) IS NOT NULL',
        ...[JSON.stringify({ [step]: null }), sync, `$.${JSON.stringify(step)}`]
      );
  });
