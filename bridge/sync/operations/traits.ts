import type { OperationKind, StepDefinition } from '../../config/sync-definition';
import type { Call } from '../model';

/** What the order of calls depends on; sources: DESIGN rule 5, iterable-api 3, 5 and 19. */
export interface EndpointTraits {
  /**
   * What must be true of the user before the call: nothing; that the user is there and settled, because the call does
   * not create one or reads what it then replaces; or that no bulk write to the user is still on its way.
   */
  readonly needs: 'nothing' | 'settled user' | 'quiet user';
  /** Accepted, it says that the user exists. */
  readonly confirmsUser: boolean;
  /** What follows for the same user waits the settle time. */
  readonly settlesAfter: boolean;
  /** It is about two names: what the user was called, or who it was, and what it is from now on. */
  readonly movesUser?: boolean;
  /** Two of them for one user must not be on their way at once. */
  readonly oneAtATime: boolean;
}

const bulkWrite: EndpointTraits = {
  needs: 'nothing',
  confirmsUser: true,
  settlesAfter: false,
  oneAtATime: true
};
const item: EndpointTraits = {
  needs: 'nothing',
  confirmsUser: false,
  settlesAfter: false,
  oneAtATime: true
};
const single: EndpointTraits = {
  needs: 'quiet user',
  confirmsUser: true,
  settlesAfter: true,
  oneAtATime: true
};
const farewell: EndpointTraits = { ...single, confirmsUser: false };

export const endpointTraits: Readonly<Record<Call['endpoint'], EndpointTraits>> = {
  bulkUpdate: bulkWrite,
  subscribe: bulkWrite,
  unsubscribe: { ...bulkWrite, confirmsUser: false },
  trackBulk: { needs: 'settled user', confirmsUser: false, settlesAfter: false, oneAtATime: false },
  bulkUpdateSubscriptions: { ...bulkWrite, needs: 'quiet user' },
  putItems: item,
  deleteItems: item,
  trackPurchase: single,
  updateCart: single,
  updateEmail: { ...single, movesUser: true },
  mergeUsers: { ...single, movesUser: true },
  deleteUser: farewell,
  forgetUser: farewell,
  unforgetUser: farewell
};

/** What an operation is to the rules of identity and consent. */
export interface OperationTraits {
  /** The record speaks for the user: of several records with one identity only the winner may. */
  readonly writesProfile: boolean;
  /** Iterable makes the user when it has none (iterable-api 3). */
  readonly createsUser: boolean;
  /** Done once for a record, when it first appears; a changed record does not ask for it again. */
  readonly once: boolean;
}

const traits = (given: Partial<OperationTraits> = {}): OperationTraits => ({
  writesProfile: false,
  createsUser: false,
  once: false,
  ...given
});

export const operationTraits: Readonly<Record<OperationKind, OperationTraits>> = {
  Update_User: traits({ writesProfile: true, createsUser: true }),
  Update_Email: traits({ writesProfile: true }),
  Merge_Users: traits(),
  Update_Subscriptions: traits({ createsUser: true }),
  Subscribe_List: traits({ createsUser: true }),
  Unsubscribe_List: traits(),
  Track_Event: traits(),
  Track_Purchase: traits({ createsUser: true }),
  Update_Cart: traits({ createsUser: true }),
  Upsert_Catalog_Item: traits(),
  Delete_Catalog_Item: traits({ once: true }),
  Delete_User: traits({ once: true }),
  Forget_User: traits({ once: true }),
  Unforget_User: traits({ once: true })
};

/** What Mode__c says of users; of events and purchases it says how their ids are made. */
export const hasUserMode = ({ operation }: Pick<StepDefinition, 'operation'>): boolean =>
  operationTraits[operation].createsUser && operation !== 'Track_Purchase';

export const isCatalogOperation = (kind: OperationKind): boolean =>
  kind === 'Upsert_Catalog_Item' || kind === 'Delete_Catalog_Item';
