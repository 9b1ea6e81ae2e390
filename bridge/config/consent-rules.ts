import type { Report } from './report';
import type { ConfigRows, ConsentRow } from './rows';
import type { ConfigProblem, ConsentRule } from './sync-definition';

const scopes = ['Channel', 'Message_Type'] as const;
const directions = ['To_Iterable', 'To_Salesforce', 'Two_Way'] as const;
/** The API name of a field or an object, with a package's prefix or without. */
const apiName = /^[a-z]\w{0,79}$/i;

/**
 * The active consent rules of a project. A wrong one is a problem of every sync of the project: none of them may run
 * past somebody's opt-out. Pure.
 */
export function consentRulesOf(
  project: string,
  rows: Pick<ConfigRows, 'consentRules'>,
  report: Report
): ConsentRule[] {
  const own = rows.consentRules.filter((row) => row.Active__c && row.Project__r === project);
  return own.flatMap((row) => readRule(row, report));
}

/** Rules that hold for no project. */
export const strayConsentRules = (rows: ConfigRows): ConfigProblem[] =>
  rows.consentRules
    .filter(
      (row) => row.Active__c && !rows.projects.some(({ DeveloperName }) => DeveloperName === row.Project__r)
    )
    .map(({ DeveloperName }) => ({
      sync: null,
      where: `Iterable_Consent_Rule.${DeveloperName}, Project__c`,
      code: 'config.missing',
      message: 'The Iterable project of this consent rule does not exist.',
      fix: 'Choose a project, or switch the rule off.'
    }));

function readRule(row: ConsentRow, report: Report): ConsentRule[] {
  const object = readName(row, 'Source_Object__c', 'an object, such as Contact', report);
  const field = readName(row, 'Source_Field__c', 'a field, such as HasOptedOutOfEmail', report);
  const scope = readChoice(row, 'Scope__c', scopes, report);
  const direction = readChoice(row, 'Direction__c', directions, report);
  const iterableId = readId(row, report);
  if (!object || !field || !scope || !direction || iterableId === null) return [];
  return [{ name: row.DeveloperName, object, field, scope, iterableId, direction }];
}

const at = (row: ConsentRow, field: string): string => `Iterable_Consent_Rule.${row.DeveloperName}, ${field}`;

function readName(
  row: ConsentRow,
  field: 'Source_Object__c' | 'Source_Field__c',
  what: string,
  report: Report
): string | null {
  const name = row[field];
  if (name && apiName.test(name)) return name;
  const message = name ? `"${name}" is not an API name.` : 'The field is blank.';
  report(
    at(row, field),
    name ? 'config.invalid-value' : 'config.missing',
    message,
    `Write the API name of ${what}.`
  );
  return null;
}

function readChoice<const T extends string>(
  row: ConsentRow,
  field: 'Scope__c' | 'Direction__c',
  values: readonly T[],
  report: Report
): T | null {
  const found = values.find((value) => value === row[field]);
  if (found) return found;
  const message = row[field] ? `There is no ${row[field]} here.` : 'The field is blank.';
  const code = row[field] ? 'config.invalid-value' : 'config.missing';
  report(at(row, field), code, message, `Choose one of ${values.join(', ')}.`);
  return null;
}

function readId(row: ConsentRow, report: Report): number | null {
  const id = row.Iterable_Id__c;
  if (id !== null && Number.isSafeInteger(id) && id > 0) return id;
  report(
    at(row, 'Iterable_Id__c'),
    id === null ? 'config.missing' : 'config.invalid-value',
    id === null ? 'The field is blank.' : `${id} is not the id of a channel or message type.`,
    'Write the number that Iterable shows beside the channel or message type.'
  );
  return null;
}
