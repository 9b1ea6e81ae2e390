import type { ListPreset } from '../options';
import type { UserRecord } from '../users/user-store';

export interface ListRecord {
  readonly id: number;
  readonly name: string;
  readonly description: string | undefined;
  readonly listType: NonNullable<ListPreset['listType']>;
  readonly createdAt: number;
  readonly inUse: boolean;
  /** A new list can be read at once but not written to for a while (iterable-api 9). */
  writable: boolean;
  readonly members: Set<UserRecord>;
}

export class Lists {
  private readonly lists = new Map<number, ListRecord>();
  private nextId = 1001;

  constructor(presets: readonly ListPreset[], now: number) {
    for (const preset of presets) this.add(preset, now).writable = true;
  }

  all(): ListRecord[] {
    return [...this.lists.values()];
  }

  byId(id: number): ListRecord | undefined {
    return this.lists.get(id);
  }

  byName(name: string): ListRecord | undefined {
    return this.all().find((list) => list.name === name);
  }

  add(preset: ListPreset, now: number): ListRecord {
    const list: ListRecord = {
      id: preset.id ?? this.nextId,
      name: preset.name,
      description: preset.description,
      listType: preset.listType ?? 'Standard',
      createdAt: now,
      inUse: preset.inUse ?? false,
      writable: false,
      members: new Set()
    };
    this.nextId = Math.max(this.nextId, list.id) + 1;
    this.lists.set(list.id, list);
    return list;
  }

  join(list: ListRecord, member: UserRecord): void {
    if (this.lists.get(list.id) !== list) return;
    list.members.add(member);
    member.listIds.add(list.id);
  }

  leave(list: ListRecord, member: UserRecord): void {
    list.members.delete(member);
    member.listIds.delete(list.id);
  }

  /** The static lists among `ids` are the user's from now on, no others. */
  replaceMemberships(member: UserRecord, ids: readonly number[]): void {
    for (const list of this.lists.values()) {
      if (list.listType !== 'Standard') continue;
      if (ids.includes(list.id)) this.join(list, member);
      else this.leave(list, member);
    }
  }

  remove(list: ListRecord): void {
    for (const member of list.members) member.listIds.delete(list.id);
    this.lists.delete(list.id);
  }
}
