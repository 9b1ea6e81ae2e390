import { z } from 'zod';
import { nameIn, readXml, refuseMessage, type Place, type XmlElement } from './read-xml';

/** What an outbound message says, as far as the bridge takes its word: which records changed. */
export interface Envelope {
  /** 15 or 18 characters, as sent. */
  readonly organizationId: string;
  readonly notifications: readonly Notification[];
}

export interface Notification {
  /** The same each time that Salesforce sends it. */
  readonly id: string;
  /** API name; null when the record was deleted before the message went out. */
  readonly object: string | null;
  /** As sent; null like the object. */
  readonly recordId: string | null;
}

/** Salesforce calls up to so many notifications a message; source: salesforce-api 7. */
const mostNotifications = 100;

const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
const outbound = 'http://soap.sforce.com/2005/09/outbound';
const enterprise = 'urn:sobject.enterprise.soap.sforce.com';
const instance = 'http://www.w3.org/2001/XMLSchema-instance';

const text = z.string().trim().min(1).max(255);

const envelope = z.object({
  organizationId: text,
  notifications: z
    .array(
      z.object({
        id: text,
        object: z
          .string()
          .regex(/^\w{1,80}$/)
          .nullable(),
        recordId: text.nullable()
      })
    )
    .min(1)
    .max(mostNotifications)
});

/**
 * Reads the envelope of an outbound message. Names count by their namespace, prefixes are the sender's; fields other
 * than the record's Id are passed over, for the record is read fresh. Throws RejectedError without anything of the
 * content. Source: salesforce-api 7.
 */
export function readEnvelope(xml: string): Envelope {
  const found = new Findings();
  readXml(xml, found.document);
  const read = envelope.safeParse({
    organizationId: found.organizationId,
    notifications: found.notifications
  });
  if (!read.success)
    refuseMessage('incomplete', 'The message has no organization id, or a notification without an id.');
  return read.data;
}

interface Found {
  id: string | undefined;
  object: string | null;
  recordId: string | null;
  records: number;
}

const placesIn = (namespace: string, places: Readonly<Record<string, Place>>): ReadonlyMap<string, Place> =>
  new Map(Object.entries(places).map(([local, place]) => [nameIn(namespace, local), place]));

/** What stands at the places that count; what stands twice is refused, for readers could differ in which one they take. */
class Findings {
  organizationId: string | undefined;
  readonly notifications: Found[] = [];
  private messages = 0;

  readonly document: Place = {
    inside: placesIn(soap, { Envelope: { inside: placesIn(soap, { Body: { inside: this.body() } }) } })
  };

  private body(): ReadonlyMap<string, Place> {
    const record: Place = {
      opened: (element) => this.openRecord(element),
      inside: placesIn(enterprise, { Id: { closed: (id) => this.takeRecordId(id) } })
    };
    const notification: Place = {
      opened: () => this.openNotification(),
      inside: placesIn(outbound, { Id: { closed: (id) => this.takeId(id) }, sObject: record })
    };
    const message: Place = {
      opened: () => this.openMessage(),
      inside: placesIn(outbound, {
        OrganizationId: { closed: (id) => this.takeOrganization(id) },
        Notification: notification
      })
    };
    return placesIn(outbound, { notifications: message });
  }

  private openMessage(): void {
    this.messages += 1;
    if (this.messages > 1) refuseTwice();
  }

  private takeOrganization(id: string): void {
    this.organizationId = once(this.organizationId, id);
  }

  private openNotification(): void {
    if (this.notifications.length >= mostNotifications)
      refuseMessage('too-many', `The message has more than ${mostNotifications} notifications.`);
    this.notifications.push({ id: undefined, object: null, recordId: null, records: 0 });
  }

  private takeId(id: string): void {
    const last = this.notifications.at(-1);
    if (last) last.id = once(last.id, id);
  }

  private openRecord({ attribute, qualified }: XmlElement): void {
    const last = this.notifications.at(-1);
    if (!last) return;
    last.records += 1;
    if (last.records > 1) refuseTwice();
    if (isTrue(attribute(nameIn(instance, 'nil')))) return;
    const type = qualified(attribute(nameIn(instance, 'type')) ?? '');
    if (!type?.startsWith(`${enterprise}#`))
      refuseMessage('no-type', 'A record of the message does not say which object it belongs to.');
    last.object = type.slice(enterprise.length + 1);
  }

  private takeRecordId(id: string): void {
    const last = this.notifications.at(-1);
    // An empty one says as little as none.
    if (last) last.recordId = once(last.recordId, id).trim() || null;
  }
}

const isTrue = (value: string | undefined): boolean => value === 'true' || value === '1';

function once(before: string | null | undefined, text: string): string {
  if (before !== undefined && before !== null) refuseTwice();
  return text;
}

const refuseTwice = (): never => refuseMessage('twice', 'The message says something twice.');
