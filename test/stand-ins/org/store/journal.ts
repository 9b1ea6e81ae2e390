import type { Row } from '../model';
import { Table } from './table';

/** The tables of an org, with a record of changes so that a failed "all or none" can be taken back. */
export class Journal {
  private readonly tables = new Map<string, Table>();
  private undo: (() => void)[] | null = null;
  private commits: (() => void)[] | null = null;

  table(object: string): Table {
    let table = this.tables.get(object);
    if (!table) {
      table = new Table();
      this.tables.set(object, table);
    }
    return table;
  }

  put(object: string, row: Row): void {
    const table = this.table(object);
    if (this.undo) {
      const id = row.Id as string;
      const before = table.get(id);
      this.undo.push(before ? () => table.put(before) : () => table.remove(id));
    }
    table.put(row);
  }

  remove(object: string, id: string): void {
    const table = this.table(object);
    const before = table.get(id);
    if (before && this.undo) this.undo.push(() => table.put(before));
    table.remove(id);
  }

  /** Says how to take back something that is not a row. */
  onUndo(action: () => void): void {
    this.undo?.push(action);
  }

  /** Runs the action when what is being done holds: at once, or behind the end of "all or none". */
  onCommit(action: () => void): void {
    if (this.commits) this.commits.push(action);
    else action();
  }

  /** Runs the work; when it throws, everything it changed is taken back. Inner ones join the outer. */
  atomically<Result>(work: () => Result): Result {
    const open = this.begin();
    try {
      const result = work();
      open.commit();
      return result;
    } catch (error) {
      open.rollback();
      throw error;
    }
  }

  /** The same in three steps, for work that is no one function: until one of the two is called, no other may begin. */
  begin(): { commit(): void; rollback(): void } {
    const outer = { undo: this.undo, commits: this.commits };
    const undo: (() => void)[] = [];
    const commits: (() => void)[] = [];
    Object.assign(this, { undo, commits });
    return {
      commit: () => {
        Object.assign(this, outer);
        outer.undo?.push(...undo);
        commits.forEach((action) => this.onCommit(action));
      },
      rollback: () => {
        Object.assign(this, outer);
        for (const action of undo.reverse()) action();
      }
    };
  }
}
