import type { SyncDefinition } from '../../config/sync-definition';
import type { FormulaValue } from '../../formula/model';
import { compiledAt, evaluated } from './formulas';
import { pathReader, type Row } from './read-path';
import type { SourcePlace } from './source-types';

type Rank = (row: Row, now: Date) => number | null;

const namedRules = ['first', 'contact_before_lead', 'newest'] as const;
type NamedRule = (typeof namedRules)[number];

/** The rule of that name; null for a formula. Blank is First. */
export function namedRule(rule: string | null): NamedRule | null {
  if (rule === null) return 'first';
  return namedRules.find((name) => name === rule.trim().toLowerCase()) ?? null;
}

/** Fields that a named rule reads. */
export function fieldsOfRule({ duplicateRule, sourceObject }: SyncDefinition): string[] {
  const rule = namedRule(duplicateRule);
  if (rule === 'newest') return ['CreatedDate'];
  return rule === 'contact_before_lead' && isMember(sourceObject) ? ['ContactId'] : [];
}

const isMember = (object: string): boolean => object.toLowerCase() === 'campaignmember';

/** How good a record's claim to an identity is: higher wins, null leaves it to who came first. */
export function compileRank(definition: SyncDefinition, place: SourcePlace): Rank {
  switch (namedRule(definition.duplicateRule)) {
    case 'first':
      return () => null;
    case 'newest': {
      const read = pathReader(['CreatedDate']);
      return (row) => asRank(read(row) as FormulaValue);
    }
    case 'contact_before_lead':
      return contactRank(definition.sourceObject);
    case null: {
      const value = evaluated(
        compiledAt(definition.duplicateRule ?? '', 'value', place),
        'The duplicate rule'
      );
      return (row, now) => asRank(value(row, now));
    }
  }
}

/** People of the `Account` object are person accounts: both stand before leads, as do members who are contacts. */
function contactRank(object: string): Rank {
  if (isMember(object)) {
    const read = pathReader(['ContactId']);
    return (row) => (read(row) ? 1 : 0);
  }
  const rank = ['contact', 'account'].includes(object.toLowerCase()) ? 1 : 0;
  return () => rank;
}

/** Dates and date-times as milliseconds since 1970. */
function asRank(value: FormulaValue): number | null {
  if (value === null || value === undefined) return null;
  const rank = typeof value === 'string' ? Date.parse(value.replace(/\+0000$/, 'Z')) : Number(value);
  return Number.isNaN(rank) ? null : rank;
}
