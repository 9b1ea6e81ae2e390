import type { Config } from '../config/load-config';
import type { SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import type { Hint, Ledger } from '../ledger/ledger';
import type { Logger } from '../logger';
import { recordId } from '../run-job';
import { readEnvelope, type Notification } from './read-envelope';

export interface ListenerParts {
  /** Id of the org that this bridge serves. */
  readonly organizationId: () => Promise<string>;
  /** The definitions as they are known: an answer is not to wait for Salesforce. */
  readonly config: () => Promise<Config>;
  readonly ledger: Pick<Ledger, 'addHints'>;
  /** Has what was heard taken up. */
  readonly wake: (syncs: readonly string[]) => Promise<unknown>;
  /** Has the opt-outs of the project told, by the definition of one of its syncs. */
  readonly tellOptOuts: (sync: string, project: string) => Promise<unknown>;
  readonly now: () => Date;
  readonly log: Logger;
}

/** What came of a message, in notifications. */
interface Heard {
  readonly notifications: number;
  /** Records to be read again, once for each sync that reads them. */
  readonly hints: number;
  /** The record was deleted before the message went out: the next run finds that out by itself. */
  readonly withoutRecord: number;
  /** No active sync reads the object, or what is named is no record id. */
  readonly passedOver: number;
}

/**
 * Hears outbound messages (salesforce-api 7). A message is a hint: what it says of a record is not believed, the record
 * is read fresh by a run; what is never heard of is found by the next poll.
 */
export class MessageListener {
  private readonly heardAt = new Map<string, string>();

  constructor(private readonly parts: ListenerParts) {}

  /** When a message last concerned each sync since this process started; ISO times by DeveloperName. */
  get lastHeard(): ReadonlyMap<string, string> {
    return this.heardAt;
  }

  /**
   * Resolves once everything that follows from the message is stored, so that it may be acknowledged; doing it twice
   * changes nothing. RejectedError for what is no such message, ConfigError when it is of another org.
   */
  async hear(xml: string): Promise<void> {
    const { organizationId, notifications } = readEnvelope(xml);
    await this.requireOrg(organizationId);
    const { syncs } = await this.parts.config();
    const active = syncs.filter(({ status }) => status === 'Active');
    const at = this.parts.now().toISOString();
    const hints = notifications.flatMap((notification) => hintsOf(notification, active, at));
    const fresh = hints.length > 0 ? await this.parts.ledger.addHints(hints) : 0;
    this.parts.log.info({ ...countsOf(notifications, hints), fresh }, 'outbound message heard');
    this.wakeAll(new Set(hints.map(({ sync }) => sync)), at);
    this.tellOptOuts(notifications, active);
  }

  private async requireOrg(given: string): Promise<void> {
    const served = await this.parts.organizationId();
    if (isSameOrg(given, served)) return;
    throw new ConfigError(
      'message.other-org',
      `The message is of another org: this bridge serves ${served}.`,
      {
        fix: 'Switch the outbound message off in the org that sends it (a refreshed sandbox keeps the endpoint), or give it the endpoint of its own bridge.'
      }
    );
  }

  private wakeAll(syncs: ReadonlySet<string>, at: string): void {
    for (const sync of syncs) this.heardAt.set(sync, at);
    if (syncs.size > 0) this.inTheBackground(this.parts.wake([...syncs]));
  }

  /** Also where no sync reads the object, or a long run is under way: opt-outs go first (DESIGN rule 6). */
  private tellOptOuts(notifications: readonly Notification[], active: readonly SyncDefinition[]): void {
    const objects = new Set(notifications.flatMap(({ object }) => object ?? []));
    const told = new Set<string>();
    for (const { name, project } of active) {
      const hasRule = project.consentRules.some(
        ({ object, direction }) =>
          direction !== 'To_Salesforce' && [...objects].some((named) => isSame(object, named))
      );
      if (!hasRule || told.has(project.name)) continue;
      told.add(project.name);
      this.inTheBackground(this.parts.tellOptOuts(name, project.name));
    }
  }

  /** Not waited for: what was heard is stored, and whoever looks after the syncs finds it there. */
  private inTheBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.parts.log.warn({ err: error }, 'what was heard waits for its turn'));
  }
}

/** Both forms of an id name the same org; what is no id is compared as it is. */
function isSameOrg(one: string, other: string): boolean {
  const full = (id: string): string => recordId.safeParse(id).data ?? id;
  return full(one) === full(other);
}

/** A hint for each sync that reads the object. */
function hintsOf(
  { id, object, recordId: named }: Notification,
  active: readonly SyncDefinition[],
  at: string
): Hint[] {
  const record = recordId.safeParse(named).data;
  if (object === null || record === undefined) return [];
  return active
    .filter((sync) => isSame(sync.sourceObject, object))
    .map(({ name }) => ({ sync: name, recordId: record, lane: 'live', run: null, message: id, at }));
}

/** API names in Salesforce ignore case. */
const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function countsOf(notifications: readonly Notification[], hints: readonly Hint[]): Heard {
  const withoutRecord = notifications.filter(({ recordId: named }) => named === null).length;
  const hinted = new Set(hints.map(({ message }) => message)).size;
  const distinct = new Set(notifications.map(({ id }) => id)).size;
  return {
    notifications: notifications.length,
    hints: hints.length,
    withoutRecord,
    passedOver: Math.max(0, distinct - hinted - withoutRecord)
  };
}
