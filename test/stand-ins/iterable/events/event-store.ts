import type { JsonObject } from '../fields/field-types';
import type { Identity } from '../users/user-store';

/** Something that happened to a user; it goes with its user, whatever they are called later. */
export interface EventRecord {
  readonly id: string;
  identity: Identity;
  readonly kind: 'customEvent' | 'purchase';
  readonly eventName: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly dataFields: JsonObject;
  readonly campaignId?: number;
  readonly templateId?: number;
  /** Of purchases. */
  readonly total?: number;
  readonly items?: readonly JsonObject[];
}

/** Events or purchases of a project: an id is given once (iterable-api 8.1 and 10). */
export class EventStore {
  private readonly ids = new Map<string, EventRecord>();
  private readonly owners = new Map<Identity, Set<EventRecord>>();

  get size(): number {
    return this.ids.size;
  }

  all(): IterableIterator<EventRecord> {
    return this.ids.values();
  }

  of(identity: Identity): readonly EventRecord[] {
    return [...(this.owners.get(identity) ?? [])];
  }

  /** Overwrites the event that has the same id, whoever it belongs to. */
  put(event: EventRecord): void {
    const before = this.ids.get(event.id);
    if (before) this.owners.get(before.identity)?.delete(before);
    this.ids.set(event.id, event);
    this.ownedBy(event.identity).add(event);
  }

  move(from: Identity, to: Identity): void {
    for (const event of this.of(from)) {
      event.identity = to;
      this.ownedBy(to).add(event);
    }
    this.owners.delete(from);
  }

  removeOf(identity: Identity): void {
    for (const { id } of this.of(identity)) this.ids.delete(id);
    this.owners.delete(identity);
  }

  private ownedBy(identity: Identity): Set<EventRecord> {
    const owned = this.owners.get(identity) ?? new Set();
    this.owners.set(identity, owned);
    return owned;
  }
}
