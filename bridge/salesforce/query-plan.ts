import { queryPlanAnswer, readAnswer } from './answers';

/** The cheapest way in which the org would run a query. */
export interface QueryPlan {
  /** By an index, through the whole table, or by something else such as sharing. */
  readonly how: 'index' | 'table' | 'other';
  /** Beside the threshold of a selective query: above 1 it is none. */
  readonly cost: number;
  /** Records of the object, estimated. */
  readonly tableSize: number;
  /** Fields of the condition that no index helps with. */
  readonly unhelped: readonly string[];
}

const hows: Readonly<Record<string, QueryPlan['how']>> = { Index: 'index', TableScan: 'table' };

/** Longer addresses are refused (salesforce-api 2.2); a plan is not worth another way. */
const longestPath = 8000;

/** Where Salesforce tells how it would run a query; null for one that is too long for the address. */
export function planPath(soql: string): string | null {
  const path = `/query?explain=${encodeURIComponent(soql)}`;
  return path.length <= longestPath ? path : null;
}

/** The cheapest plan of Salesforce (docs/contracts/salesforce-query-plan.md 2); null where it names none. */
export function readPlan(body: unknown): QueryPlan | null {
  const { plans } = readAnswer(queryPlanAnswer, body, 'a question for the plan of a query');
  const [plan] = [...plans].sort((one, other) => one.relativeCost - other.relativeCost);
  if (!plan) return null;
  const noted = plan.notes.flatMap(({ fields }) => fields).filter((field) => field !== 'IsDeleted');
  return {
    how: hows[plan.leadingOperationType] ?? 'other',
    cost: plan.relativeCost,
    tableSize: plan.sobjectCardinality,
    unhelped: [...new Set(noted)]
  };
}
