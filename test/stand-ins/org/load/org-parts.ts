import type { Catalog } from '../schema/catalog';
import type { RecordStore } from '../store/record-store';

/** What the loaders need of an org; a running LocalOrg is one. */
export interface OrgParts {
  readonly catalog: Catalog;
  readonly store: RecordStore;
}
