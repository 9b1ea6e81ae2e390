import type {
  ConditionWithValueQuery,
  FieldType,
  FunctionExp,
  Query,
  WhereClause
} from '@jetstreamapp/soql-parser-js';
import type { FieldRead } from '../config/sync-definition';

type Place = Pick<FieldRead, 'object' | 'use'>;

/** The fields that a query names, each once: what it selects, what it filters by, also in semi-joins and child subqueries. */
export function fieldsRead({ fields = [], where }: Pick<Query, 'fields' | 'where'>): FieldRead[] {
  const reads = [
    ...fields.flatMap((field) => selected(field, null)),
    ...(where ? filtered(where, null) : [])
  ];
  const seen = new Set<string>();
  return reads.filter((read) => {
    const key = JSON.stringify(read).toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}

function selected(field: FieldType, object: FieldRead['object']): FieldRead[] {
  switch (field.type) {
    case 'Field':
      return [{ object, path: field.field, use: 'select' }];
    case 'FieldRelationship':
      return [{ object, path: [...field.relationships, field.field].join('.'), use: 'select' }];
    case 'FieldSubquery': {
      const { relationshipName, fields = [], where } = field.subquery;
      const child = { relationship: relationshipName };
      return [...fields.flatMap((inner) => selected(inner, child)), ...(where ? filtered(where, child) : [])];
    }
    default:
      return [];
  }
}

function filtered(where: WhereClause, object: FieldRead['object']): FieldRead[] {
  const own = where.left ? conditionReads(where.left, { object, use: 'filter' }) : [];
  return 'right' in where ? [...own, ...filtered(where.right, object)] : own;
}

/** The fields that one comparison names. */
export function conditionReads(condition: ConditionWithValueQuery, place: Place): FieldRead[] {
  const reads: FieldRead[] = [];
  if ('field' in condition) reads.push({ ...place, path: condition.field });
  if ('fn' in condition) reads.push(...parametersOf(condition.fn).map((path) => ({ ...place, path })));
  if ('valueQuery' in condition) reads.push(...semiJoinReads(condition.valueQuery));
  return reads;
}

function semiJoinReads({ sObject, fields = [], where }: Query): FieldRead[] {
  const object = sObject ?? null;
  return [...fields.flatMap((field) => selected(field, object)), ...(where ? filtered(where, object) : [])];
}

/** Fields among the parameters of a function; what is a literal is no field. */
function parametersOf({ parameters = [] }: FunctionExp): string[] {
  return parameters.flatMap((parameter) => {
    if (typeof parameter !== 'string') return parametersOf(parameter);
    return /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/.test(parameter) ? [parameter] : [];
  });
}

/** A literal such as THIS_WEEK or LAST_N_DAYS:5: what it means changes by itself. */
export function namesRelativeDate(where: WhereClause | undefined): boolean {
  if (!where) return false;
  const { left } = where;
  const types = left && 'literalType' in left ? [left.literalType].flat() : [];
  if (types.some((type) => type === 'DATE_LITERAL' || type === 'DATE_N_LITERAL')) return true;
  if (left && 'valueQuery' in left && namesRelativeDate(left.valueQuery.where)) return true;
  return 'right' in where && namesRelativeDate(where.right);
}
