import { asIterableDate } from '../clock';
import { isObject, type JsonObject } from '../fields/field-types';
import { badParams, json, type Answer } from '../http/answer';
import type { Project } from '../project';
import { emailKey, isValidEmail } from '../users/email-address';
import type { RowKey } from '../users/bulk-answer';
import { invalidEmail } from '../users/single-refusal';
import type { EventRecord } from './event-store';

const defaultLimit = 30;
const maxLimit = 200;

/** `GET events/{email}` and `GET events/byUserId/{userId}`, iterable-api 8.3: newest first, no pages. */
export function eventsOf(project: Project, key: RowKey, limitText: string | null): Answer {
  if (key.by === 'email' && !isValidEmail(key.value)) return invalidEmail(key.value);
  const limit = limitText === null ? defaultLimit : Number(limitText);
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) {
    return badParams(`limit must be between 1 and ${maxLimit}`);
  }
  const own = project.users
    .by(key)
    .flatMap(({ identity }) => [...project.events.of(identity), ...project.purchases.of(identity)]);
  const all = [...own.map(asAnswered), ...systemEventsOf(project, key)];
  const newestFirst = all.sort((one, other) => timeOf(other).localeCompare(timeOf(one)));
  return json(200, { events: newestFirst.slice(0, limit) });
}

const timeOf = ({ createdAt }: JsonObject): string => (typeof createdAt === 'string' ? createdAt : '');

/** Sends, opens, clicks and the like: what Iterable does itself comes from outside of the stand-in. */
export const systemEventsOf = ({ systemEvents }: Project, { by, value }: RowKey): readonly JsonObject[] =>
  systemEvents.filter((event) =>
    by === 'email' ? emailKey(String(event['email'] ?? '')) === emailKey(value) : event['userId'] === value
  );

function asAnswered(event: EventRecord): JsonObject {
  const { email, userId } = event.identity;
  const { kind, eventName, dataFields, campaignId, templateId, total, items } = event;
  return {
    ...(email === null ? {} : { email }),
    ...(userId === null ? {} : { userId }),
    createdAt: asIterableDate(event.createdAt),
    eventType: kind,
    ...(kind === 'customEvent' ? { eventName } : { total, shoppingCartItems: items }),
    ...(campaignId === undefined ? {} : { campaignId }),
    ...(templateId === undefined ? {} : { templateId }),
    dataFields
  };
}

/** `GET users/getSentMessages`, iterable-api 6.9: the sends among the events that Iterable recorded itself. */
export function sentMessages(project: Project, query: URLSearchParams): Answer {
  const [email, userId] = [query.get('email'), query.get('userId')];
  if (email === null && userId === null) return badParams('Either email or userId must be set');
  const key: RowKey = email === null ? { by: 'userId', value: userId ?? '' } : { by: 'email', value: email };
  const limit = Math.min(Number(query.get('limit') ?? 10) || 0, 1000);
  const messages = systemEventsOf(project, key)
    .filter((event) => isSend(event, query))
    .sort((one, other) => timeOf(other).localeCompare(timeOf(one)))
    .slice(0, limit)
    .map(({ campaignId, createdAt, messageId, templateId }) => ({
      campaignId,
      createdAt,
      messageId,
      templateId
    }));
  return json(200, { messages });
}

function isSend(event: JsonObject, query: URLSearchParams): boolean {
  const campaigns = query.getAll('campaignIds');
  const medium = query.get('messageMedium')?.toLowerCase() ?? '(?:email|push|inapp|sms)';
  return (
    isObject(event) &&
    new RegExp(`^${medium}send$`, 'i').test(String(event['eventType'])) &&
    (campaigns.length === 0 || campaigns.includes(String(event['campaignId']))) &&
    timeOf(event) >= (query.get('startDateTime') ?? '') &&
    timeOf(event) < (query.get('endDateTime') ?? '~')
  );
}
