import type { Bookmark, ReadingWindow } from '../ledger';
import type { Connection } from './connection';

export const findBookmark = (db: Connection, sync: string): Bookmark | null => {
  const row = db.row<{ mark: string | null; reading: string | null }>(
    'SELECT mark, reading FROM bookmarks WHERE sync = ?',
    sync
  );
  if (!row) return null;
  return { mark: row.mark, window: row.reading === null ? null : (JSON.parse(row.reading) as ReadingWindow) };
};

/** Inside a write. */
export const saveBookmark = (db: Connection, sync: string, bookmark: Bookmark): void => {
  const reading = bookmark.window && JSON.stringify(bookmark.window);
  db.run(
    'INSERT OR REPLACE INTO bookmarks (sync, mark, reading) VALUES (?, ?, ?)',
    sync,
    bookmark.mark,
    reading
  );
};
