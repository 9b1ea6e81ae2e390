import type { StepDefinition } from '../config/sync-definition';
import type { RecordState } from '../ledger/ledger';
import { isItemKey } from '../sync/operations/catalog-items';
import type { ListNames } from './list-names';
import { identitiesOf, type AboutPerson } from './sharing';

/** A list of Iterable that the person is on, by what the bridge sent. */
export interface ListMembership {
  readonly listId: string;
  readonly name: string;
  /** DeveloperName of the Iterable project. */
  readonly projectName: string;
}

interface Membership {
  readonly project: string;
  readonly listId: string;
  readonly at: string;
  readonly isOn: boolean;
}

/**
 * Lists onto which syncs put the person, by any record that stands for the same user: whoever is a member of a campaign
 * is on its list.
 */
export async function listsOfPerson(about: AboutPerson, listNames: ListNames): Promise<ListMembership[]> {
  const states = [...about.states, ...(await statesOfSame(about))];
  const last = new Map<string, Membership>();
  for (const membership of states.flatMap((state) => membershipsOf(state, about))) {
    const place = JSON.stringify([membership.project, membership.listId]);
    const known = last.get(place);
    if (!known || known.at <= membership.at) last.set(place, membership);
  }
  const on = [...last.values()].filter(({ isOn }) => isOn);
  const names = await listNames.of(on, about.config);
  return on
    .map(({ project, listId }, index) => ({
      listId,
      name: names[index] ?? `List ${listId}`,
      projectName: project
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

async function statesOfSame(about: AboutPerson): Promise<RecordState[]> {
  const { bridge, ids } = about;
  const keys = identitiesOf(about);
  const records = await Promise.all(keys.map((key) => bridge.ledger.recordsOfIdentity(key)));
  const others = [...new Set(records.flat())].filter((id) => !ids.includes(id));
  const states = await Promise.all(others.map((id) => bridge.ledger.statesOfRecord(id)));
  return states
    .flat()
    .filter(({ deliveredIdentity }) => deliveredIdentity !== null && keys.includes(deliveredIdentity));
}

/** What the steps of a record put it on, or took it off. */
function membershipsOf(state: RecordState, { config }: AboutPerson): Membership[] {
  const definition = config.syncs.find(({ name }) => name === state.sync);
  const project = definition?.project.name ?? '';
  const joined = Object.entries(state.steps).flatMap(([name, { target, key, at, removed }]) =>
    target === undefined || isItemKey(key) ? [] : [{ name, project, listId: target, at, isOn: !removed }]
  );
  const left = joined.flatMap((membership) =>
    leavings(membership.name, definition?.steps ?? []).flatMap(({ name }) => {
      const taken = state.steps[name];
      return taken && taken.fingerprint !== '' ? [{ ...membership, at: taken.at, isOn: false }] : [];
    })
  );
  return [...joined, ...left];
}

/** Steps that take people off the very list that this one puts them on. */
function leavings(joining: string, steps: readonly StepDefinition[]): StepDefinition[] {
  const target = steps.find(({ name }) => joining === name || joining.startsWith(`${name}:`))?.target ?? null;
  if (target === null) return [];
  return steps.filter((step) => step.operation === 'Unsubscribe_List' && step.target === target);
}
