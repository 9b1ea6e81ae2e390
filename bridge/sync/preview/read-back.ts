import type { IterableUser } from '../ports';
import type { RunParts } from '../run-parts';
import { compareProfile, type FieldDifference } from './compare-profile';
import type { Preview } from './preview-model';
import { profilePayloads } from './show-study';

/** The user as Iterable has it after a live test. */
export interface ReadBack {
  /** Null for a record that concerns no user, or one that Iterable does not have. */
  readonly user: IterableUser | null;
  /** Fields that are not (yet) as they were sent. */
  readonly differences: readonly FieldDifference[];
  readonly agrees: boolean;
}

const lookEveryMs = 1000;

/** Looks until the user is as it was sent, or as long as users take to settle (iterable-api 5). */
export async function readBack(
  { identity: { identity }, steps }: Preview,
  { destination, clock, settleSeconds }: Pick<RunParts, 'destination' | 'clock' | 'settleSeconds'>
): Promise<ReadBack> {
  if (!identity) return { user: null, differences: [], agrees: true };
  const wanted = profilePayloads(steps);
  const until = clock.now().getTime() + settleSeconds * 1000;
  for (;;) {
    const user = await destination.user(identity);
    const differences = compareProfile(user, wanted).filter(({ change }) => change !== 'unchanged');
    if (differences.length === 0 || clock.now().getTime() >= until)
      return { user, differences, agrees: differences.length === 0 };
    await clock.sleep(lookEveryMs);
  }
}
