import { type AskedCondition, readAskedCondition } from '../config/asked-condition';
import type { ConditionFacts, FieldRead } from '../config/sync-definition';
import { ConfigError, messageOf } from '../errors';
import { type ConditionView, viewOfCondition } from '../soql/condition-view';
import { InvalidSoql } from '../soql/parse-soql';
import { scopeCountQuery, type ScopeQuery, wholeScopeQuery } from '../sync/scope';
import { readProblem } from '../sync/scope-problems';
import type { QueryPlan } from '../salesforce/query-plan';
import type { Source } from '../sync/ports';
import type { Bridge } from '../wire';

export interface ConditionAnswer {
  readonly isValid: boolean;
  readonly problem: { readonly message: string; readonly fix: string } | null;
  /** Null where nothing is chosen by a condition, and where it cannot be read. */
  readonly tree: ConditionView | null;
  /** Records that it selects now; null while it is not known. */
  readonly count: number | null;
  /** How Salesforce would find all of them; null where it was not asked: nothing is chosen, or something is wrong. */
  readonly plan: QueryPlan | NoPlan | null;
  /** Fields of the object that it names. */
  readonly fields: readonly string[];
  /** What a person should know although it is right. */
  readonly notices: readonly string[];
}

/** Salesforce was asked and did not say. */
export interface NoPlan {
  readonly how: 'unknown';
  readonly cost: null;
  readonly tableSize: null;
  readonly unhelped: readonly never[];
}

const noPlan: NoPlan = { how: 'unknown', cost: null, tableSize: null, unhelped: [] };

type PlanningSource = ReturnType<Bridge['org']['client']>;

export type { AskedCondition };

/** What a condition or a query says and selects, before it is part of a sync. Reads only. */
export async function conditionCommand(
  bridge: Pick<Bridge, 'org'>,
  asked: AskedCondition
): Promise<ConditionAnswer> {
  const read = readAskedCondition(asked);
  const unread = { count: null, plan: null, fields: [], notices: [] };
  if (!('type' in read)) return { ...unread, isValid: false, problem: read, tree: null };
  const { condition, facts } = read;
  const tree = treeOf(condition);
  const found = { ...unread, tree, fields: ownFields(facts), notices: noticesOf(facts) };
  const source = bridge.org.client();
  try {
    const problem = await fieldProblem(facts.reads, asked.object, source);
    if (problem) return { ...found, isValid: false, problem };
    const scope = {
      object: asked.object,
      condition,
      fields: [],
      changeField: 'SystemModstamp',
      recordIds: null
    };
    const [count, plan] = await Promise.all([countOf(scope, source), planOf(scope, source)]);
    return { ...found, isValid: true, problem: null, count, plan };
  } catch (error) {
    // Salesforce knows best what is wrong with the SOQL; whatever else happens is no fault of it.
    if (!(error instanceof ConfigError)) throw error;
    return { ...found, isValid: false, problem: { message: messageOf(error), fix: error.fix } };
  }
}

/** What is right and still not to be taken apart is shown as text. */
function treeOf(condition: string | null): ConditionView | null {
  try {
    return condition === null ? null : viewOfCondition(condition);
  } catch (error) {
    if (error instanceof InvalidSoql) return null;
    throw error;
  }
}

async function fieldProblem(reads: readonly FieldRead[], object: string, source: Source) {
  const schema = await source.describe(object);
  for (const read of reads) {
    const problem = await readProblem(read, schema, source);
    if (problem) return { message: problem.message, fix: problem.fix };
  }
  return null;
}

async function countOf(scope: ScopeQuery, source: Source): Promise<number | null> {
  const [row] = await source.query(scopeCountQuery(scope), { includeDeleted: false });
  return typeof row?.total === 'number' ? row.total : null;
}

/** Good to know, no more: whatever goes wrong with it is no fault of the condition. */
async function planOf(scope: ScopeQuery, source: PlanningSource): Promise<QueryPlan | NoPlan | null> {
  if (scope.condition === null) return null;
  return (await source.plan(wholeScopeQuery(scope)).catch(() => null)) ?? noPlan;
}

const ownFields = ({ reads }: ConditionFacts): string[] => [
  ...new Set(reads.flatMap(({ object, path }) => (object === null ? [path] : [])))
];

const noticesOf = ({ relativeDates }: ConditionFacts): string[] =>
  relativeDates
    ? [
        'It names a date that moves by itself: records enter and leave it unchanged, which only a full run sees.'
      ]
    : [];
