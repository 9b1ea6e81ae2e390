import type { SourceCalls } from '../ledger/ledger';
import type { Lane } from '../sync/model';
import type { BudgetPause } from '../sync/source-budget';

const dayMs = 24 * 60 * 60 * 1000;
const countedMs = 5 * 60 * 1000;
/** What the org said of its other users is taken for true this long. */
export const usageLifeMs = 15 * 60 * 1000;

export interface ShareSettings {
  /** Share of the org's daily API calls that the bridge may use. */
  readonly sharePercent: number;
  /** Share of the org's daily API calls that is left to others. */
  readonly reservePercent: number;
}

/** How much of the share each lane may use up; what people wait for, a tenth more than the whole. */
const shareOfLane: Readonly<Record<Lane, number>> = {
  privacy: 1.1,
  interactive: 1.1,
  live: 1,
  backfill: 0.8
};
/** How much of the reserve has to be free; what people wait for goes on until Salesforce refuses. */
const reserveOfLane: Readonly<Record<Lane, number>> = { privacy: 0, interactive: 0, live: 0.5, backfill: 1 };

/** Calls that the bridge may make in any 24 hours; null before the org has said its limit. Pure. */
export const shareOf = ({ usage }: SourceCalls, { sharePercent }: ShareSettings): number | null =>
  usage && Math.floor((usage.max * sharePercent) / 100);

/** Calls that the bridge made in the last 24 hours. Pure. */
export const usedOf = ({ counts }: SourceCalls, now: Date): number =>
  counts.reduce((sum, { from, calls }) => (endOf(from) > now.getTime() - dayMs ? sum + calls : sum), 0);

const endOf = (from: string): number => Date.parse(from) + countedMs;

/** Calls that are left to a lane, by the share and by the org's reserve; null before the org has said its limit. Pure. */
export function leftOf(lane: Lane, known: SourceCalls, settings: ShareSettings, now: Date): number | null {
  const share = shareOf(known, settings);
  if (share === null || !known.usage) return null;
  const ofShare = Math.floor(share * shareOfLane[lane]) - usedOf(known, now);
  return Math.max(0, Math.min(ofShare, ofOrg(lane, known.usage, settings)));
}

const ofOrg = (
  lane: Lane,
  { used, max }: NonNullable<SourceCalls['usage']>,
  { reservePercent }: ShareSettings
): number => max - used - Math.floor(((max * reservePercent) / 100) * reserveOfLane[lane]);

/** Why a lane makes no calls for now, and until when; null while it may. Pure. */
export function pauseOf(
  lane: Lane,
  known: SourceCalls,
  settings: ShareSettings,
  now: Date
): BudgetPause | null {
  return (
    refused(known, now) ??
    shareUsedUp(lane, known, settings, now) ??
    reserveReached(lane, known, settings, now)
  );
}

function refused({ refusedUntil }: SourceCalls, now: Date): BudgetPause | null {
  if (refusedUntil === null || Date.parse(refusedUntil) <= now.getTime()) return null;
  const message = `Salesforce refuses calls: the limit of the org is used up. It is asked again at ${refusedUntil}.`;
  return { code: 'budget.salesforce-refuses', message, until: refusedUntil };
}

function shareUsedUp(lane: Lane, known: SourceCalls, settings: ShareSettings, now: Date): BudgetPause | null {
  const share = shareOf(known, settings);
  if (share === null) return null;
  const used = usedOf(known, now);
  const mine = Math.floor(share * shareOfLane[lane]);
  if (used < mine) return null;
  const until = freeAt(known, mine, used);
  const message =
    `The bridge made ${used} of the ${share} Salesforce calls that it may make in 24 hours ` +
    `(${settings.sharePercent} percent of the org's). It goes on at ${until}.`;
  return { code: 'budget.salesforce-share', message, until };
}

/** The oldest calls leave the 24 hours one after the other. */
function freeAt({ counts }: SourceCalls, mine: number, used: number): string {
  let left = used;
  let last = 0;
  for (const { from, calls } of counts) {
    left -= calls;
    last = endOf(from) + dayMs;
    if (left < mine) break;
  }
  return new Date(last).toISOString();
}

/** Whether, as the org said it, only calls are left that are kept for others. Pure. */
export const isReserved = (
  lane: Lane,
  usage: NonNullable<SourceCalls['usage']>,
  settings: ShareSettings
): boolean => reserveOfLane[lane] > 0 && ofOrg(lane, usage, settings) <= 0;

function reserveReached(
  lane: Lane,
  { usage }: SourceCalls,
  settings: ShareSettings,
  now: Date
): BudgetPause | null {
  if (!usage || Date.parse(usage.at) + usageLifeMs <= now.getTime()) return null;
  if (!isReserved(lane, usage, settings)) return null;
  const until = new Date(Date.parse(usage.at) + usageLifeMs).toISOString();
  const message =
    `${usage.used} of the org's ${usage.max} Salesforce calls of 24 hours are used, by all its apps together: ` +
    `what is left is kept for others. It is looked at again at ${until}.`;
  return { code: 'budget.salesforce-reserve', message, until };
}
