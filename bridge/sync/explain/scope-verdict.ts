import type { Clause, Condition } from '../../config/condition';
import { ConfigError, RejectedError } from '../../errors';
import { readPath } from '../mapping/read-path';
import type { SourceRecord } from '../model';
import type { Source } from '../ports';
import type { ReadySync } from '../ready-sync';
import { recordId } from '../record-id';
import { recordsQuery, soqlText } from '../scope';
import { causeOf, type Cause } from './cause';
import { judge, shownClause, type AskClause, type Judgement, type JudgedClause } from './judge-condition';
import { clauseCause, memberCause, wantedByFirst } from './scope-cause';
import type { Truth } from './test-clause';

/** Whether the sync covers a record, and if not, why. */
export interface ScopeVerdict {
  readonly verdict: 'in scope' | 'out of scope' | 'not checked';
  /** Sentences for a person; empty for a record in scope. */
  readonly reasons: readonly string[];
  /** Of a condition all clauses, with what they say of the record. */
  readonly clauses: readonly JudgedClause[];
}

/** The same, and what decides, for a program. */
export interface StudiedScope {
  readonly verdict: ScopeVerdict;
  /** Null for a record in scope. */
  readonly cause: Cause | null;
  /** Fields that the reasons name or whose values they show. */
  readonly fields: readonly string[];
  /** What a blank field would have to hold, as text for people; null where that is not known. */
  readonly expected: string | null;
}

export interface ScopeParts {
  readonly source: Pick<Source, 'query'>;
  /** A condition of SOQL, taken apart. */
  readonly readCondition: (condition: string) => Condition;
}

const inScopeVerdict: ScopeVerdict = { verdict: 'in scope', reasons: [], clauses: [] };
export const inScope: StudiedScope = { verdict: inScopeVerdict, cause: null, fields: [], expected: null };

const outOfScope = (reasons: readonly string[], { clauses }: Pick<Judgement, 'clauses'>): ScopeVerdict => ({
  verdict: 'out of scope',
  reasons,
  clauses: clauses.map(shownClause)
});

const leftOut = (reason: string, cause: Cause): StudiedScope => ({
  verdict: outOfScope([reason], everything),
  cause,
  fields: cause.fieldPaths,
  expected: null
});

/** Why a record is not among those that the sync reads. Asks Salesforce for clauses that it alone can judge. */
export async function whyOutOfScope(
  ready: ReadySync,
  { id, record }: { readonly id: string; readonly record: SourceRecord | null },
  parts: ScopeParts
): Promise<StudiedScope> {
  const { sourceObject } = ready.definition;
  if (!record)
    return leftOut(
      `There is no ${sourceObject} ${id}, or the integration user may not see it.`,
      causeOf('record.invisible')
    );
  const { masterRecordId } = record;
  if (masterRecordId)
    return leftOut(
      `The record was merged into ${masterRecordId}.`,
      causeOf('record.merged', { otherRecordId: masterRecordId })
    );
  if (record.isDeleted) return leftOut('The record is deleted.', causeOf('record.deleted'));
  return byScope(ready, record, parts);
}

async function byScope(ready: ReadySync, record: SourceRecord, parts: ScopeParts): Promise<StudiedScope> {
  const { scope } = ready.definition;
  switch (scope.type) {
    case 'Report': {
      const report = (await nameIn('Report', idIs(scope.report), parts)) ?? scope.report;
      return leftOut(
        `The report ${scope.report} does not list the record.`,
        causeOf('scope.report', { facts: { report } })
      );
    }
    case 'Campaign':
      return byCampaign(ready, record, parts);
    case 'List_View': {
      const judgement = await judged(ready, record, askingFor(ready, record, parts), parts);
      const said = `The list view ${scope.view} does not show the record.`;
      const reasons = [said, ...judgement.failed.map(({ sentence }) => sentence)];
      const { fields } = byClauses(reasons, judgement);
      const view = (await nameOfView(ready.definition.sourceObject, scope.view, parts)) ?? scope.view;
      const cause = causeOf('scope.list-view', { facts: { view } });
      return { verdict: outOfScope(reasons, judgement), cause, fields, expected: null };
    }
    default: {
      const judgement = await judged(ready, record, askingFor(ready, record, parts), parts);
      const reasons = judgement.failed.map(({ sentence }) => sentence);
      return byClauses(reasons.length > 0 ? reasons : [unexplained], judgement);
    }
  }
}

function byClauses(reasons: readonly string[], judgement: Judgement): StudiedScope {
  const otherwise = causeOf('scope.other', { facts: { reason: reasons.join(' ') } });
  return {
    verdict: outOfScope(reasons, judgement),
    cause: clauseCause(judgement.failed, otherwise),
    fields: judgement.failed.flatMap(({ fields }) => fields),
    expected: wantedByFirst(judgement.failed)
  };
}

const unexplained = 'Salesforce does not answer the record to the query of the sync.';

async function byCampaign(ready: ReadySync, record: SourceRecord, parts: ScopeParts): Promise<StudiedScope> {
  const campaign = recordId(readPath(record.fields, ['CampaignId']));
  const reason =
    campaign === null
      ? 'It is a member of no campaign.'
      : `Its campaign ${campaign} is not linked to a list by this sync.`;
  const name = campaign === null ? null : await nameIn('Campaign', idIs(campaign), parts);
  const cause = memberCause(record, ready.scope.links, name);
  return { ...leftOut(reason, cause), fields: ['CampaignId'] };
}

const idIs = (id: string): string => `Id = '${soqlText(id)}'`;

/** A view is named by its id or its developer name; people know its label. */
const nameOfView = (object: string, view: string, parts: ScopeParts): Promise<string | null> => {
  const named = `SobjectType = '${soqlText(object)}' AND DeveloperName = '${soqlText(view)}'`;
  return nameIn('ListView', view.startsWith('00B') && recordId(view) !== null ? idIs(view) : named, parts);
};

/** What people call it; null where the integration user may not see it: the id has to do then. */
async function nameIn(object: string, condition: string, { source }: ScopeParts): Promise<string | null> {
  try {
    const soql = `SELECT Name FROM ${object} WHERE ${condition} LIMIT 1`;
    const [row] = await source.query(soql, { includeDeleted: false });
    return typeof row?.Name === 'string' ? row.Name : null;
  } catch (error) {
    if (error instanceof ConfigError || error instanceof RejectedError) return null;
    throw error;
  }
}

/** Data that was handed in, held against the condition: what only Salesforce can say stays open. */
export async function scopeOfGiven(
  ready: ReadySync,
  record: SourceRecord,
  parts: Pick<ScopeParts, 'readCondition'>
): Promise<StudiedScope> {
  const verdict = await verdictOfGiven(ready, record, parts);
  return { verdict, cause: null, fields: [], expected: null };
}

async function verdictOfGiven(
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
  const judgement = await judged(ready, record, () => Promise.resolve('unknown'), parts);
  const clauses = judgement.clauses.map(shownClause);
  if (judgement.truth === 'true') return { ...inScopeVerdict, clauses };
  const reasons = judgement.failed.map(({ sentence }) => sentence);
  return judgement.truth === 'false'
    ? outOfScope(reasons, judgement)
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
