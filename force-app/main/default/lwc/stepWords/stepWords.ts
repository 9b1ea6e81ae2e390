import deleteCatalogItem from '@salesforce/label/c.Mapping_Op_Delete_Catalog_Item';
import deleteUser from '@salesforce/label/c.Mapping_Op_Delete_User';
import forgetUser from '@salesforce/label/c.Mapping_Op_Forget_User';
import mergeUsers from '@salesforce/label/c.Mapping_Op_Merge_Users';
import subscribeList from '@salesforce/label/c.Mapping_Op_Subscribe_List';
import trackEvent from '@salesforce/label/c.Mapping_Op_Track_Event';
import trackPurchase from '@salesforce/label/c.Mapping_Op_Track_Purchase';
import unforgetUser from '@salesforce/label/c.Mapping_Op_Unforget_User';
import unsubscribeList from '@salesforce/label/c.Mapping_Op_Unsubscribe_List';
import updateCart from '@salesforce/label/c.Mapping_Op_Update_Cart';
import updateEmail from '@salesforce/label/c.Mapping_Op_Update_Email';
import updateSubscriptions from '@salesforce/label/c.Mapping_Op_Update_Subscriptions';
import updateUser from '@salesforce/label/c.Mapping_Op_Update_User';
import upsertCatalogItem from '@salesforce/label/c.Mapping_Op_Upsert_Catalog_Item';
import type { StepRow } from 'c/draft';

/** What steps do, in people's words. */
const operations: Readonly<Record<string, string>> = {
  Update_User: updateUser,
  Update_Email: updateEmail,
  Merge_Users: mergeUsers,
  Update_Subscriptions: updateSubscriptions,
  Subscribe_List: subscribeList,
  Unsubscribe_List: unsubscribeList,
  Track_Event: trackEvent,
  Track_Purchase: trackPurchase,
  Update_Cart: updateCart,
  Upsert_Catalog_Item: upsertCatalogItem,
  Delete_Catalog_Item: deleteCatalogItem,
  Delete_User: deleteUser,
  Forget_User: forgetUser,
  Unforget_User: unforgetUser
};

/** In the order in which they are offered; those of the bridge. */
export const operationNames: readonly string[] = Object.keys(operations);

export const operationWord = (name: string | null | undefined): string =>
  operations[name ?? 'Update_User'] ?? name ?? '';

/** The name that somebody gave the step, or what it does. */
export const stepTitle = (step: StepRow): string =>
  step.MasterLabel?.trim() || [operationWord(step.Operation__c), step.Target__c].filter(Boolean).join(': ');
