import { campaignsOf, type Campaign } from './campaigns/campaigns';
import { Catalogs } from './catalogs/catalogs';
import { channelsOf, messageTypesOf, type Channel, type MessageType } from './channels/channels';
import type { Clock } from './clock';
import type { RowKey } from './users/bulk-answer';
import { emailKey } from './users/email-address';
import { EventStore } from './events/event-store';
import { FieldDraft, type UnknownFields } from './fields/field-check';
import { eventScope, FieldRegistry, itemFields } from './fields/field-registry';
import type { FieldType, JsonObject } from './fields/field-types';
import { Forgotten } from './users/forgotten';
import { Lists } from './lists/lists';
import {
  defaultFeatures,
  type ApplyDelays,
  type Features,
  type ProjectOptions,
  type ProjectType
} from './options';
import { PeopleIndex } from './users/people-index';
import { Pipelines, type PipelineName } from './pipelines';
import type { Switches } from './switches';
import {
  UserStore,
  type Identification,
  type Identity,
  type UserRecord,
  type UserWrite
} from './users/user-store';

export interface ProjectSettings {
  readonly id: number;
  readonly clock: Clock;
  readonly delays: ApplyDelays;
  readonly switches: Switches;
}

/** One Iterable project: its users, fields and lists, and the writes that are on their way to them. */
export class Project {
  readonly id: number;
  readonly name: string;
  readonly type: ProjectType;
  readonly switches: Switches;
  readonly clock: Clock;
  /** Who exists as far as accepted writes go; reads go by `users`. */
  readonly identities = new PeopleIndex<Identity>();
  readonly users: UserStore;
  readonly fields: FieldRegistry;
  readonly events = new EventStore();
  readonly purchases = new EventStore();
  readonly systemEvents: readonly JsonObject[];
  readonly disallowedEvents: ReadonlySet<string>;
  readonly lists: Lists;
  readonly catalogs: Catalogs;
  readonly campaigns: readonly Campaign[];
  readonly channels: readonly Channel[];
  readonly messageTypes: readonly MessageType[];
  readonly features: Features;
  readonly forgotten = new Forgotten();
  readonly pipelines: Pipelines;
  readonly createdAt: number;
  private readonly unknownFields: UnknownFields;
  private readonly eventFields = new Map<string, FieldRegistry>();
  private readonly eventFieldLimit: number;
  private placeholders = 0;
  private generatedIds = 0;

  constructor(options: ProjectOptions, settings: ProjectSettings) {
    this.id = settings.id;
    this.name = options.name ?? `Project ${settings.id}`;
    this.type = options.type;
    this.switches = settings.switches;
    this.clock = settings.clock;
    this.createdAt = settings.clock.now();
    this.unknownFields = options.unknownFields ?? 'create';
    this.users = new UserStore(settings.switches.nestedNull);
    this.fields = new FieldRegistry(options.fields ?? {}, options.fieldLimit ?? 1000);
    this.eventFieldLimit = options.eventFieldLimit ?? 8000;
    const eventFields = {
      ...options.eventFields,
      purchase: { ...itemFields, ...options.eventFields?.purchase }
    };
    for (const [name, fields] of Object.entries(eventFields)) this.addEventName(name, fields);
    this.systemEvents = options.systemEvents ?? [];
    this.disallowedEvents = new Set(options.disallowedEvents);
    this.lists = new Lists(options.lists ?? [], settings.clock.now());
    this.catalogs = new Catalogs(options.catalogs ?? [], settings.clock.now());
    this.campaigns = campaignsOf(options.campaigns ?? [], settings.clock.now());
    this.channels = options.channels ?? channelsOf(settings.id);
    this.messageTypes = options.messageTypes ?? messageTypesOf(this.channels);
    this.features = { ...defaultFeatures, ...options.features };
    this.pipelines = new Pipelines(settings.clock, settings.delays);
  }

  /** A request's own wish wins over the project's setting (iterable-api 4). */
  draft(createNewFields: boolean | undefined): FieldDraft {
    return new FieldDraft(this.fields, this.unknownFieldsFor(createNewFields), this.switches);
  }

  unknownFieldsFor(createNewFields: boolean | undefined): UnknownFields {
    if (createNewFields === undefined) return this.unknownFields;
    return createNewFields ? 'create' : 'drop';
  }

  eventDraft(eventName: string): FieldDraft {
    return new FieldDraft(this.eventFieldsOf(eventName), this.unknownFields, this.switches);
  }

  eventFieldsOf(eventName: string): FieldRegistry {
    return this.eventFields.get(eventName) ?? this.addEventName(eventName, {});
  }

  /** Makes the identities of an accepted row count from now on. */
  claim(found: Identification): Identity {
    if (found.identity) {
      this.identities.rekey(found.identity, { email: found.email, userId: found.userId });
      return found.identity;
    }
    const identity: Identity = { email: found.email ?? null, userId: found.userId ?? null, pending: 0 };
    this.identities.add(identity);
    return identity;
  }

  /** Queues a write of a user; `after` runs when it is applied. */
  write(pipeline: PipelineName, write: UserWrite, after?: (record: UserRecord) => void): void {
    write.identity.pending += 1;
    this.pipelines.push(pipeline, (at) => {
      write.identity.pending -= 1;
      const record = this.users.apply(write, at);
      after?.(record);
    });
  }

  /** A user goes; whoever has a later write on its way comes back by it, empty (iterable-api 6.6). */
  remove(record: UserRecord): void {
    this.users.remove(record);
    for (const store of [this.events, this.purchases]) store.removeOf(record.identity);
    for (const listId of record.listIds) this.lists.byId(listId)?.members.delete(record);
    if (record.identity.pending === 0) this.identities.remove(record.identity);
  }

  /** GDPR: data goes and writes are refused from now on (iterable-api 6.7). */
  forget(key: RowKey): void {
    this.forgotten.add(key);
    for (const record of [...this.users.by(key)]) this.remove(record);
  }

  /** An id for what came without one. */
  generateId(): string {
    this.generatedIds += 1;
    return `generated-${this.generatedIds}`;
  }

  /** Address of a user of an email-based project who is known by userId only (iterable-api 3). */
  placeholderEmail(userId: string): string {
    this.placeholders += 1;
    return emailKey(`${userId}+${String(this.placeholders).padStart(10, '0')}@placeholder.email`);
  }

  private addEventName(name: string, fields: Readonly<Record<string, FieldType>>): FieldRegistry {
    const registry = new FieldRegistry(fields, this.eventFieldLimit, eventScope);
    this.eventFields.set(name, registry);
    return registry;
  }
}
