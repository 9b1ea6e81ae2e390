import type { SyncPause } from '../ledger';
import type { Connection } from './connection';

const selectPauses = 'SELECT sync, paused_by AS "by", at FROM pauses';

export const pauseSync = (db: Connection, { sync, by, at }: SyncPause): SyncPause =>
  db.write(() => {
    db.run('INSERT OR IGNORE INTO pauses (sync, paused_by, at) VALUES (?, ?, ?)', sync, by, at);
    return db.row<SyncPause>(`${selectPauses} WHERE sync = ?`, sync) ?? { sync, by, at };
  });

export const resumeSync = (db: Connection, sync: string): boolean =>
  db.write(() => db.run('DELETE FROM pauses WHERE sync = ?', sync) > 0);

export const listPauses = (db: Connection): SyncPause[] =>
  db.rows<SyncPause>(`${selectPauses} ORDER BY sync`);
