import type { SalesforceBudgetStatus } from '../budgets/salesforce-budget';
import { lanes, type Lane } from '../sync/model';

const people: Readonly<Record<Lane, string>> = {
  privacy: 'opt-outs',
  interactive: 'single records',
  live: 'changes',
  backfill: 'backfills'
};

/** What of Salesforce's calls is used and left, and who waits until when. */
export function salesforceCallsText({ org, share, used, left, pauses }: SalesforceBudgetStatus): string {
  if (!org || share === null)
    return `Salesforce calls in 24 hours: ${used} by the bridge; the org has not said its limit yet.`;
  const each = lanes.map((lane) => `${people[lane]} ${left[lane] ?? 0}`).join(', ');
  return [
    `Salesforce calls in 24 hours: ${used} of ${share} by the bridge, ${org.used} of ${org.max} by everybody; left for ${each}.`,
    ...pauses.map(({ lane, message }) => `${people[lane]} wait: ${message}`)
  ].join('\n');
}
