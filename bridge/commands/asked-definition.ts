import { findSync } from '../config/find-sync';
import type { SyncDefinition } from '../config/sync-definition';
import type { Bridge } from '../wire';
import { unpublishedSync, type UnpublishedRows } from './unpublished';

/** A published sync by its name, or rows that are not published. */
export type AskedDefinition = { readonly sync: string } | { readonly definition: UnpublishedRows };

/** The one definition that is meant; ConfigError says why there is none or why it cannot be run. */
export const askedDefinition = async (
  bridge: Pick<Bridge, 'config' | 'org'>,
  asked: AskedDefinition
): Promise<SyncDefinition> =>
  'sync' in asked
    ? findSync(await bridge.config(0), asked.sync)
    : unpublishedSync(asked.definition, bridge.org.client());
