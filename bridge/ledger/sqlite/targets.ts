import type { Connection } from './connection';

export const target = (db: Connection, project: string, name: string): string | null =>
  db.row<{ value: string }>('SELECT value FROM targets WHERE project = ? AND name = ?', project, name)
    ?.value ?? null;

/** The one noted last counts. */
export const noteTarget = (db: Connection, project: string, name: string, value: string): void =>
  db.write(() => {
    db.run('INSERT OR REPLACE INTO targets (project, name, value) VALUES (?, ?, ?)', project, name, value);
  });
