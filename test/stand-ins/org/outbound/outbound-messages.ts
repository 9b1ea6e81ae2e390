import type { OrgClock } from '../clock';
import { IdSource } from '../ids';
import type { FieldSchema } from '../model';
import type { VisibleSource } from '../source';
import type { RecordStore } from '../store/record-store';
import type { Switches } from '../switches';
import { Courier } from './courier';
import {
  defaultOptions,
  type Notification,
  type OutboundMessageDefinition,
  type OutboundOptions,
  type SentMessage
} from './definition';
import { valuesOf, writeEnvelope, type NotificationData } from './envelope';

/** Messages that are remembered. */
const remembered = 5000;
const settleLookMs = 5;

/** What outbound messages need of an org. */
export interface OutboundOrg {
  readonly orgId: string;
  readonly url: string;
  readonly clock: OrgClock;
  readonly store: RecordStore;
  readonly source: VisibleSource;
  readonly switches: Switches;
}

interface Defined {
  readonly object: string;
  readonly courier: Courier;
  readonly unlessPermission: string | undefined;
}

/**
 * Outbound messages of record-triggered flows. Source: salesforce-api 7.
 *
 *     org.outbound.define({ object: 'Contact', fields: ['Email'], endpointUrl: `${bridge}/outbound-messages/${secret}` });
 *     org.store.update('Contact', id, { FirstName: 'Ada' }, org.adminUserId);   // fires
 *     await org.outbound.settled();                                             // everything acknowledged or dropped
 *
 * `store.load` fires nothing. `options` may be changed at any time: pace, duplicates, disorder, loss.
 */
export class OutboundMessages {
  readonly options: OutboundOptions = { ...defaultOptions };
  /** As they went out, the newest last. */
  readonly sent: SentMessage[] = [];
  private readonly muted = new Set<string>();
  private readonly ids = new IdSource();
  private readonly granted = new Set<string>();
  private readonly defined: Defined[] = [];

  constructor(private readonly org: OutboundOrg) {
    org.store.onChange(({ object, id, userId }) => {
      if (!this.muted.has(userId)) this.notify(object, id, userId);
    });
  }

  /** Throws for an object or field that does not exist, and for compound fields. */
  define({ object, fields = [], endpointUrl, unlessPermission }: OutboundMessageDefinition): void {
    const schema = this.org.store.objectOf(object);
    const named = fields.map((name) => fieldNamed(schema.fields, name, object));
    const actionId = this.ids.next('04k');
    const courier = new Courier({
      endpointUrl,
      options: this.options,
      write: (notifications) => this.write({ object: schema.name, fields: named, actionId }, notifications),
      sent: (message) => this.remember(message)
    });
    this.defined.push({ object: schema.name, courier, unlessPermission });
  }

  /** "Send Outbound Messages" is switched off for the user: what they write fires nothing. */
  mute(userId: string): void {
    this.muted.add(userId);
  }

  /** Gives the user a custom permission, as a permission set does. */
  grant(userId: string, permission: string): void {
    this.granted.add(`${userId} ${permission}`);
  }

  /** What waits for its next try is tried now. */
  retryNow(): void {
    for (const { courier } of this.defined) courier.retryNow();
  }

  /** Notifications that were too old to be tried again. */
  get dropped(): number {
    return this.defined.reduce((sum, { courier }) => sum + courier.dropped, 0);
  }

  /** Resolves once nothing waits: all was acknowledged or dropped. */
  async settled(): Promise<void> {
    while (this.defined.some(({ courier }) => !courier.isIdle))
      await new Promise((resolve) => setTimeout(resolve, settleLookMs));
  }

  /** No more goes out. */
  stop(): void {
    for (const { courier } of this.defined) courier.stop();
  }

  private notify(object: string, recordId: string, userId: string): void {
    const isMet = ({ unlessPermission }: Defined): boolean =>
      unlessPermission === undefined || !this.granted.has(`${userId} ${unlessPermission}`);
    for (const one of this.defined)
      if (one.object === object && isMet(one)) one.courier.add({ id: this.ids.next('04l'), recordId });
  }

  /** With the values at the time of sending. */
  private write(
    {
      object,
      fields,
      actionId
    }: { readonly object: string; readonly fields: readonly FieldSchema[]; readonly actionId: string },
    notifications: readonly Notification[]
  ): string {
    const { orgId, url, source, store, switches } = this.org;
    const visible = new Set(source.schemaOf(object)?.fields.map(({ name }) => name));
    const shown = fields.filter(({ name }) => visible.has(name));
    const data = notifications.map(({ id, recordId }): NotificationData => {
      const row = store.rowById(object, recordId);
      const isThere = row !== undefined && row.IsDeleted !== true;
      return { id, record: isThere ? { id: recordId, values: valuesOf(row, shown) } : null };
    });
    return writeEnvelope({
      ...{ orgId, url, object, actionId, notifications: data },
      sessionId: switches.outboundSessionId
    });
  }

  private remember(message: SentMessage): void {
    this.sent.push(message);
    if (this.sent.length > remembered) this.sent.shift();
  }
}

function fieldNamed(fields: readonly FieldSchema[], name: string, object: string): FieldSchema {
  const field = fields.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (!field || field.type === 'address' || field.type === 'location')
    throw new Error(`${object} has no field ${name} that an outbound message can hold`);
  return field;
}
