import { isNamed, nameOf, ownRows, publishedPart } from '../config/definition-rows';
import { readRows } from '../config/load-config';
import type { RawRow, RawRows } from '../config/rows';
import type { ConfigProblem } from '../config/sync-definition';
import { ConfigError } from '../errors';
import type { Ledger, StoredDefinition } from '../ledger/ledger';
import { differencesOf, type Difference } from '../publish/differences';
import { versionOf } from '../publish/digest';
import { givenRows, inUse, kindNames, plainRow, publishedRows, type Rows } from '../publish/kinds';
import { isOfManySyncs, planPublish, type PublishPlan } from '../publish/plan';
import type { Bridge } from '../wire';
import { checkCommand } from './check';
import type { UnpublishedRows } from './unpublished';

export interface PublishedAnswer {
  readonly sync: string;
  /** See `versionOf`. */
  readonly version: string;
  /** False while a publish is half done: the rows do not fit together. */
  readonly isWhole: boolean;
  readonly definition: Rows;
}

export interface PlanAnswer extends PublishPlan {
  readonly problems: readonly ConfigProblem[];
  /** The sync would not run with these problems; one that is switched off may have some. */
  readonly isBlocked: boolean;
}

/** What is asked of definitions that are edited. */
export interface Publishing {
  published(sync: string): Promise<PublishedAnswer>;
  plan(asked: {
    readonly definition: UnpublishedRows;
    readonly base: UnpublishedRows | null;
  }): Promise<PlanAnswer>;
  differences(asked: {
    readonly before: UnpublishedRows | null;
    readonly after: UnpublishedRows;
  }): readonly Difference[];
}

export const publishingOf = (bridge: Bridge): Publishing => ({
  published: (sync) => publishedAnswer(bridge, sync),
  plan: (asked) => planAnswer(bridge, asked),
  differences: ({ before, after }) => differencesOf(before && givenRows(before), givenRows(after))
});

/** The rows of a sync as the org has them now. ConfigError for a sync that is not there. */
async function publishedAnswer(bridge: Pick<Bridge, 'org'>, name: string): Promise<PublishedAnswer> {
  const raw = await readRows(bridge.org.client());
  const rows = publishedRows(name, raw);
  const sync = raw.Iterable_Sync__mdt.find((row) => isNamed(nameOf(row), name));
  if (!rows || !sync) throw unknownSync(name);
  const definition = inUse(rows);
  return { sync: nameOf(sync), version: versionOf(definition), isWhole: isWhole(sync, raw), definition };
}

function isWhole(sync: RawRow, raw: RawRows): boolean {
  const { said, is } = publishedPart(ownRows(sync, raw));
  return said === '' || said === is;
}

const unknownSync = (name: string): ConfigError =>
  new ConfigError('config.unknown-sync', `There is no sync ${name} in Salesforce.`, {
    fix: 'GET /v1/syncs lists the syncs that there are.'
  });

/** Errors of Salesforce and Iterable pass through; what is wrong with the definition is a problem. */
async function planAnswer(
  bridge: Bridge,
  { definition, base }: { readonly definition: UnpublishedRows; readonly base: UnpublishedRows | null }
): Promise<PlanAnswer> {
  const [sync, ...others] = definition.syncs;
  if (!sync || others.length > 0)
    throw new ConfigError('config.several-syncs', 'The definition holds several syncs.', {
      fix: 'Give the rows of one sync.'
    });
  if (kindNames.some((kind) => isOfManySyncs(kind) && (definition[kind] ?? []).length > 0))
    throw new ConfigError(
      'config.project-in-draft',
      'The definition holds a project or consent rules, which are of many syncs.',
      {
        fix: 'Leave them out: deploy them by files, or by the set-up page.'
      }
    );
  // So that what is published now is known to be good, whatever becomes of the publish.
  await bridge.published(0);
  const plan = planPublish(sync.DeveloperName, { definition, base }, await readRows(bridge.org.client()));
  const checked = await checkCommand(bridge, { definition: { ...definition, ...asGiven(plan.definition) } });
  const status = plan.definition.syncs[0]?.Status__c ?? 'Inactive';
  const problems = [...(await undecidedTrial(bridge, sync.DeveloperName)), ...checked.problems];
  const isBlocked = problems.length > 0 && status !== 'Inactive' && status !== 'Archived';
  return { ...plan, problems, isBlocked };
}

/** Once everybody is sent, what the people of a trial had before is not to be put back any more. */
async function undecidedTrial({ ledger }: Pick<Bridge, 'ledger'>, sync: string): Promise<ConfigProblem[]> {
  const [newest] = await ledger.trialsOf(sync, 1);
  if (!newest || newest.state === 'undone' || newest.state === 'kept') return [];
  return [
    {
      sync,
      where: `Trial of ${newest.startedAt}`,
      code: 'trial.undecided',
      message: 'A trial of this sync is neither undone nor kept.',
      fix: 'Undo it or keep it first: once everybody is sent, it cannot be undone any more.'
    }
  ];
}

const asGiven = (rows: Rows): Partial<UnpublishedRows> => JSON.parse(JSON.stringify(rows)) as UnpublishedRows;

type History = Pick<Ledger, 'definitions' | 'lastDefinitions'>;

/** A definition that the bridge took from some moment on. */
export interface HistoryEntry {
  readonly entry: string;
  /** See `versionOf`: of the sync's own rows. */
  readonly version: string;
  /** What runs are pinned to; null where none could run. */
  readonly runVersion: string | null;
  readonly source: 'published' | 'deployed';
  readonly at: string;
}

/** Newest first. */
export async function historyOf(ledger: History, name: string, limit: number): Promise<HistoryEntry[]> {
  const known = await ledger.lastDefinitions();
  const sync = known.find((one) => isNamed(one.sync, name))?.sync ?? name;
  const found = await ledger.definitions({ sync, limit });
  return found.map(({ id, rows, version, source, at }) => ({
    entry: String(id),
    version: versionOf(ownDefinition({ sync, rows })),
    runVersion: version,
    source,
    at
  }));
}

/** The rows of an entry. ConfigError where it is not known (any more). */
export async function historyEntry(ledger: History, name: string, entry: string): Promise<PublishedAnswer> {
  const known = await ledger.lastDefinitions();
  const sync = known.find((one) => isNamed(one.sync, name))?.sync ?? name;
  const [found] = await ledger.definitions({ sync, limit: 1, before: Number(entry) + 1 });
  if (!found || String(found.id) !== entry)
    throw new ConfigError('config.unknown-definition', 'The bridge does not know that definition any more.', {
      fix: 'GET /v1/syncs/{name}/history lists those that it knows.'
    });
  const definition = ownDefinition(found);
  return { sync, version: versionOf(definition), isWhole: true, definition };
}

/** Without the steps and mappings that the sync took from another one. */
const ownDefinition = ({ sync, rows }: Pick<StoredDefinition, 'sync' | 'rows'>): Rows =>
  givenRows({
    syncs: [rows.sync],
    steps: rows.steps.filter((row) => isNamed(String(plainRow('steps', row).Sync__c), sync)),
    mappings: rows.mappings
  });
