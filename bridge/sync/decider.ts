import type { Decider } from './decide';
import type { ClaimIdentities } from './duplicates';
import { noOthers, othersOnList, type OthersParts } from './operations/others-on-list';
import type { ReadySync } from './ready-sync';
import type { RunParts } from './run-parts';
import { createSuccession, type SuccessionParts } from './succession';

/** Of what a run is given, what decisions depend on. */
export type DecidingParts = Pick<RunParts, 'destination' | 'source' | 'activeSyncs' | 'clock'> & {
  readonly ledger: Decider['ledger'] & SuccessionParts['ledger'] & OthersParts['ledger'];
};

/** Everything that decisions about a ready sync's records depend on. */
export function deciderOf(
  { definition, map, context }: Pick<ReadySync, 'definition' | 'map' | 'context'>,
  { ledger, destination, source, activeSyncs, clock }: DecidingParts,
  claim: ClaimIdentities
): Decider {
  const now = (): Date => clock.now();
  const succession = createSuccession({
    ...{ definition, context, source, destination, ledger, claim, activeSyncs, clock, now }
  });
  const othersOf: Decider['othersOf'] = (records) =>
    definition.scope.type === 'Campaign'
      ? othersOnList(records, { definition, context, source, ledger, activeSyncs })
      : Promise.resolve(noOthers);
  return { definition, map, ledger, destination, claim, context, succession, othersOf, clock, now };
}
