import type { ClaimAnswer, IdentityClaim, RecordState, UserTimes } from '../bookkeeping';
import type { Outcome } from '../model';
import type { RunLedger } from '../ports';
import { stateAfter, timesAfter } from './state-after';

/** What is read of the real ledger; nothing that writes is within reach. */
export type LedgerReads = Pick<
  RunLedger,
  'recordStates' | 'userTimes' | 'identityOwners' | 'identitiesOf' | 'target' | 'sendersOf' | 'sentValues'
>;

type Written = Pick<
  RunLedger,
  'claimIdentities' | 'transferIdentities' | 'releaseIdentities' | 'lookAgain' | 'noteTarget'
>;

/** A ledger that reads through to the real one and keeps in memory what a run would write. */
export class ScratchLedger implements LedgerReads, Written {
  private readonly states = new Map<string, RecordState>();
  private readonly users = new Map<string, UserTimes | null>();
  private readonly owners = new Map<string, IdentityClaim | null>();
  private readonly targets = new Map<string, string>();

  constructor(private readonly ledger: LedgerReads) {}

  async recordStates(sync: string, recordIds: readonly string[]): Promise<(RecordState | null)[]> {
    const stored = await this.ledger.recordStates(sync, recordIds);
    return recordIds.map((id, index) => this.states.get(placeOf(sync, id)) ?? stored[index] ?? null);
  }

  async userTimes(project: string, keys: readonly string[]): Promise<Map<string, UserTimes>> {
    const found = new Map(await this.ledger.userTimes(project, keys));
    for (const key of keys) {
      const times = this.users.get(placeOf(project, key));
      if (times === null) found.delete(key);
      else if (times) found.set(key, times);
    }
    return found;
  }

  async identityOwners(key: string): Promise<(IdentityClaim & { project: string })[]> {
    const stored = await this.ledger.identityOwners(key);
    const own = [...this.owners].flatMap(([place, claim]) => {
      const { scope: project, name } = readPlace(place);
      return name === key ? [{ project, claim }] : [];
    });
    const touched = new Set(own.map(({ project }) => project));
    const kept = own.flatMap(({ project, claim }) => (claim ? [{ ...claim, project }] : []));
    return [...stored.filter(({ project }) => !touched.has(project)), ...kept];
  }

  async identitiesOf(project: string, recordIds: readonly string[]): Promise<Map<string, IdentityClaim[]>> {
    const stored = [...(await this.ledger.identitiesOf(project, recordIds)).values()].flat();
    const kept = stored.filter(({ key }) => !this.owners.has(placeOf(project, key)));
    const own = [...this.owners].flatMap(([place, claim]) =>
      claim && readPlace(place).scope === project && recordIds.includes(claim.recordId) ? [claim] : []
    );
    const found = new Map<string, IdentityClaim[]>();
    for (const claim of [...kept, ...own])
      found.set(claim.recordId, [...(found.get(claim.recordId) ?? []), claim]);
    return found;
  }

  /** By the rules of the real one: who came first keeps it, unless the claim has a higher rank. */
  async claimIdentities(project: string, claims: readonly IdentityClaim[]): Promise<ClaimAnswer[]> {
    const answers: ClaimAnswer[] = [];
    for (const claim of claims) {
      const before = await this.ownerOf(project, claim.key);
      const isOwn = before?.recordId === claim.recordId;
      const takes = !before || isOwn || (claim.rank !== null && claim.rank > (before.rank ?? 0));
      if (takes) this.owners.set(placeOf(project, claim.key), claim);
      answers.push(
        takes ? { owner: claim, displaced: isOwn ? null : before } : { owner: before, displaced: null }
      );
    }
    return answers;
  }

  async transferIdentities(
    project: string,
    from: string,
    to: Pick<IdentityClaim, 'sync' | 'recordId' | 'object'>
  ): Promise<void> {
    const owned = (await this.identitiesOf(project, [from])).get(from) ?? [];
    for (const claim of owned) this.owners.set(placeOf(project, claim.key), { ...claim, ...to });
  }

  async releaseIdentities(project: string, claims: readonly IdentityClaim[]): Promise<void> {
    for (const { key, recordId } of claims) {
      const owner = await this.ownerOf(project, key);
      if (owner?.recordId === recordId) this.owners.set(placeOf(project, key), null);
    }
  }

  /** Records of other runs: none of what is worked out here. */
  lookAgain(): Promise<void> {
    return Promise.resolve();
  }

  async target(project: string, name: string): Promise<string | null> {
    return this.targets.get(placeOf(project, name)) ?? this.ledger.target(project, name);
  }

  noteTarget(project: string, name: string, value: string): Promise<void> {
    this.targets.set(placeOf(project, name), value);
    return Promise.resolve();
  }

  sendersOf(...asked: Parameters<LedgerReads['sendersOf']>): ReturnType<LedgerReads['sendersOf']> {
    return this.ledger.sendersOf(...asked);
  }

  sentValues(...asked: Parameters<LedgerReads['sentValues']>): ReturnType<LedgerReads['sentValues']> {
    return this.ledger.sentValues(...asked);
  }

  /** What a page would store of a record. */
  async keep(outcome: Outcome, about: { sync: string; project: string; at: string }): Promise<void> {
    const { sync, project, at } = about;
    const [known = null] = await this.recordStates(sync, [outcome.recordId]);
    const state = stateAfter(known, outcome, { sync, at });
    if (state) this.states.set(placeOf(sync, outcome.recordId), state);
    const { confirmedUser, goneUser } = outcome;
    if (confirmedUser !== undefined) {
      const times = (await this.userTimes(project, [confirmedUser])).get(confirmedUser) ?? null;
      this.users.set(placeOf(project, confirmedUser), timesAfter(times, at));
    }
    if (goneUser !== undefined) this.users.set(placeOf(project, goneUser), null);
  }

  private async ownerOf(project: string, key: string): Promise<IdentityClaim | null> {
    const own = this.owners.get(placeOf(project, key));
    if (own !== undefined) return own;
    return (await this.ledger.identityOwners(key)).find((owner) => owner.project === project) ?? null;
  }
}

/** DeveloperNames hold no line breaks. */
const placeOf = (scope: string, name: string): string => `${scope}\n${name}`;

function readPlace(place: string): { readonly scope: string; readonly name: string } {
  const end = place.indexOf('\n');
  return { scope: place.slice(0, end), name: place.slice(end + 1) };
}
