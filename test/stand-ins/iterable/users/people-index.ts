import { emailKey } from './email-address';

/** Someone who can be found by e-mail, by userId or by both. */
export interface Person {
  /** In lower case. */
  email: string | null;
  userId: string | null;
}

/** Finds people by either identity; neither has to be unique here, the project's type decides what must be. */
export class PeopleIndex<T extends Person> {
  private readonly emails = new Map<string, T[]>();
  private readonly userIds = new Map<string, T[]>();

  add(person: T): void {
    put(this.emails, person.email, person);
    put(this.userIds, person.userId, person);
  }

  remove(person: T): void {
    take(this.emails, person.email, person);
    take(this.userIds, person.userId, person);
  }

  /** Gives a person another identity; what is left undefined stays. */
  rekey(person: T, identity: Partial<Person>): void {
    const email = identity.email === undefined ? person.email : identity.email;
    const userId = identity.userId === undefined ? person.userId : identity.userId;
    if (email === person.email && userId === person.userId) return;
    this.remove(person);
    person.email = email;
    person.userId = userId;
    this.add(person);
  }

  byEmail(email: string): readonly T[] {
    return this.emails.get(emailKey(email)) ?? [];
  }

  byUserId(userId: string): readonly T[] {
    return this.userIds.get(userId) ?? [];
  }
}

function put<T>(index: Map<string, T[]>, key: string | null, person: T): void {
  if (key === null) return;
  const known = index.get(key);
  if (known) known.push(person);
  else index.set(key, [person]);
}

function take<T>(index: Map<string, T[]>, key: string | null, person: T): void {
  if (key === null) return;
  const left = (index.get(key) ?? []).filter((other) => other !== person);
  if (left.length === 0) index.delete(key);
  else index.set(key, left);
}
