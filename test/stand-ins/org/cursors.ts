import { randomBytes } from 'node:crypto';
import type { OrgClock } from './clock';
import { OrgError } from './model';

interface Cursor {
  readonly rows: readonly unknown[];
  readonly pageSize: number;
  readonly openedAt: number;
}

export interface Page {
  readonly totalSize: number;
  readonly rows: readonly unknown[];
  /** `01g...-2000`, or undefined on the last page. */
  readonly next: string | undefined;
}

const twoDays = 48 * 60 * 60 * 1000;
const kept = 30;
/** Rows of small answers, such as child sets, that are kept beyond that number. */
const keptRows = 100_000;

/** Query answers that are read page by page: `01g` and twelve characters, a dash and the offset. Source: salesforce-api 2.1. */
export class Cursors {
  private readonly open = new Map<string, Cursor>();
  private rows = 0;

  constructor(private readonly clock: OrgClock) {}

  /** The first page. An answer that fits on it leaves no cursor. */
  begin(rows: readonly unknown[], pageSize: number): Page {
    if (rows.length <= pageSize) return { totalSize: rows.length, rows, next: undefined };
    const id = `01g${randomBytes(12).toString('base64').replace(/[+/=]/g, '0').slice(0, 12)}`;
    this.open.set(id, { rows, pageSize, openedAt: this.clock.now().getTime() });
    // The oldest go: their rows would otherwise stay in memory for two days.
    this.rows += rows.length;
    for (const oldest of this.open.keys()) if (this.isFull()) this.forget(oldest);
    return this.page(id, 0);
  }

  /** Any page, as often as asked. Throws INVALID_QUERY_LOCATOR. */
  page(id: string, offset: number): Page {
    const cursor = this.open.get(id);
    const tooOld = cursor && this.clock.now().getTime() - cursor.openedAt > twoDays;
    if (!cursor || tooOld || offset >= cursor.rows.length) throw invalidLocator();
    const end = offset + cursor.pageSize;
    return {
      totalSize: cursor.rows.length,
      rows: cursor.rows.slice(offset, end),
      next: end < cursor.rows.length ? `${id}-${end}` : undefined
    };
  }

  private isFull(): boolean {
    return this.open.size > kept && this.rows > keptRows;
  }

  private forget(id: string): void {
    this.rows -= this.open.get(id)?.rows.length ?? 0;
    this.open.delete(id);
  }

  /** All locators given out so far are lost. */
  forgetAll(): void {
    this.open.clear();
    this.rows = 0;
  }
}

const invalidLocator = () => new OrgError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');

/** The parts of a locator as it stands in the URL. */
export function readLocator(text: string): { id: string; offset: number } {
  const match = /^(01g\w{12})-(\d+)$/.exec(text);
  if (!match?.[1]) throw invalidLocator();
  return { id: match[1], offset: Number(match[2]) };
}
