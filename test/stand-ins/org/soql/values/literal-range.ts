import type { FieldSchema } from '../../model';
import type { KeyRange } from './comparison';
import { datePeriod, dateLiteralKey, datetimeLiteralKey, datetimePeriod } from './date-key';
import { choices } from './key-of';
import { invalidField, notSupported, queryError } from '../query-errors';
import type { QueryContext } from '../query-context';
import { placeOf } from '../query-context';
import type { Literal } from '../query-tree';
import { to18 } from '../../ids';
import { unescapeText } from './unescape-text';
import { kindOf, typeName } from './value-kind';

/** A field in a condition, as the query writes it. */
export interface TestedField {
  readonly field: FieldSchema;
  readonly path: string;
}

/**
 * A literal as a key of the field's type; null for an empty value.
 *
 * @throws OrgError INVALID_FIELD when the literal is of another type, quoted or unquoted against the type
 */
export function literalRange(context: QueryContext, tested: TestedField, literal: Literal): KeyRange | null {
  if (literal.kind === 'null') return null;
  switch (kindOf(tested.field)) {
    case 'id':
      return idRange(context, tested, literal);
    case 'text':
    case 'multipicklist':
      return textRange(context, tested, literal);
    case 'boolean':
      return literal.kind === 'boolean' ? { from: literal.value } : wrongType(context, tested);
    case 'number':
      return numberRange(context, tested, literal);
    case 'date':
      return dateRange(context, tested, literal);
    case 'datetime':
      return datetimeRange(context, tested, literal);
    case 'none':
      throw notSupported(`a condition on the ${tested.field.type} field ${tested.path}`);
  }
}

function idRange(context: QueryContext, tested: TestedField, literal: Literal): KeyRange {
  if (literal.kind !== 'text') return wrongType(context, tested);
  const text = unescapeText(literal.raw);
  const id = to18(text);
  if (id !== undefined) return { from: id };
  throw queryError(
    'INVALID_QUERY_FILTER_OPERATOR',
    `invalid ID field: ${text}`,
    placeOf(context, tested.path)
  );
}

function textRange(context: QueryContext, tested: TestedField, literal: Literal): KeyRange | null {
  if (literal.kind !== 'text') return wrongType(context, tested);
  const text = unescapeText(literal.raw);
  if (text === '') return null;
  if (tested.field.type === 'multipicklist') return { from: choices(text).sort().join(';') };
  return { from: tested.field.caseSensitive ? text : text.toLowerCase() };
}

function numberRange(context: QueryContext, tested: TestedField, literal: Literal): KeyRange {
  const fits = literal.kind === 'number' && (literal.whole || tested.field.type !== 'int');
  return fits ? { from: literal.value } : wrongType(context, tested);
}

function dateRange(context: QueryContext, tested: TestedField, literal: Literal): KeyRange {
  if (literal.kind === 'period') return datePeriod(context, literal);
  return literal.kind === 'date' ? { from: dateLiteralKey(literal.raw) } : wrongType(context, tested);
}

function datetimeRange(context: QueryContext, tested: TestedField, literal: Literal): KeyRange {
  if (literal.kind === 'period') return datetimePeriod(context, literal);
  return literal.kind === 'datetime' ? { from: datetimeLiteralKey(literal.raw) } : wrongType(context, tested);
}

function wrongType(context: QueryContext, { field, path }: TestedField): never {
  const quoted = ['id', 'text', 'multipicklist'].includes(kindOf(field));
  const quoting = quoted ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  throw invalidField(
    `value of filter criterion for field '${field.name}' must be of type ${typeName(field)} and ${quoting}`,
    placeOf(context, path)
  );
}
