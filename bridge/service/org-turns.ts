import type { Ledger } from '../ledger/ledger';
import type { Logger } from '../logger';
import type { SalesforceOrg } from '../salesforce/salesforce-client';
import type { Clock } from '../sync/ports';
import type { SourceBudget } from '../sync/source-budget';
import { takeOrgRequests } from './org-requests';
import { OrgTurn } from './org-turn';
import type { RecordDesk } from './record-desk';
import { tellRuns } from './run-rows';

/** What the service does in the org beside its runs. */
export interface OrgTurns {
  /** A sync has its turn: requests in the org are looked for with it. */
  readonly want: () => void;
  readonly requests: OrgTurn;
  readonly rows: OrgTurn;
  /** What is under way has come to its end. */
  settled(): Promise<void>;
}

/** What of the bridge they need. */
interface InOrg {
  readonly org: Pick<SalesforceOrg, 'client'>;
  readonly ledger: Ledger;
  readonly clock: Pick<Clock, 'now'>;
  readonly salesforceBudget: Pick<SourceBudget, 'look'>;
  readonly log: Logger;
}

export function orgTurns(bridge: InOrg, desk: RecordDesk, everySeconds: number): OrgTurns {
  const now = (): Date => bridge.clock.now();
  const pace = { everyMs: everySeconds * 1000, now };
  const client = () => bridge.org.client();
  const { ledger, log, salesforceBudget: budget } = bridge;
  // Those that came while there was no service wait for its start.
  let isWanted = true;
  let after = '';
  const requests = new OrgTurn({
    ...pace,
    work: async () => {
      if (!isWanted) return false;
      isWanted = false;
      try {
        const next = await takeOrgRequests(after, { desk, ledger, client, budget, now, log });
        // What the budget or the pace leaves does not wait for another turn of a sync.
        isWanted ||= next !== null;
        after = next ?? '';
      } catch (error) {
        isWanted = true;
        throw error;
      }
      return true;
    }
  });
  const rows = new OrgTurn({ ...pace, work: () => tellRuns({ ledger, client, budget, log }) });
  return {
    want: () => {
      isWanted = true;
    },
    requests,
    rows,
    settled: async () => {
      await Promise.all([requests.settled(), rows.settled()]);
    }
  };
}
