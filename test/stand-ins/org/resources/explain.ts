/** `query?explain=`: how a query would be run. Source: docs/contracts/salesforce-query-plan.md. */
import { json, type Reply } from '../http/exchange';
import { OrgError } from '../model';
import type { LocalOrgState } from '../org';
import { explainQuery } from '../soql/explain-query';

export function explain(org: LocalOrgState, soql: string): Reply {
  if (org.switches.queryPlans === 'refused')
    throw new OrgError(403, 'INSUFFICIENT_ACCESS', 'Query plans are not available.');
  return json({ plans: explainQuery(org.source, soql), sourceQuery: soql });
}
