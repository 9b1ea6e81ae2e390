import { composeQuery, parseQuery, type Query, type WhereClause } from '@jetstreamapp/soql-parser-js';

/** The text is not SOQL, or says something that cannot be used; the message tells an admin what. */
export class InvalidSoql extends Error {}

/** SOQL -> its tree; macros stay what they are, see `withoutMacros`. */
export function parseSoql(soql: string): Query {
  try {
    return parseQuery(withoutMacros(soql));
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause);
    throw new InvalidSoql(`It is not valid SOQL: ${firstWords(text)}`, { cause });
  }
}

/** The parser goes on to list every token that it would have taken. */
const firstWords = (text: string): string => (text.split('\n')[0] ?? '').trim().slice(0, 160);

/** The parser knows no macros: while it looks, they are literals that nobody else would write. */
const macros = [
  { macro: '[INTERVAL_TIMESTAMP]', form: /\[INTERVAL_TIMESTAMP\]/gi, literal: '1000-01-01T11:11:11Z' },
  { macro: '[INTERVAL_DATE]', form: /\[INTERVAL_DATE\]/gi, literal: '1000-01-01' }
] as const;

const withoutMacros = (text: string): string =>
  macros.reduce((result, { form, literal }) => result.replaceAll(form, literal), text);
const withMacros = (text: string): string =>
  macros.reduce((result, { macro, literal }) => result.replaceAll(literal, macro), text);

const idOfScope: Query = { fields: [{ type: 'Field', field: 'Id' }], sObject: 'Scope' };

/** The text of a condition, without WHERE. */
export const conditionText = (where: WhereClause): string =>
  withMacros(composeQuery({ ...idOfScope, where }).slice('SELECT Id FROM Scope WHERE '.length));

/** The parts of a SELECT list as SOQL writes them; a child subquery is one of them. */
export const selectedTexts = ({ fields = [] }: Query): string[] =>
  fields.map((field) =>
    withMacros(
      composeQuery({ fields: [field], sObject: 'Scope' }).slice('SELECT '.length, -' FROM Scope'.length)
    )
  );
