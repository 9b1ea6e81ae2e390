import ofContacts from '@salesforce/schema/Contact.Iterable_Status__c';
import ofLeads from '@salesforce/schema/Lead.Iterable_Status__c';
import type { PageReference } from 'lightning/navigation';

/** Objects for which the package has a list view of what needs attention. */
const STATUS_FIELDS: Readonly<Record<string, { fieldApiName: string }>> = {
  Contact: ofContacts,
  Lead: ofLeads
};
const LIST = 'Iterable_Needs_Attention';

/** The list of an object's records that need attention; null where the package has none. */
export function attentionList(objectName: string | null | undefined): PageReference | null {
  const field = STATUS_FIELDS[objectName ?? ''];
  if (!field) return null;
  // The list view carries the package's namespace, as its fields do.
  const namespace = /^\w+?__(?=\w+__c$)/.exec(field.fieldApiName)?.[0] ?? '';
  return {
    type: 'standard__objectPage',
    attributes: { objectApiName: objectName, actionName: 'list' },
    state: { filterName: `${namespace}${LIST}` }
  };
}
