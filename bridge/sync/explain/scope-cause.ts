import type { SourceRecord } from '../model';
import { readPath } from '../mapping/read-path';
import type { CampaignLink } from '../campaign-links';
import { recordId } from '../record-id';
import { causeOf, type Cause } from './cause';
import type { StudiedClause } from './judge-condition';
import { anyText, expectedText, valueText } from './wanted-text';

/** The cause of the clauses on which a condition fails: the first field that can be named. Pure. */
export function clauseCause(failed: readonly StudiedClause[], otherwise: Cause): Cause {
  const first = firstJudged(failed);
  if (!first?.test) return unjudged(failed, otherwise);
  const { field } = first.test;
  if (first.value === null && !first.excludes) return causeOf('scope.blank', { fields: [field] });
  const facts = { value: valueText(first.value), expected: wantedByFirst(failed) ?? '' };
  return causeOf('scope.field', { facts, fields: [field] });
}

const firstJudged = (failed: readonly StudiedClause[]): StudiedClause | undefined =>
  failed.find(({ test, value }) => test !== null && value !== undefined);

/** What the field of the first clause would have to hold: of several clauses about it what any of them takes. Pure. */
export function wantedByFirst(failed: readonly StudiedClause[]): string | null {
  const field = firstJudged(failed)?.test?.field.toLowerCase();
  if (field === undefined) return null;
  return expectedText(failed.filter(({ test }) => test?.field.toLowerCase() === field));
}

/** What only Salesforce could judge is told as it is written. */
function unjudged(failed: readonly StudiedClause[], otherwise: Cause): Cause {
  const [first] = failed;
  if (!first) return otherwise;
  const fields = [...new Set(failed.flatMap((clause) => clause.fields))];
  return causeOf('scope.other', {
    facts: { reason: failed.map(({ sentence }) => sentence).join(' ') },
    fields
  });
}

/** A campaign without a link, or links that want members of other statuses. Pure. */
export function memberCause(
  record: SourceRecord | null,
  links: readonly CampaignLink[],
  campaignName: string | null
): Cause {
  const fields = record?.fields ?? {};
  const campaign = recordId(readPath(fields, ['CampaignId']));
  const own = links.filter(({ campaignId }) => recordId(campaignId) === campaign);
  if (campaign === null || own.length === 0)
    return causeOf('scope.campaign', {
      facts: { campaign: campaignName ?? campaign ?? '' },
      otherRecordId: campaign
    });
  const expected = anyText([...new Set(own.flatMap(({ statuses }) => statuses ?? []))]);
  const facts = { value: valueText(readPath(fields, ['Status'])), expected };
  return causeOf('scope.member-status', { facts, fields: ['Status'] });
}
