import type { ConfigProblem, IterableType, SyncDefinition } from '../config/sync-definition';
import { arrayClauseProblems } from './array-clauses';
import { campaignLists, type CampaignLists } from './campaign-lists';
import { linkKeys } from './campaign-links';
import { defineFields, guardCatalogs, type FieldsToDefine } from './catalog-fields';
import { keepingOptOut, optOutIdsReader } from './consent/keep-opt-out';
import { keptOffLists, linkOptOuts } from './consent/list-opt-outs';
import { purposeNotices, purposesFor, type Purposes } from './consent/list-purpose';
import { optOutReader, optOutsOf, type OptOutField } from './consent/opt-out-fields';
import { examine, problemsError, type Examined } from './examine';
import type { Extraction } from './extract';
import { guardFields, type GuardAnswer } from './guard';
import { createMapper, type RecordMapper } from './map';
import type {} from './model';
import type { SourceTypes } from './mapping/source-types';
import type { Unstamped } from './mapping/unstamped';
import { createOperationBuilder, type StepTargets } from './operations/build-operations';
import { personSources } from './person-sources';
import type { PlanContext } from './plan-model';
import type { Clock, Destination, MessageType } from './ports';
import { refuseProject } from './refuse-project';
import { RemovalBrake } from './removal-brake';
import { resolveScope, withResolved, type ResolvedScope } from './resolve-scope';
import type { RunParts, RunRequest } from './run-parts';
import { scopeProblems } from './scope-problems';
import { selectList } from './select-list';
import { findTargets, ListFinder, type FoundTargets, type TargetParts } from './step-targets';
import type { StatusFields } from './write-back';

/** A definition that may run: held against the org and against Iterable. */
export interface ReadySync {
  /** With the names in its steps as Iterable spells them. */
  readonly definition: SyncDefinition;
  readonly extraction: Extraction;
  readonly map: RecordMapper;
  readonly context: PlanContext;
  readonly statusFields: StatusFields | null;
  /** Iterable fields that are missing and may be created, with the type they are meant to have. */
  readonly toCreate: ReadonlyMap<string, IterableType>;
  readonly unstamped: Unstamped;
  readonly scope: ResolvedScope;
  /** The campaign links as the ledger keeps them, see `linkKeys`. */
  readonly linkKeys: readonly string[];
  /** A list was made just now: Iterable settles before it is used. */
  readonly hasMadeList: boolean;
  /** Lists and catalogs that are missing and that a run makes, by a call each. */
  readonly targetsToMake: number;
  /** What a person should know although the run goes on. */
  readonly notices: readonly string[];
}

type Parts = Pick<RunParts, 'source' | 'destination'> &
  Omit<TargetParts, 'destination'> & { readonly clock: Pick<Clock, 'now'> };

/**
 * Everything that can stop a run stops it here, before the first record is read and the first write is made. A dry run
 * goes through the same gate and makes no list and no catalog.
 */
export async function readySync(
  given: SyncDefinition,
  request: RunRequest,
  parts: Parts
): Promise<ReadySync> {
  const { source, destination } = parts;
  await refuseProject(given.project, source);
  const found = await examineWhole(given, { source, destination });
  if (found.problems.length > 0) throw problemsError(found.problems);
  const { examined, scope } = found;
  const finder = new ListFinder(given, parts);
  const targets = await findTargets(given, finder, parts);
  const defined = parts.mayCreate ? await defineFields(found.toDefine, destination) : [];
  const definition = { ...given, steps: targets.steps };
  const campaign = await campaignLists(definition, scope.links, finder);
  const people = await personSources(given, source);
  const optOuts = optOutsOf(given.project, people);
  const optOut = optOuts.map(({ path }) => path);
  const optOutIds = optOutIdsReader(given.project, people);
  return {
    definition,
    extraction: extractionOf(definition, request, { source, optOut, found }),
    map: createMapper(definition, examined.sourceTypes),
    context: {
      ...contextOf(definition, targets, campaign),
      ...consentOf(found, optOuts, { targets, campaign }),
      keepingOptOut: (wanted, record) => keepingOptOut(wanted, optOutIds(record)),
      messageTypes: await messageTypesFor(definition, destination),
      now: () => parts.clock.now()
    },
    statusFields: examined.statusFields,
    toCreate: found.toCreate,
    unstamped: examined.unstamped,
    scope,
    linkKeys: linkKeys(scope.links),
    hasMadeList: finder.hasMade,
    targetsToMake: finder.toMake.size,
    notices: [...found.notices, ...finder.notices, ...targets.notices, ...defined]
  };
}

/** A sync held against the org and Iterable's fields: what is wrong, and what was found out on the way. */
export interface WholeExamination {
  readonly examined: Examined;
  readonly scope: ResolvedScope;
  readonly toCreate: ReadonlyMap<string, IterableType>;
  readonly toDefine: FieldsToDefine;
  /** What the lists of campaign links are for, as Iterable has it. */
  readonly purposes: Purposes;
  readonly problems: readonly ConfigProblem[];
  readonly notices: readonly string[];
}

type ReadFields = Pick<Destination, 'fields' | 'catalogs' | 'catalogFields' | 'channels' | 'messageTypes'>;

/** All that a check says of a sync, and that a run must not begin with. Reads only. */
export async function examineWhole(
  definition: SyncDefinition,
  { source, destination }: Pick<RunParts, 'source'> & { readonly destination: ReadFields }
): Promise<WholeExamination> {
  // First: where campaigns cannot be read at all, that is what has to be said.
  const scope = await resolveScope(definition, source);
  if (scope.problems.length > 0) throw problemsError(scope.problems);
  const examined = await examine(definition, source);
  const findings = await scopeProblems(definition, scope, source);
  const guard = await guardedFields(definition, examined.sourceTypes, destination);
  const catalogs = await guardCatalogs(definition, examined.sourceTypes, destination);
  const purposes = await purposesFor(scope.links, destination);
  return {
    examined,
    scope,
    purposes,
    toCreate: guard.toCreate,
    toDefine: catalogs.toDefine,
    problems: [
      ...examined.problems,
      ...(await arrayClauseProblems(definition, source)),
      ...findings.problems,
      ...guard.problems,
      ...catalogs.problems
    ],
    notices: [...(definition.notices ?? []), ...findings.notices, ...purposeNotices(scope.links, purposes)]
  };
}

/** Seconds; what was read just now is not read again. */
const justNow = 2;

/** Fields that are cached can lack one that was created since: before that is said, they are read again. */
async function guardedFields(
  definition: SyncDefinition,
  sourceTypes: SourceTypes,
  destination: Pick<Destination, 'fields'>
): Promise<GuardAnswer> {
  const guard = guardFields(definition, sourceTypes, await destination.fields());
  if (guard.problems.length === 0 && guard.toCreate.size === 0) return guard;
  return guardFields(definition, sourceTypes, await destination.fields(justNow));
}

function extractionOf(
  definition: SyncDefinition,
  request: RunRequest,
  given: Pick<RunParts, 'source'> & { readonly optOut: readonly string[]; readonly found: WholeExamination }
): Extraction {
  const { source, optOut, found } = given;
  const scope = withResolved(found.examined.scope, found.scope);
  return {
    source,
    scope: { ...scope, fields: selectList([...scope.fields, ...optOut], 'allChildren') },
    // A member that was removed has to be seen to be taken off its lists.
    includeDeleted: definition.includeDeleted || definition.scope.type === 'Campaign',
    maxRecords: request.max ?? definition.maxRecords
  };
}

function contextOf(
  definition: SyncDefinition,
  { lists }: FoundTargets,
  campaign: CampaignLists
): Pick<PlanContext, 'definition' | 'build' | 'onLeave' | 'isEmptied' | 'linksKeep' | 'brake'> {
  const targets: StepTargets = {
    listsOf: (step, record) => {
      const own = lists.get(step.name);
      if (definition.scope.type !== 'Campaign') return own === undefined ? [] : [own];
      const linked = campaign.listsOf(record);
      return own !== undefined && linked.length > 0 ? [own] : linked;
    }
  };
  return {
    definition,
    build: createOperationBuilder(definition, targets),
    onLeave: (listId) => ([...lists.values()].includes(listId) ? null : campaign.onLeave(listId)),
    isEmptied: (listId, record) => campaign.isEmptied(listId, record),
    linksKeep: (listId, member) => [...lists.values()].includes(listId) || campaign.keeps(listId, member),
    brake: new RemovalBrake()
  };
}

/** Who is opted out, and of which lists; a list that a step names itself stands for every link of a member. */
function consentOf(
  { scope, purposes }: Pick<WholeExamination, 'scope' | 'purposes'>,
  optOuts: readonly OptOutField[],
  { targets, campaign }: { readonly targets: FoundTargets; readonly campaign: CampaignLists }
): Pick<PlanContext, 'optedOutBy' | 'keptOffBy'> {
  const optedOutBy = optOutReader(optOuts.map(({ path }) => path));
  if (scope.links.every(({ purpose }) => purpose === null)) return { optedOutBy };
  const own = new Set(targets.lists.values());
  const lists: Pick<CampaignLists, 'listsOf' | 'linksOf'> = {
    listsOf: (record) => campaign.listsOf(record),
    linksOf: (record, listId) => campaign.linksOf(record, listId !== null && own.has(listId) ? null : listId)
  };
  return {
    optedOutBy,
    keptOffBy: keptOffLists(lists, { optOut: linkOptOuts(optOuts, purposes), optedOutBy })
  };
}

/** Their policy decides how a subscription is said (iterable-api 12); asked for only where a step says one. */
async function messageTypesFor(
  { steps }: SyncDefinition,
  destination: Pick<Destination, 'messageTypes'>
): Promise<readonly MessageType[]> {
  return steps.some(({ operation }) => operation === 'Update_Subscriptions')
    ? destination.messageTypes()
    : [];
}
