import { emailKey } from './email-address';
import type { RowKey } from './bulk-answer';

/** Identities whose owners asked to be forgotten (iterable-api 6.7). */
export class Forgotten {
  private readonly known = { email: new Set<string>(), userId: new Set<string>() };

  get emails(): readonly string[] {
    return [...this.known.email];
  }

  get userIds(): readonly string[] {
    return [...this.known.userId];
  }

  add({ by, value }: RowKey): void {
    this.known[by].add(by === 'email' ? emailKey(value) : value);
  }

  has({ by, value }: RowKey): boolean {
    return by === 'email' ? this.hasEmail(value) : this.hasUserId(value);
  }

  hasEmail(email: string): boolean {
    return this.known.email.has(emailKey(email));
  }

  hasUserId(userId: string): boolean {
    return this.known.userId.has(userId);
  }

  /** Lifts the block; the data stays gone. */
  remove({ by, value }: RowKey): void {
    this.known[by].delete(by === 'email' ? emailKey(value) : value);
  }
}
