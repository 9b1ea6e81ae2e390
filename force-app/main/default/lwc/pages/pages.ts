/** The package's own pages: what navigation calls them, and what an address says beside the page. */
import statusField from '@salesforce/schema/Contact.Iterable_Status__c';

export type PageName = 'Home' | 'Syncs' | 'Runs' | 'Setup';

/** Parameters without the prefix that the platform wants: `sync`, `part`, `run`. */
export type PageState = Readonly<Record<string, string | undefined>>;

export interface PageReference {
  readonly type: 'standard__navItemPage';
  readonly attributes: { readonly apiName: string };
  readonly state: Record<string, string>;
}

/** As it stands before the names of what the package brings; empty in an org that has it without a namespace. */
const namespacePrefix = statusField.fieldApiName.replace(/Iterable_Status__c$/, '');

/** Parameters of a page carry the namespace of who reads them, or `c` where there is none. */
const statePrefix = namespacePrefix || 'c__';

/** For the navigation service. A parameter without a value is left out. */
export function pageOf(name: PageName, state: PageState = {}): PageReference {
  const given = Object.entries(state).flatMap(([key, value]) => {
    return value === undefined || value === '' ? [] : [[`${statePrefix}${key}`, value] as const];
  });
  return {
    type: 'standard__navItemPage',
    attributes: { apiName: `${namespacePrefix}Iterable_Sync_${name}` },
    state: Object.fromEntries(given)
  };
}

/** What the current page reference says beside the page; addresses that people kept with `c__` are understood too. */
export function stateOf(reference: { readonly state?: PageState } | null | undefined): PageState {
  const entries = Object.entries(reference?.state ?? {}).flatMap(([key, value]) => {
    const prefix = [statePrefix, 'c__'].find((each) => key.startsWith(each));
    return prefix === undefined ? [] : [[key.slice(prefix.length), value] as const];
  });
  return Object.fromEntries(entries);
}
