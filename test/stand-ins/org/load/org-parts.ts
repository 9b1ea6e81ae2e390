import type { OutboundMessages } from '../outbound/outbound-messages';
import type { Catalog } from '../schema/catalog';
import type { RecordStore } from '../store/record-store';

/** What the loaders need of an org; a running LocalOrg is one. */
export interface OrgParts {
  readonly catalog: Catalog;
  readonly store: RecordStore;
  /** Without it flows are read and never run. */
  readonly outbound?: Pick<OutboundMessages, 'define'>;
}
