import type { CallRates, ConfigProblem, StepDefinition, SyncDefinition } from '../config/sync-definition';
import { fieldMeter, meterNotice } from './field-meter';
import { isCatalogOperation } from './operations/traits';
import type { Destination } from './ports';
import { isListStep } from './step-targets';

type Reads = Pick<Destination, 'lists' | 'catalogs' | 'channels' | 'messageTypes' | 'fields'>;

export interface TargetFindings {
  readonly problems: readonly ConfigProblem[];
  readonly notices: readonly string[];
}

/** What the steps name in Iterable and Iterable does not have (yet). Reads only. */
export async function checkTargets(definition: SyncDefinition, destination: Reads): Promise<TargetFindings> {
  return {
    problems: await unknownIds(definition, destination),
    notices: [...(await missing(definition, destination))]
  };
}

/** Lists and catalogs that are named and not there: the first run makes them (H-31, H-38). */
async function missing({ steps, scope, label }: SyncDefinition, destination: Reads): Promise<string[]> {
  const lists = steps.filter(
    (step) => isListStep(step) && !(scope.type === 'Campaign' && step.target === null)
  );
  const known = lists.length > 0 ? await destination.lists() : [];
  const catalogs = steps.filter(({ operation }) => isCatalogOperation(operation));
  const named = new Set(
    (catalogs.length > 0 ? await destination.catalogs() : []).map((name) => name.toLowerCase())
  );
  const isThere = (name: string): boolean =>
    /^\d+$/.test(name) || known.some((list) => list.type === 'Standard' && list.name === name);
  return [
    ...lists
      .map((step) => step.target ?? label)
      .filter((name) => !isThere(name))
      .map((name) => `Iterable has no static list "${name}" yet: the first run of the active sync makes it.`),
    ...catalogs
      .flatMap(({ target }) => target ?? [])
      .filter((name) => !named.has(name.toLowerCase()))
      .map((name) => `Iterable has no catalog "${name}" yet: the first run of the active sync makes it.`)
  ];
}

interface NamedId {
  readonly step: StepDefinition;
  readonly mapping: string;
  readonly field: string;
  readonly kind: 'channels' | 'messageTypes' | 'lists';
  readonly id: number;
}

const what = { channels: 'channel', messageTypes: 'message type', lists: 'list' } as const;
/** Targets that take ids, and of what. */
const idTargets: Readonly<Record<string, NamedId['kind']>> = {
  emailListIds: 'lists',
  unsubscribedChannelIds: 'channels',
  unsubscribedMessageTypeIds: 'messageTypes',
  subscribedMessageTypeIds: 'messageTypes'
};

/** Channels, message types and lists that a subscription step names by an id that Iterable does not have. */
async function unknownIds(definition: SyncDefinition, destination: Reads): Promise<ConfigProblem[]> {
  const named = definition.steps
    .filter(({ operation }) => operation === 'Update_Subscriptions')
    .flatMap(namedIds);
  const problems: ConfigProblem[] = [];
  for (const kind of Object.keys(what) as NamedId['kind'][]) {
    const wanted = named.filter((one) => one.kind === kind);
    if (wanted.length === 0) continue;
    const known = new Set((await destination[kind]()).map(({ id }) => id));
    for (const { mapping, field, id } of wanted.filter((one) => !known.has(one.id)))
      problems.push({
        sync: definition.name,
        where: `Iterable_Field_Mapping.${mapping}, ${field}`,
        code: `config.unknown-${kind === 'messageTypes' ? 'message-type' : kind.slice(0, -1)}`,
        message: `Iterable has no ${what[kind]} ${id}.`,
        fix: `Write the id of a ${what[kind]} of the project.`
      });
  }
  return problems;
}

function namedIds(step: StepDefinition): NamedId[] {
  return step.mappings.flatMap(({ name: mapping, target, kind, source }): NamedId[] => {
    const [, group, id] = /^(channels|messageTypes|lists)\.(\d+)$/.exec(target) ?? [];
    if (group) return [{ step, mapping, field: 'Target__c', kind: group as NamedId['kind'], id: Number(id) }];
    const of = idTargets[target];
    if (!of || kind !== 'Value') return [];
    const ids = source.match(/\d+/g) ?? [];
    return ids.map((text) => ({ step, mapping, field: 'Source__c', kind: of, id: Number(text) }));
  });
}

/** How much room the project has for what the sync would create. */
export async function fieldNotices(
  { project }: SyncDefinition,
  destination: Pick<Destination, 'fields'>,
  toCreate: number
): Promise<string[]> {
  const notice = meterNotice(project.name, fieldMeter(await destination.fields()), toCreate);
  return notice ? [notice] : [];
}

/** Rates above the documented ones, which Iterable grants to single projects only (iterable-api 17). Pure. */
export function rateNotices({ project }: SyncDefinition, documented: CallRates): string[] {
  const above = (Object.keys(documented) as (keyof CallRates)[]).filter(
    (kind) => project.callsPerSecond[kind] > documented[kind]
  );
  const rates = above.map(
    (kind) => `${kind} ${project.callsPerSecond[kind]} (documented: ${documented[kind]})`
  );
  return rates.length > 0
    ? [
        `Iterable project ${project.name}: calls a second above the documented ones: ${rates.join(', ')}. Without Iterable's consent it refuses what is too much.`
      ]
    : [];
}
