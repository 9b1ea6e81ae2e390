/**
 * Where the pipelines of one run meet: that of the records it reads, and those of records that were asked for in
 * between. A record is in one of them at a time, from its decision until its outcome is stored; a user that several
 * records concern is in one call at a time (DESIGN rule 5).
 */
export class Crossing {
  private readonly holders = new Map<string, object>();
  /** Users with a call on its way, and who waits for them. */
  private readonly users = new Map<string, { readonly holder: object; readonly waiting: (() => void)[] }>();
  private waiting: (() => void)[] = [];

  /** Waits until none of the records is with somebody else; from then on they are the holder's. All of them, or none yet. */
  async enter(recordIds: readonly string[], holder: object): Promise<void> {
    while (!this.isFreeFor(holder, recordIds)) await this.change();
    for (const id of recordIds) this.holders.set(id, holder);
  }

  isFreeFor(holder: object, recordIds: readonly string[]): boolean {
    return recordIds.every((id) => (this.holders.get(id) ?? holder) === holder);
  }

  /** The holder has the record in hand, and what became of it is not stored yet. */
  isWith(holder: object, recordId: string): boolean {
    return this.holders.get(recordId) === holder;
  }

  leave(recordIds: readonly string[], holder: object): void {
    for (const id of recordIds) if (this.isWith(holder, id)) this.holders.delete(id);
    this.tell();
  }

  /** Whoever is gone holds nothing back. */
  leaveAll(holder: object): void {
    this.leave([...this.holders.keys()], holder);
    for (const [key, user] of [...this.users]) if (user.holder === holder) this.releaseUser(key);
  }

  /** True: the user was free and is the holder's now. False: `again` is called when it is worth asking once more. */
  takeUser(key: string, holder: object, again: () => void): boolean {
    const user = this.users.get(key);
    if (user) user.waiting.push(again);
    else this.users.set(key, { holder, waiting: [] });
    return user === undefined;
  }

  releaseUser(key: string): void {
    const { waiting = [] } = this.users.get(key) ?? {};
    this.users.delete(key);
    // The first of them goes and the rest line up behind it again.
    for (const again of waiting) again();
    this.tell();
  }

  /** Resolves when something was given free. */
  change(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private tell(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}
