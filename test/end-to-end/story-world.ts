/** What the stories of people share: an org with contacts and leads, a project of each type, and time that passes. */
import type { Outcome } from '../../bridge/sync/model';
import { convertLead, type Conversion, type Converted } from '../stand-ins/org/store/convert-lead';
import { mergeRecords } from '../stand-ins/org/store/merge';
import { deleteRecord, undeleteRecord } from '../stand-ins/org/store/recycle';
import type { Row } from '../stand-ins/org/model';
import { constant, defineSync, type Mappings, type SyncOptions } from './define-sync';
import { createWorld, longAgo, type World, type WorldOptions } from './world';

/** How a project has its users, and how the syncs find them (iterable-api 3). */
export interface Kind {
  readonly type: 'Email' | 'UserId' | 'Hybrid';
  readonly identity: 'Email' | 'UserId';
}

export const byEmail: readonly Kind[] = [
  { type: 'Email', identity: 'Email' },
  { type: 'Hybrid', identity: 'Email' }
];
export const byUserId: readonly Kind[] = [
  { type: 'UserId', identity: 'UserId' },
  { type: 'Hybrid', identity: 'UserId' }
];
export const everyKind: readonly Kind[] = [...byEmail, ...byUserId];

const fields = {
  firstName: 'string',
  lastName: 'string',
  leadId: 'string',
  contactId: 'string',
  score: 'long'
} as const;

/** A user of Iterable in one line's worth. */
export interface Person {
  readonly email: string | null;
  readonly userId: string | null;
  readonly fields: object;
  readonly lists: readonly string[];
  readonly events: readonly string[];
}

export class Story {
  constructor(
    readonly world: World,
    readonly kind: Kind
  ) {}

  /** A sync of the story's kind; people's names and one id are mapped unless said otherwise. */
  define(object: 'Contact' | 'Lead', options: SyncOptions = {}): string {
    const { type, identity } = this.kind;
    return defineSync(this.world.org, {
      name: `${object}s`,
      object,
      mappings: this.mappings(object),
      ...options,
      project: { Project_Type__c: type },
      values: { Identity__c: identity, Include_Deleted__c: true, ...options.values }
    });
  }

  /** The ids of a user who is found by id carry the address as data (iterable-api 3). */
  mappings(object: 'Contact' | 'Lead'): Mappings {
    const { type, identity } = this.kind;
    const address: Mappings = { [type === 'UserId' ? 'dataFields.email' : 'email']: 'Email' };
    return {
      'dataFields.firstName': 'FirstName',
      [object === 'Lead' ? 'dataFields.leadId' : 'dataFields.contactId']: 'Id',
      ...(identity === 'UserId' ? address : {})
    };
  }

  /** Leads with a profile, a list and an event. */
  defineNurturedLeads(): string {
    return this.define('Lead', {
      steps: [
        { operation: 'Update_User', mappings: this.mappings('Lead') },
        { operation: 'Subscribe_List', target: 'Nurture' },
        { operation: 'Track_Event', mappings: { eventName: constant('lead_created') } }
      ]
    });
  }

  load(object: 'Contact' | 'Lead', values: Row): string {
    const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };
    const company = object === 'Lead' ? { Company: 'Engines' } : {};
    const [id = ''] = this.world.org.store.load(object, [
      { LastName: 'Person', ...company, ...stamps, ...values }
    ]);
    return id;
  }

  change(object: 'Contact' | 'Lead', id: string, values: Row): void {
    this.world.org.store.update(object, id, values, this.someone);
    this.nextSecond();
  }

  convert(lead: string, how: Conversion = {}): Converted {
    const { store } = this.world.org;
    const converted = convertLead(store, lead, how, this.someone);
    this.nextSecond();
    return converted;
  }

  merge(winner: string, losers: readonly string[], values: Row = {}): void {
    mergeRecords(this.world.org.store, 'Contact', { winner, losers, values }, this.someone);
    this.nextSecond();
  }

  delete(id: string, object = 'Contact'): void {
    deleteRecord(this.world.org.store, object, id, this.someone);
    this.nextSecond();
  }

  undelete(id: string, object = 'Contact'): void {
    undeleteRecord(this.world.org.store, object, id, this.someone);
    this.nextSecond();
  }

  /** A window ends at a whole second of the org: what was written in this one belongs to the next. */
  nextSecond(): void {
    this.world.org.clock.advance(1000);
  }

  /** Runs a sync and answers its counts; a run that failed fails the story. */
  async run(sync: string): Promise<Record<string, number>> {
    const run = await this.world.run(sync);
    expect(run).toMatchObject({ state: 'done', error: null });
    this.nextSecond();
    return { ...run.counts };
  }

  /** What the bridge says about a record in a sync. */
  async state(sync: string, id: string): Promise<Partial<Outcome>> {
    const { ledger } = await this.world.bridge();
    const [state] = await ledger.recordStates(sync, [id]);
    if (!state) return {};
    const { status, code, message, fix } = state;
    return { status, code, message, fix: fix ?? undefined };
  }

  shown(object: string, id: string): unknown {
    return this.world.org.store.get(object, id)?.Iterable_Status__c;
  }

  /** Everybody whom Iterable has. */
  people(): Person[] {
    const { project } = this.world;
    const lists = project.lists();
    return project.users().map((user) => {
      return {
        email: user.email,
        userId: user.userId,
        fields: withoutIds(user.fields),
        lists: lists.filter(({ id }) => user.listIds.includes(id)).map(({ name }) => name),
        events: project.events(user.userId ?? user.email ?? '').map(({ eventName }) => eventName)
      };
    });
  }

  /** What a record's user is called. */
  ids(record: string, email: string): Pick<Person, 'email' | 'userId'> {
    return { email, userId: this.kind.identity === 'UserId' ? record : null };
  }

  /** A user whom somebody else made. */
  async stranger(email: string): Promise<void> {
    const { iterable, environment } = this.world;
    const id = this.kind.type === 'UserId' ? { userId: email, dataFields: { email } } : { email };
    const response = await fetch(`${iterable.url}/api/users/update`, {
      method: 'POST',
      headers: { 'Api-Key': environment.ITERABLE_API_KEY ?? '', 'Content-Type': 'application/json' },
      body: JSON.stringify(id)
    });
    expect(response.status).toBe(200);
    iterable.settle();
  }

  /** Names of the writing calls since the last question. */
  calls(): string[] {
    const all = this.world.iterable.requests.map(({ endpoint }) => String(endpoint));
    const fresh = all.slice(this.asked).filter((name) => writing.has(name));
    this.asked = all.length;
    return fresh;
  }

  private asked = 0;

  private get someone(): string {
    return this.world.org.adminUserId;
  }
}

/** Some projects have the ids among the fields too. */
const withoutIds = (all: object): object =>
  Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'email' && name !== 'userId'));

const writing: ReadonlySet<string> = new Set([
  'users.update',
  'users.bulkUpdate',
  'users.updateEmail',
  'users.merge',
  'lists.subscribe',
  'lists.unsubscribe',
  'events.trackBulk'
]);

export async function startStory(kind: Kind, options: WorldOptions = {}): Promise<Story> {
  const project = { type: kind.type, fields, ...options.project };
  return new Story(await createWorld({ ...options, project }), kind);
}
