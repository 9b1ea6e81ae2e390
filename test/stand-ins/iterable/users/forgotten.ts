import { emailKey } from './email-address';

/** Identities whose owners asked to be forgotten (iterable-api 6.7). */
export class Forgotten {
  private readonly emails = new Set<string>();
  private readonly userIds = new Set<string>();

  addEmail(email: string): void {
    this.emails.add(emailKey(email));
  }

  addUserId(userId: string): void {
    this.userIds.add(userId);
  }

  hasEmail(email: string): boolean {
    return this.emails.has(emailKey(email));
  }

  hasUserId(userId: string): boolean {
    return this.userIds.has(userId);
  }

  /** Lifts the block; the data stays gone. */
  remove(key: string): void {
    this.emails.delete(emailKey(key));
    this.userIds.delete(key);
  }
}
