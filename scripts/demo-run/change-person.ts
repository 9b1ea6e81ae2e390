import type { LocalWorld } from '../local-world/start';

/** Gives one synced contact, or else lead, another job title, as a colleague would; answers its object, or null. */
export function changeOnePerson({ org }: LocalWorld): 'Contact' | 'Lead' | null {
  for (const object of ['Contact', 'Lead'] as const) {
    for (const person of org.store.rows(object, { includeDeleted: false })) {
      if (person.Iterable_Status__c !== 'Synced' || typeof person.Id !== 'string') continue;
      org.store.update(object, person.Id, { Title: 'Head of Demonstrations' }, org.adminUserId);
      return object;
    }
  }
  return null;
}
