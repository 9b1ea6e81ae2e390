import type { Clause, Condition } from '../../config/condition';
import { readPath } from '../mapping/read-path';
import type { SourceRecord } from '../model';
import type { Source } from '../ports';
import type { ReadySync } from '../ready-sync';
import { recordsQuery } from '../scope';
import { judge, type AskClause, type Judgement, type JudgedClause } from './judge-condition';
import type { Truth } from './test-clause';

/** Whether the sync covers a record, and if not, why. */
export interface ScopeVerdict {
  readonly verdict: 'in scope' | 'out of scope' | 'not checked';
  /** Sentences for a person; empty for a record in scope. */
  readonly reasons: readonly string[];
  /** Of a condition all clauses, with what they say of the record. */
  readonly clauses: readonly JudgedClause[];
}

export interface ScopeParts {
  readonly source: Pick<Source, 'query'>;
  /** A condition of SOQL, taken apart. */
  readonly readCondition: (condition: string) => Condition;
}

export const inScope: ScopeVerdict = { verdict: 'in scope', reasons: [], clauses: [] };

const outOfScope = (reasons: readonly string[], clauses: readonly JudgedClause[] = []): ScopeVerdict => ({
  verdict: 'out of scope',
  reasons,
  clauses
});

/** Why a record is not among those that the sync reads. Asks Salesforce for clauses that it alone can judge. */
export async function whyOutOfScope(
  ready: ReadySync,
  { id, record }: { readonly id: string; readonly record: SourceRecord | null },
  parts: ScopeParts
): Promise<ScopeVerdict> {
  const { sourceObject } = ready.definition;
  if (!record)
    return outOfScope([`There is no ${sourceObject} ${id}, or the integration user may not see it.`]);
  if (record.masterRecordId) return outOfScope([`The record was merged into ${record.masterRecordId}.`]);
  if (record.isDeleted) return outOfScope(['The record is deleted.']);
  return byScope(ready, record, parts);
}

async function byScope(ready: ReadySync, record: SourceRecord, parts: ScopeParts): Promise<ScopeVerdict> {
  const { scope } = ready.definition;
  switch (scope.type) {
    case 'Report':
      return outOfScope([`The report ${scope.report} does not list the record.`]);
    case 'Campaign':
      return outOfScope([notLinked(record)]);
    case 'List_View': {
      const { clauses, failed } = await judged(ready, record, askingFor(ready, record, parts), parts);
      const said = `The list view ${scope.view} does not show the record.`;
      return outOfScope([said, ...failed.map(({ sentence }) => sentence)], clauses);
    }
    default: {
      const { clauses, failed } = await judged(ready, record, askingFor(ready, record, parts), parts);
      const reasons = failed.map(({ sentence }) => sentence);
      return outOfScope(reasons.length > 0 ? reasons : [unexplained], clauses);
    }
  }
}

const unexplained = 'Salesforce does not answer the record to the query of the sync.';

const notLinked = ({ fields }: SourceRecord): string => {
  const campaign = readPath(fields, ['CampaignId']);
  return typeof campaign === 'string'
    ? `Its campaign ${campaign} is not linked to a list by this sync.`
    : 'It is a member of no campaign.';
};

/** Data that was handed in, held against the condition: what only Salesforce can say stays open. */
export async function scopeOfGiven(
  ready: ReadySync,
  record: SourceRecord,
  parts: Pick<ScopeParts, 'readCondition'>
): Promise<ScopeVerdict> {
  const { scope } = ready.definition;
  if (scope.type === 'Report')
    return {
      verdict: 'not checked',
      reasons: ['Data that is handed in is in no report.'],
      clauses: []
    };
  const { truth, clauses, failed } = await judged(ready, record, () => Promise.resolve('unknown'), parts);
  if (truth === 'true') return { ...inScope, clauses };
  const reasons = failed.map(({ sentence }) => sentence);
  return truth === 'false'
    ? outOfScope(reasons, clauses)
    : { verdict: 'not checked', reasons: [notSure, ...reasons], clauses };
}

const notSure = 'Only Salesforce can say whether the data is in scope; it was taken as if it were.';

const everything: Judgement = { truth: 'true', clauses: [], failed: [] };

async function judged(
  { scope }: Pick<ReadySync, 'scope'>,
  record: SourceRecord,
  ask: AskClause,
  { readCondition }: Pick<ScopeParts, 'readCondition'>
): Promise<Judgement> {
  if (scope.condition === null) return everything;
  return judge(readCondition(scope.condition), record.fields, ask);
}

/** One query a clause: whether the record is found by it alone. */
function askingFor({ extraction }: ReadySync, { id }: SourceRecord, { source }: ScopeParts): AskClause {
  return async ({ text }: Clause): Promise<Truth> => {
    const alone = { ...extraction.scope, fields: ['Id'], condition: text, recordIds: null };
    const rows = await source.query(recordsQuery(alone, [id]), { includeDeleted: false });
    return rows.length > 0 ? 'true' : 'false';
  };
}
