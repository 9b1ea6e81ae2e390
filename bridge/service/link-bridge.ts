import type { SyncDefinition } from '../config/sync-definition';
import type { IterableProject } from '../iterable/iterable-client';
import type { Ledger } from '../ledger/ledger';
import type { Logger } from '../logger';
import type { SalesforceOrg } from '../salesforce/salesforce-client';
import type { LeaseOwner } from '../sync/bookkeeping';
import type { Clock } from '../sync/ports';

/** What of the bridge ends links of campaigns. */
export interface LinkBridge {
  readonly org: Pick<SalesforceOrg, 'client'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly owner: LeaseOwner;
  readonly log: Logger;
  projectOf(definition: SyncDefinition): IterableProject;
}
