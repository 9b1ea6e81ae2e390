import type { World } from './world';

/** Each page of contacts takes that long to read: so that a run can be met between two of them. */
export function readContactsSlowly(world: World, milliseconds: number): void {
  const ofContacts = ({ query }: { query: URLSearchParams }) => /FROM Contact /.test(query.get('q') ?? '');
  world.org.faults.latency(milliseconds, { when: ofContacts });
}
