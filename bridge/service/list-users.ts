import type { Config } from '../config/load-config';
import type { SyncDefinition } from '../config/sync-definition';
import { campaignLinks } from '../sync/campaign-links';
import type { IterableList } from '../sync/ports';
import { isListStep } from '../sync/step-targets';
import type { EndedLink } from './ended-links';
import type { LinkBridge } from './link-bridge';

interface Asked {
  readonly link: EndedLink;
  readonly list: IterableList;
  readonly sync: SyncDefinition;
  readonly config: Config;
}

/** Who else uses a list, from this side: other links of campaigns, and steps of syncs. In a person's words. */
export async function usersOfList(
  { link, list, sync, config }: Asked,
  { org }: Pick<LinkBridge, 'org'>
): Promise<string[]> {
  const isMeant = (value: string | null): boolean => value === String(list.id) || value === list.name;
  const users = new Set<string>();
  const project = config.syncs.filter(({ project: { name } }) => name === sync.project.name);
  for (const other of project.filter(({ status }) => status !== 'Archived')) {
    for (const { target } of other.steps.filter(isListStep))
      if (isMeant(target)) users.add(`the sync “${other.label}”`);
    if (other.scope.type !== 'Campaign') continue;
    for (const { name, listId, listName, campaignName } of await campaignLinks(
      other,
      other.scope,
      org.client()
    )) {
      const isList = listId === null ? isMeant(listName ?? campaignName) : listId === list.id;
      if (isList && name !== link.name) users.add(`the campaign “${campaignName}”`);
    }
  }
  return [...users].sort();
}
