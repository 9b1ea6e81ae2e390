import { readScope } from './read-scope';
import { syncRow } from './rows';
import type { Scope } from './sync-definition';

/** A condition or a whole query, as it stands in an editor. */
export interface AskedCondition {
  readonly object: string;
  readonly condition?: string;
  readonly query?: string;
}

type ReadCondition = Extract<Scope, { type: 'Filter' | 'SOQL' }>;

/** What is wrong with the text itself. */
interface TextProblem {
  readonly message: string;
  readonly fix: string;
}

/** Reads what is asked by the rules of a sync's scope. Pure. */
export function readAskedCondition(asked: AskedCondition): ReadCondition | TextProblem {
  const row = syncRow.parse({
    DeveloperName: 'Asked',
    Source_Object__c: asked.object,
    Scope_Type__c: asked.query === undefined ? 'Filter' : 'SOQL',
    Filter__c: asked.condition,
    Query__c: asked.query
  });
  const scope = readScope(row);
  if (!('type' in scope)) return { message: scope.message, fix: scope.fix };
  if (scope.type === 'Filter' || scope.type === 'SOQL') return scope;
  throw new Error(`a condition was read as ${scope.type}`);
}
