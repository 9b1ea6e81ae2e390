import type { LocalWorld } from '../local-world/start';

/** Gives one synced contact another job title, as a colleague would; false when no contact is in Iterable. */
export function changeOneContact({ org }: LocalWorld): boolean {
  for (const contact of org.store.rows('Contact', { includeDeleted: false })) {
    if (contact.Iterable_Status__c !== 'Synced' || typeof contact.Id !== 'string') continue;
    org.store.update('Contact', contact.Id, { Title: 'Head of Demonstrations' }, org.adminUserId);
    return true;
  }
  return false;
}
