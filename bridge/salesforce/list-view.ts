import { InvalidSoql } from '../soql/parse-soql';
import { readListViewQuery } from '../soql/read-condition';
import type { ListView, Unusable } from '../sync/ports';
import { listViewAnswer, readAnswer } from './answers';

const ids = /^00B\w{12}(\w{3})?$/;

export const isListViewId = (view: string): boolean => ids.test(view);

/** SOQL of a list view's id by its name within the object. */
export function listViewIdQuery(object: string, name: string): string {
  const text = (value: string) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  return `SELECT Id FROM ListView WHERE SobjectType = ${text(object)} AND DeveloperName = ${text(name)} LIMIT 1`;
}

export const noListView = (object: string): Unusable => ({
  unusable: `There is no such list view of ${object} that the integration user can see and read by SOQL.`,
  fix: 'Write the id or the API name of a list view that is shared with all users.'
});

/** What describe says of a list view -> its condition, or why it cannot be one (docs/contracts/salesforce-list-views.md 3). */
export function readListView(object: string, body: unknown): ListView | Unusable {
  const view = readAnswer(listViewAnswer, body, 'a question for a list view');
  if (view.sobjectType.toLowerCase() !== object.toLowerCase()) return noListView(object);
  if (view.scope && view.scope.toLowerCase() !== 'everything') return dependent(view.scope);
  if (view.scopeEntityId ?? view.relatedEntityId) return dependent('a queue, price book or campaign');
  try {
    return readListViewQuery(view.query);
  } catch (error) {
    if (!(error instanceof InvalidSoql)) throw error;
    const fix = 'Write its condition as a Filter.';
    return { unusable: `The list view's condition is not supported: ${error.message}`, fix };
  }
}

const dependent = (scope: string): Unusable => ({
  unusable: `The list view is not of all records (${scope}): what it shows depends on who looks at it.`,
  fix: 'Choose a list view that filters by "All", or write its condition as a Filter.'
});
