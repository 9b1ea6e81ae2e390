import { badParams, json, success, type Answer } from '../http/answer';
import { isTooLongId } from '../events/check-event';
import { EventDrafts } from '../events/event-drafts';
import { eventTime } from '../events/event-time';
import { typeMismatchRefusal } from '../fields/field-refusals';
import { isObject, type JsonObject } from '../fields/field-types';
import type { BodyOf } from '../http/skeletons';
import type { Project } from '../project';
import type { UserRecord } from '../users/user-store';
import { writeSingle } from '../users/write-users';

/** iterable-api 10. */

type Purchase = BodyOf<'commerce.trackPurchase'>;

/** `POST commerce/updateCart`: the cart is a field of the profile and is replaced whole; it creates the user. */
export function updateCart(project: Project, { user, items }: BodyOf<'commerce.updateCart'>): Answer {
  const dataFields = { ...user.dataFields, shoppingCartItems: items };
  return writeSingle(project, { ...user, dataFields }) ?? success();
}

/** `POST commerce/trackPurchase`: creates or updates the user, who has an empty cart after it. */
export function trackPurchase(project: Project, purchase: Purchase): Answer {
  if (isTooLongId(purchase.id)) return badParams('id is longer than 512 bytes');
  const createdAt = eventTime(purchase.createdAt, project.clock.now(), project.switches);
  if (createdAt === null) return badParams('createdAt is no time');
  const drafts = new EventDrafts(project);
  const checked = checkPurchase(purchase, project, drafts);
  if ('refused' in checked) return checked.refused;
  const id = purchase.id ?? project.generateId();
  const refused = writeSingle(project, purchase.user, (record) =>
    store(record, project, { id, createdAt, purchase, stored: checked.stored })
  );
  if (refused) return refused;
  drafts.commit();
  return project.switches.purchaseId === 'told'
    ? json(200, { msg: '', code: 'Success', params: { id } })
    : success();
}

function checkPurchase(
  { dataFields, items }: Purchase,
  project: Project,
  drafts: EventDrafts
): { readonly stored: JsonObject } | { readonly refused: Answer } {
  const data = { ...dataFields, shoppingCartItems: items };
  const check = drafts.check({ eventName: 'purchase', dataFields: data });
  const { id: projectId, switches } = project;
  const context = { projectId, switches, call: 'single', category: 'event' } as const;
  const refused = typeMismatchRefusal([{ dataFields: data, check }], context) ?? drafts.limitRefusal();
  if (refused) return { refused };
  return check.badData === null ? { stored: check.stored } : { refused: badParams(check.badData) };
}

interface TakenPurchase {
  readonly id: string;
  readonly createdAt: number;
  readonly purchase: Purchase;
  readonly stored: JsonObject;
}

function store(
  record: UserRecord,
  project: Project,
  { id, createdAt, purchase, stored }: TakenPurchase
): void {
  delete record.fields['shoppingCartItems'];
  const { total, campaignId, templateId } = purchase;
  const { shoppingCartItems, ...dataFields } = stored;
  project.purchases.put({
    id,
    identity: record.identity,
    kind: 'purchase',
    eventName: 'purchase',
    createdAt,
    dataFields,
    campaignId,
    templateId,
    total,
    items: objectsIn(shoppingCartItems)
  });
}

/** What is in a cart or was bought. */
export const objectsIn = (items: unknown): readonly JsonObject[] =>
  Array.isArray(items) ? items.filter(isObject) : [];
