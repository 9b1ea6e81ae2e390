import type { OperationKind } from '../../config/sync-definition';

/**
 * What a target takes, whatever the mapping's own type says: `data` any value, `seconds` a moment as seconds since
 * 1970, `quantity` a whole number of things, `ids` whole numbers.
 */
export type TargetKind =
  | 'data'
  | 'text'
  | 'eventId'
  | 'boolean'
  | 'whole'
  | 'number'
  | 'quantity'
  | 'seconds'
  | 'ids'
  | 'texts'
  | 'items';

export interface OperationTargets {
  /** Targets by their full name. */
  readonly named: Readonly<Record<string, TargetKind>>;
  /** Of those, what can be a constant only: it is the same for the whole call. */
  readonly constant?: readonly string[];
  /** `dataFields.<name>` and nested names; `flat` where a name may hold no dot. */
  readonly data?: 'user' | 'free' | 'flat';
  /** Groups of switches by id, `channels.<id>`. */
  readonly switches?: readonly string[];
  /** What must be mapped, or has to come from somewhere else: any one of each group. */
  readonly required?: readonly (readonly string[])[];
}

const identity = { email: 'text', userId: 'text' } as const;
const attribution = { campaignId: 'whole', templateId: 'whole' } as const;

/** Source: iterable-api 6 to 11, the shapes of the calls. */
export const operationTargets: Readonly<Record<OperationKind, OperationTargets>> = {
  Update_User: { named: identity, data: 'user' },
  Subscribe_List: { named: identity, data: 'user' },
  Unsubscribe_List: {
    named: { ...identity, channelUnsubscribe: 'boolean', campaignId: 'whole' },
    constant: ['channelUnsubscribe', 'campaignId']
  },
  Update_Email: {
    named: { ...identity, newEmail: 'text', currentEmail: 'text', currentUserId: 'text' }
  },
  Merge_Users: {
    named: {
      ...identity,
      sourceEmail: 'text',
      sourceUserId: 'text',
      destinationEmail: 'text',
      destinationUserId: 'text'
    },
    required: [['sourceEmail', 'sourceUserId']]
  },
  Update_Subscriptions: {
    named: {
      ...identity,
      ...attribution,
      emailListIds: 'ids',
      unsubscribedChannelIds: 'ids',
      unsubscribedMessageTypeIds: 'ids',
      subscribedMessageTypeIds: 'ids'
    },
    switches: ['channels', 'messageTypes', 'lists']
  },
  Track_Event: {
    named: { ...identity, ...attribution, eventName: 'text', id: 'eventId', createdAt: 'seconds' },
    data: 'free'
  },
  Track_Purchase: {
    named: {
      ...identity,
      ...attribution,
      id: 'eventId',
      items: 'items',
      total: 'number',
      createdAt: 'seconds'
    },
    data: 'free',
    required: [['items'], ['total']]
  },
  Update_Cart: { named: { ...identity, items: 'items' }, required: [['items']] },
  Upsert_Catalog_Item: { named: { itemId: 'text' }, data: 'flat' },
  Delete_Catalog_Item: { named: { itemId: 'text' } },
  Delete_User: { named: identity },
  Forget_User: { named: identity },
  Unforget_User: { named: identity }
};

/** Targets of the elements of `items`; source: iterable-api 10. */
export const itemTargets: OperationTargets = {
  named: {
    id: 'text',
    name: 'text',
    price: 'number',
    quantity: 'quantity',
    sku: 'text',
    description: 'text',
    categories: 'texts',
    imageUrl: 'text',
    url: 'text'
  },
  data: 'free',
  required: [['id'], ['name'], ['price'], ['quantity']]
};

export const needsUser = (operation: OperationKind): boolean =>
  operation !== 'Upsert_Catalog_Item' && operation !== 'Delete_Catalog_Item';

/** Whether the fields below `dataFields` are those of the user's profile. */
export const writesProfile = (operation: OperationKind): boolean =>
  operationTargets[operation].data === 'user';

const dataForm = /^dataFields(\.[^.,#[\]\s][^.,#[\]]*)+$/;
const flatForm = /^dataFields\.[^.,#[\]\s][^.,#[\]]*$/;

/** Null for a target that the operation does not have. */
export function targetKind(targets: OperationTargets, target: string): TargetKind | null {
  if (Object.hasOwn(targets.named, target)) return targets.named[target] ?? null;
  if (targets.data && (targets.data === 'flat' ? flatForm : dataForm).test(target)) return 'data';
  const [group = '', id = '', ...more] = target.split('.');
  const isSwitch = targets.switches?.includes(group) && /^\d+$/.test(id) && more.length === 0;
  return isSwitch ? 'boolean' : null;
}

/** All of them as they are written, for help texts. */
export const targetForms = ({ named, data, switches = [] }: OperationTargets): string[] => [
  ...Object.keys(named),
  ...switches.map((group) => `${group}.<id>`),
  ...(data ? ['dataFields.<name>'] : [])
];
