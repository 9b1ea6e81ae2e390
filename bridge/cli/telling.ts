import { tellRuns } from '../service/run-rows';
import type { Bridge } from '../wire';
import type { Work } from './performance';

/** A command that ran a sync tells the org of the run; what goes wrong with that is no reason for the command to fail. */
export const telling =
  (work: Work): Work =>
  async (bridge) => {
    const answer = await work(bridge);
    await tell(bridge);
    return answer;
  };

async function tell({ ledger, org, salesforceBudget: budget, log }: Bridge): Promise<void> {
  try {
    await tellRuns({ ledger, client: () => org.client(), budget, log });
  } catch (error) {
    log.warn({ err: error }, 'the run could not be told to the org; the service tells it later');
  }
}
