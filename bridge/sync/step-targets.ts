import type { StepDefinition, SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import { isCatalogOperation } from './operations/traits';
import type { Destination, IterableList, RunLedger } from './ports';

/** Lists and catalogs that the steps name, as Iterable knows them. */
export interface FoundTargets {
  /** List id by step. */
  readonly lists: ReadonlyMap<string, number>;
  /** The steps, with catalogs spelled as Iterable spells them. */
  readonly steps: readonly StepDefinition[];
  readonly notices: readonly string[];
}

export interface TargetParts {
  readonly destination: Pick<Destination, 'lists' | 'createList' | 'catalogs' | 'createCatalog'>;
  readonly ledger: Pick<RunLedger, 'target' | 'noteTarget'>;
  /** False when nothing may be made: a list or catalog that is missing stays so. */
  readonly mayCreate: boolean;
}

/** Stands for a list that is made when the sync is active: until then nothing is sent to it. */
export const notMadeYet = 0;

const catalogForm = /^[A-Za-z0-9-]{1,255}$/;

/** Finds what the steps name, and makes what is missing (H-31, H-38). */
export async function findTargets(
  definition: SyncDefinition,
  finder: ListFinder,
  parts: TargetParts
): Promise<FoundTargets> {
  const lists = new Map<string, number>();
  const isCampaign = definition.scope.type === 'Campaign';
  for (const step of definition.steps) {
    if (isListStep(step) && !(isCampaign && step.target === null)) {
      const id = await finder.find(wantedByStep(step, definition));
      lists.set(step.name, id ?? notMadeYet);
    }
  }
  const steps = await withCatalogs(definition, parts, finder);
  return { lists, steps, notices: finder.notices };
}

export const isListStep = ({ operation }: StepDefinition): boolean =>
  operation === 'Subscribe_List' || operation === 'Unsubscribe_List';

/** The list that a step names, or that has the sync's label. */
export const wantedByStep = (step: StepDefinition, { label }: Pick<SyncDefinition, 'label'>): Wanted => ({
  step,
  name: step.target ?? label,
  // The sync's own name may change: the list stays. Another name in the step is another list.
  memory: step.target === null ? step.name : `${step.name}:${step.target}`
});

interface Wanted {
  readonly step: StepDefinition;
  /** Id or name of the list. */
  readonly name: string;
  /** Under which the list that a name came to is remembered: a name that changes changes nothing. */
  readonly memory: string;
}

/** Static lists by id or name; those of one run are read once. */
export class ListFinder {
  readonly notices: string[] = [];
  /** Whether a list was made, which Iterable may not know everywhere at once (iterable-api 9). */
  hasMade = false;
  /** Names of what is missing and was not made, as it may not be. */
  readonly toMake = new Set<string>();
  private known: Promise<readonly IterableList[]> | null = null;

  constructor(
    private readonly definition: SyncDefinition,
    private readonly parts: TargetParts
  ) {}

  /** Id of the list; null when it is missing and may not be made. */
  async find({ step, name, memory }: Wanted): Promise<number | null> {
    this.known ??= this.parts.destination.lists();
    const lists = await this.known;
    if (/^\d+$/.test(name)) return this.byId(Number(name), step, lists);
    const place = `list:${this.definition.name}:${memory}`;
    const remembered = await this.parts.ledger.target(this.definition.project.name, place);
    if (remembered && lists.some(({ id }) => String(id) === remembered)) return Number(remembered);
    const found = await this.byName(name, step, lists);
    if (found !== null) await this.remember(place, found);
    return found;
  }

  private byId(id: number, step: StepDefinition, lists: readonly IterableList[]): number {
    const found = lists.find((list) => list.id === id);
    if (!found) throw noList(step, `Iterable has no list ${id}.`);
    if (found.type !== 'Standard')
      throw noList(step, `The list ${id} is of the kind ${found.type}: only static lists can be changed.`);
    return id;
  }

  private async byName(
    name: string,
    step: StepDefinition,
    lists: readonly IterableList[]
  ): Promise<number | null> {
    const same = lists.filter((list) => list.type === 'Standard' && list.name === name);
    if (same.length > 1)
      throw noList(step, `Iterable has ${same.length} static lists of the name "${name}".`);
    if (same[0]) {
      this.notices.push(`The list "${name}" was there already (${same[0].id}) and is used.`);
      return same[0].id;
    }
    if (!this.parts.mayCreate) {
      this.toMake.add(name);
      return null;
    }
    const id = await this.parts.destination.createList(name);
    this.hasMade = true;
    // Another link or step may mean the same one.
    this.known = Promise.resolve([...lists, { id, name, type: 'Standard' }]);
    this.notices.push(`Made the list "${name}" (${id}) in Iterable.`);
    return id;
  }

  private async remember(place: string, id: number): Promise<void> {
    if (this.parts.mayCreate)
      await this.parts.ledger.noteTarget(this.definition.project.name, place, String(id));
  }
}

const noList = (step: StepDefinition, message: string): ConfigError =>
  new ConfigError('config.list', `Iterable_Step.${step.name}, Target__c: ${message}`, {
    fix: 'Write the id of a static list, or a name that is not taken.'
  });

/** Catalog names are the same in any case (iterable-api 11). */
async function withCatalogs(
  definition: SyncDefinition,
  { destination, mayCreate }: TargetParts,
  { notices, toMake }: Pick<ListFinder, 'notices' | 'toMake'>
): Promise<StepDefinition[]> {
  if (!definition.steps.some(({ operation }) => isCatalogOperation(operation))) return [...definition.steps];
  const catalogs = new Map((await destination.catalogs()).map((name) => [name.toLowerCase(), name]));
  const steps: StepDefinition[] = [];
  for (const step of definition.steps) {
    if (!isCatalogOperation(step.operation)) {
      steps.push(step);
      continue;
    }
    const name = step.target ?? '';
    if (!catalogForm.test(name)) throw noCatalog(step, `"${name}" cannot be the name of a catalog.`);
    if (!catalogs.has(name.toLowerCase()) && !mayCreate) toMake.add(`catalog ${name.toLowerCase()}`);
    if (!catalogs.has(name.toLowerCase()) && mayCreate) {
      await destination.createCatalog(name);
      catalogs.set(name.toLowerCase(), name);
      notices.push(`Made the catalog "${name}" in Iterable.`);
    }
    steps.push({ ...step, target: catalogs.get(name.toLowerCase()) ?? name });
  }
  return steps;
}

const noCatalog = (step: StepDefinition, message: string): ConfigError =>
  new ConfigError('config.catalog', `Iterable_Step.${step.name}, Target__c: ${message}`, {
    fix: 'Write letters, digits and dashes, at most 255.'
  });
