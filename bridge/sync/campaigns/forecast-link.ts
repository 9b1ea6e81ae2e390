import type { ListPurpose, SyncDefinition } from '../../config/sync-definition';
import { campaignLinks, matchingLinks, type CampaignLink } from '../campaign-links';
import { linksTo } from '../campaign-lists';
import type { Explain } from '../counts/groups';
import { decide, type Decider, type Decision } from '../decide';
import { deciderOf } from '../decider';
import { readRecords } from '../extract';
import type { Outcome } from '../model';
import { scratchClock } from '../preview/scratch-clock';
import { ScratchLedger } from '../preview/scratch-ledger';
import { readySync } from '../ready-sync';
import { recordId } from '../record-id';
import type { RunParts } from '../run-parts';
import { delivered, outcomeOf } from '../step-result';
import { ListFinder } from '../step-targets';
import type { Member } from './link-standing';
import { memberGroups, scaledGroups, type FoundMember, type MemberGroup } from './member-groups';

/** A link that is not made yet. */
export interface WantedLink {
  readonly campaignId: string;
  /** Null: a list that is not made yet. */
  readonly listId: number | null;
  /** Null: members of any status. */
  readonly statuses: readonly string[] | null;
  /** Null: any opt-out keeps people off the list. */
  readonly purpose: ListPurpose | null;
}

export interface LinkForecast {
  readonly members: number;
  /** Of them those that will be on the list. */
  readonly willGo: number;
  readonly willNot: number;
  /** They add up to the members. */
  readonly groups: readonly MemberGroup[];
  /** Worked out from some of the members. */
  readonly isRough: boolean;
}

/** Members that are worked out at most: more of them would keep a person waiting for too long. */
const mostMembers = 2000;

export type ForecastingParts = Omit<RunParts, 'onProgress'> & { readonly explain: Explain };

/**
 * What a link would do with the members of its campaign as they are now, by the code of a run up to delivery. Nothing
 * is sent and nothing is stored. ConfigError where the sync could not run.
 */
export async function forecastLink(
  definition: SyncDefinition,
  wanted: WantedLink,
  members: readonly Member[],
  parts: ForecastingParts
): Promise<LinkForecast> {
  const beside = await linksBeside(definition, wanted, parts);
  const found = await foundMembers(linkedOnly(definition, [wanted, ...beside]), sample(members), parts);
  const isRough = found.length < members.length;
  const seen = memberGroups(found, parts.explain);
  const groups = isRough ? scaledGroups(seen, members.length) : seen;
  const willGo = groups
    .filter(({ standing }) => standing === 'on-list')
    .reduce((sum, { count }) => sum + count, 0);
  return { members: members.length, willGo, willNot: members.length - willGo, groups, isRough };
}

/** Other links to the list, which may keep more people off it. */
async function linksBeside(
  definition: SyncDefinition,
  { campaignId, listId, purpose }: WantedLink,
  parts: ForecastingParts
): Promise<WantedLink[]> {
  const { scope } = definition;
  if (scope.type !== 'Campaign' || listId === null || purpose === null) return [];
  const finder = new ListFinder(definition, { ...parts, mayCreate: false });
  const links = await linksTo(listId, await campaignLinks(definition, scope, parts.source), {
    definition,
    finder
  });
  return links
    .filter((link) => recordId(link.campaignId) !== recordId(campaignId))
    .map((link) => ({ ...link, listId }));
}

/** The sync as if the campaign had this link and no other; the first of them is the one. */
function linkedOnly(definition: SyncDefinition, wanted: readonly WantedLink[]): SyncDefinition {
  const named = { name: 'forecast', campaignName: null, listName: notMade };
  const rules = wanted.map(({ campaignId, listId, statuses, purpose }) => ({
    ...{ campaignId, listId, statuses, purpose },
    ...named
  }));
  return { ...definition, scope: { type: 'Campaign', rules, takesUnnamed: false, rulesAlone: true } };
}

/** Stands for the name of a list that nobody has made: there is none of the name. */
const notMade = '(a list that is not made yet)';

/** All of them, or as many from all over the campaign as fit. Pure. */
function sample(members: readonly Member[]): readonly Member[] {
  if (members.length <= mostMembers) return members;
  const step = members.length / mostMembers;
  return Array.from({ length: mostMembers }, (_, index) => members[Math.floor(index * step)]).filter(
    (member) => member !== undefined
  );
}

async function foundMembers(
  definition: SyncDefinition,
  members: readonly Member[],
  parts: ForecastingParts
): Promise<FoundMember[]> {
  if (members.length === 0) return [];
  const ready = await readySync(definition, { trigger: 'api' }, { ...parts, mayCreate: false });
  ready.context.brake.release();
  const clock = scratchClock(parts.clock);
  const ledger = new ScratchLedger(parts.ledger);
  const project = definition.project.name;
  const decider: Decider = deciderOf(ready, { ...parts, clock, ledger }, (claims) =>
    ledger.claimIdentities(project, claims)
  );
  const ids = members.map(({ id }) => id);
  const records = (await readRecords(ready.extraction, ids)).filter(({ isDeleted }) => !isDeleted);
  const decisions = new Map((await decide(records, decider)).map((made) => [made.record.id, made]));
  const [link] = ready.scope.links;
  return members.map((member) => judged(member, { link, decision: decisions.get(member.id), clock }));
}

interface Judged {
  readonly link: CampaignLink | undefined;
  readonly decision: Decision | undefined;
  readonly clock: Pick<RunParts['clock'], 'now'>;
}

function judged(member: Member, { link, decision, clock }: Judged): FoundMember {
  const { id } = member;
  if (!link || matchingLinks(member, [link]).length === 0) return { id, standing: 'not-chosen', code: '' };
  if (!decision) return { id, standing: 'not-sent', code: 'deleted' };
  const { status, code } = outcomeIfTaken(decision, clock.now());
  if (status === 'delivered' || status === 'unchanged') return { id, standing: 'on-list', code: '' };
  if (status === 'deferred') return { id, standing: 'waiting', code };
  return { id, standing: status === 'rejected' ? 'needs-attention' : 'not-sent', code };
}

/** As if Iterable took everything; whoever is kept off the list is not on it for what other steps send. */
function outcomeIfTaken(decision: Decision, now: Date): Pick<Outcome, 'status' | 'code'> {
  if ('outcome' in decision) return decision.outcome;
  const { record, plan } = decision;
  const results = plan.steps.map((step) => ('operation' in step ? delivered(step.operation) : step.result));
  const refused = results.find(
    ({ status, operation }) => status === 'skipped' && operation?.call.endpoint === 'subscribe'
  );
  if (refused) return refused;
  return outcomeOf(record, results, { ...plan, at: now.toISOString() });
}
