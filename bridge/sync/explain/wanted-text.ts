import type { ClauseTest, Literal } from '../../config/condition';
import type { StudiedClause } from './judge-condition';

/** A value of a record as text: `blank` for none, `true` and `false` of a checkbox, dates as Salesforce writes them. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'blank';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `US`, `US or CA`, `US, CA or MX`. */
export function anyText(values: readonly string[]): string {
  const last = values.at(-1) ?? '';
  const others = values.slice(0, -1);
  return others.length === 0 ? last : `${others.join(', ')} or ${last}`;
}

/** What the failed clauses, all of one field, would have: `US or CA`, `more than 5`, `anything but DE`. Pure. */
export const expectedText = (clauses: readonly StudiedClause[]): string =>
  anyText([...new Set(clauses.flatMap((clause) => (clause.test ? [wanted(clause.test, clause)] : [])))]);

const wanted = (test: ClauseTest, { excludes }: Pick<StudiedClause, 'excludes'>): string =>
  excludes ? `anything but ${wantedBy(test)}` : wantedBy(test);

function wantedBy({ operator, values }: ClauseTest): string {
  const list = anyText(values.map(({ value }) => valueText(value)));
  const isTime = values.some(({ type }) => type === 'date' || type === 'moment');
  if (operator === 'LIKE') return likeText(values);
  const words = (isTime ? timeWords[operator] : undefined) ?? operatorWords[operator];
  return words.replace('{}', () => list);
}

const operatorWords: Readonly<Record<Exclude<ClauseTest['operator'], 'LIKE'>, string>> = {
  '=': '{}',
  IN: '{}',
  '!=': 'anything but {}',
  'NOT IN': 'anything but {}',
  '<': 'less than {}',
  '<=': 'at most {}',
  '>': 'more than {}',
  '>=': 'at least {}',
  INCLUDES: 'including {}',
  EXCLUDES: 'without {}'
};

const timeWords: Readonly<Partial<Record<ClauseTest['operator'], string>>> = {
  '<': 'before {}',
  '<=': '{} or before',
  '>': 'after {}',
  '>=': '{} or after'
};

/** Patterns with marks at their ends only can be said in words. */
function likeText(values: readonly Literal[]): string {
  return anyText(
    values.map(({ value }) => {
      const text = String(value);
      const [, start = '', inner = '', end = ''] = /^(%?)(.*?)(%?)$/s.exec(text) ?? [];
      if (/[%_]/.test(inner)) return `like ${text}`;
      if (start && end) return `containing ${inner}`;
      if (end) return `beginning with ${inner}`;
      return start ? `ending with ${inner}` : inner;
    })
  );
}
