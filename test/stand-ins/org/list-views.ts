import type { Row } from './model';

/** One line of a list view's filter, in the words of its describe. Source: docs/contracts/salesforce-list-views.md 2. */
export interface ViewCondition {
  readonly field: string;
  readonly operator: keyof typeof operators;
  /** As SOQL writes them: `'Germany'`, `THIS_WEEK`, `5`. */
  readonly values: readonly string[];
}

export interface NewListView {
  readonly object: string;
  readonly developerName: string;
  readonly label?: string;
  readonly columns?: readonly string[];
  readonly conditions?: readonly ViewCondition[];
  readonly conjunction?: 'and' | 'or';
  /** `everything` unless said; `mine`, `mru` ... */
  readonly scope?: string;
  /** Of the queue or price book, where the scope is one. */
  readonly scopeEntityId?: string;
  readonly soqlCompatible?: boolean;
}

/** The list views of the org; each is a row of ListView too. */
export class ListViews {
  private readonly views = new Map<string, NewListView>();

  constructor(private readonly load: (object: string, rows: Iterable<Row>) => string[]) {}

  /** Answers the id. */
  add(view: NewListView): string {
    const { object, developerName, label = developerName, soqlCompatible = true } = view;
    const row = {
      Name: label,
      DeveloperName: developerName,
      SobjectType: object,
      IsSoqlCompatible: soqlCompatible
    };
    const [id = ''] = this.load('ListView', [row]);
    this.views.set(id, view);
    return id;
  }

  /** By id, of either length. */
  find(object: string, id: string): { readonly id: string; readonly view: NewListView } | undefined {
    const entry = [...this.views].find(([full]) => full === id || full.slice(0, 15) === id);
    const ofObject = entry && entry[1].object.toLowerCase() === object.toLowerCase();
    return ofObject ? { id: entry[0], view: entry[1] } : undefined;
  }

  of(object: string): { readonly id: string; readonly view: NewListView }[] {
    return [...this.views]
      .map(([id, view]) => ({ id, view }))
      .filter(({ view }) => view.object.toLowerCase() === object.toLowerCase());
  }
}

const operators = {
  equals: '=',
  notEquals: '!=',
  lessThan: '<',
  lessThanOrEqualTo: '<=',
  greaterThan: '>',
  greaterThanOrEqualTo: '>=',
  like: 'LIKE',
  in: 'IN',
  notIn: 'NOT IN',
  includes: 'INCLUDES',
  excludes: 'EXCLUDES'
} as const;

/** The whole SOQL of a view. */
export function viewQuery({ object, columns = ['Name'], ...view }: NewListView): string {
  const { conditions = [], conjunction = 'and', scope = 'everything' } = view;
  const shown = columns.map((column) => column.replace(/^.*\((.*)\)$/, '$1'));
  const hidden = ['Id', 'CreatedDate', 'LastModifiedDate', 'SystemModstamp'].filter(
    (name) => !shown.includes(name)
  );
  return [
    `SELECT ${[...columns, ...hidden].join(', ')} FROM ${object}`,
    ...(scope === 'everything' ? [] : [`USING SCOPE ${scope}`]),
    ...(conditions.length > 0
      ? [`WHERE ${conditions.map(written).join(` ${conjunction.toUpperCase()} `)}`]
      : []),
    `ORDER BY ${shown[0]} ASC NULLS FIRST, Id ASC NULLS FIRST`
  ].join(' ');
}

function written({ field, operator, values }: ViewCondition): string {
  const list = /in|cludes/i.test(operator) && operator !== 'like' && !operator.endsWith('Than');
  return `${field} ${operators[operator]} ${list ? `(${values.join(', ')})` : values.join('')}`;
}

/** One condition stands alone, several in a group. */
export function whereCondition({ conditions = [], conjunction = 'and' }: NewListView): unknown {
  const [only] = conditions;
  return only && conditions.length === 1 ? only : { conditions, conjunction };
}
