import type { Config } from '../config/load-config';
import type { RecordState } from '../ledger/ledger';
import { isItemKey } from '../sync/operations/catalog-items';
import type { Bridge } from '../wire';

/** Another record with the same e-mail address or user id. */
export interface SharedWith {
  readonly recordId: string;
  /** Whether the other record, and not this one, speaks for the person in Iterable. */
  readonly isSpokenFor: boolean;
}

/** A record, and for a person account its contact, with what the ledger knows of it. */
export interface AboutPerson {
  readonly bridge: Pick<Bridge, 'ledger'>;
  readonly config: Config;
  readonly states: readonly RecordState[];
  /** Of the one person that they are. */
  readonly ids: readonly string[];
}

/** What the record is, or would be, in Iterable; items of catalogs are nobody. */
export const identitiesOf = ({ states }: Pick<AboutPerson, 'states'>): string[] => [
  ...new Set(
    states.flatMap(({ identityKey, deliveredIdentity }) =>
      [identityKey, deliveredIdentity].filter((key) => key !== null && !isItemKey(key))
    ) as string[]
  )
];

/** Members of campaigns are contacts and leads once more, and whoever ended has given the person away. */
const notAnother: ReadonlySet<string> = new Set(['converted', 'merged', 'deleted']);
const isMember = ({ object }: Pick<RecordState, 'object'>): boolean =>
  object.toLowerCase() === 'campaignmember';

/** Who else has the address or user id now, by what the ledger knows. */
export async function sharingWith(about: AboutPerson): Promise<SharedWith[]> {
  const { bridge, ids, states } = about;
  if (states.length === 0 || states.every(isMember)) return [];
  const found = new Map<string, SharedWith>();
  for (const key of identitiesOf(about)) {
    const others = (await bridge.ledger.recordsOfIdentity(key)).filter((id) => !ids.includes(id));
    const owners = await bridge.ledger.identityOwners(key);
    for (const recordId of others) {
      if (!(await hasNow(recordId, key, about))) continue;
      const isSpokenFor = owners.some((owner) => owner.recordId === recordId);
      found.set(recordId, {
        recordId,
        isSpokenFor: isSpokenFor || (found.get(recordId)?.isSpokenFor ?? false)
      });
    }
  }
  return [...found.values()];
}

async function hasNow(recordId: string, key: string, { bridge }: AboutPerson): Promise<boolean> {
  const states = await bridge.ledger.statesOfRecord(recordId);
  return states.some((state) => state.identityKey === key && !isMember(state) && !notAnother.has(state.code));
}
