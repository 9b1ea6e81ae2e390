import type { JsonObject } from '../fields/field-types';
import type { Project } from '../project';
import type { EventRecord } from './event-store';

/** An event or a purchase as a test looks at it. */
export interface StoredEvent {
  /** Given by the caller, or generated. */
  readonly id: string;
  readonly email: string | null;
  readonly userId: string | null;
  readonly eventName: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly dataFields: JsonObject;
  readonly campaignId?: number;
  readonly templateId?: number;
  readonly total?: number;
  readonly items?: readonly JsonObject[];
}

export function storedEvents(project: Project, kind: 'events' | 'purchases', key?: string): StoredEvent[] {
  const all = [...project[kind].all()].map(asStored);
  if (key === undefined) return all;
  return all.filter(({ email, userId }) => email === key.toLowerCase() || userId === key);
}

function asStored({ identity, kind: _kind, ...event }: EventRecord): StoredEvent {
  return { ...event, email: identity.email, userId: identity.userId };
}
