import type { Row } from '../stand-ins/org/model';
import { colleague } from './colleague';
import { defineSync } from './define-sync';
import { eventually } from './eventually';
import type { ServiceProcess } from './service-process';
import type { Service } from './service-world';
import { createWorld, loadContacts, longAgo, manyContacts, type World, type WorldOptions } from './world';

/** A campaign that is linked to a list, and how its link is ended. */

interface Running {
  world: World;
  /** The bridge in this process. */
  service: Service | null;
  /** The bridge in a process of its own. */
  child: ServiceProcess | null;
}

let running: Running | null = null;

/** What runs in this test. */
export const at: Running = {
  get world() {
    if (!running) throw new Error('no world');
    return running.world;
  },
  get service() {
    return running?.service ?? null;
  },
  set service(service) {
    if (running) running.service = service;
  },
  get child() {
    return running?.child ?? null;
  },
  set child(child) {
    if (running) running.child = child;
  }
};

export async function closeAll(): Promise<void> {
  await at.service?.stop();
  await at.child?.end('SIGKILL');
  await running?.world.close();
  running = null;
}

export const { create, update } = colleague(() => at.world.org);
const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };
export const newsletter = 41;

export interface LinkedOptions extends WorldOptions {
  /** Defines other syncs beside the campaign's. */
  readonly define?: () => void;
}

export interface Started {
  readonly campaign: string;
  readonly link: string;
  readonly members: readonly string[];
}

/** A campaign whose members are on a list, with somebody else on it. */
export async function linked(people: number, options: LinkedOptions = {}): Promise<Started> {
  const world = await createWorld({
    project: { lists: [{ id: newsletter, name: 'Newsletter' }], ...options.project },
    iterable: { rates: { scale: Infinity }, ...options.iterable }
  });
  running = { world, service: null, child: null };
  options.define?.();
  defineSync(world.org, {
    name: 'Members',
    label: 'Campaign members',
    object: 'CampaignMember',
    values: { Scope_Type__c: 'Campaign', Write_Back__c: 'None', Batch_Size__c: 20, Schedule__c: '0 3 1 1 *' },
    steps: [{ operation: 'Subscribe_List' }]
  });
  const campaign = create('Campaign', { Name: 'Spring' });
  const contacts = loadContacts(world.org, manyContacts(people));
  const members = world.org.store.load(
    'CampaignMember',
    contacts.map((ContactId) => ({ CampaignId: campaign, ContactId, Status: 'Sent', ...stamps }))
  );
  const link = linkOf({ Campaign__c: campaign });
  expect(await world.run('Members')).toMatchObject({ state: 'done', counts: { delivered: people } });
  world.iterable.settle();
  expect(onList()).toHaveLength(people);
  return { campaign, link, members };
}

export const linkOf = (values: Row): string =>
  create('Iterable_Campaign_List__c', {
    List_Id__c: newsletter,
    List_Name__c: 'Newsletter',
    On_Leave__c: 'Remove_From_List',
    ...values
  });

/** Puts somebody on the list in Iterable itself. */
export async function befriend(email: string): Promise<void> {
  const answer = await fetch(`${at.world.iterable.url}/api/lists/subscribe`, {
    method: 'POST',
    headers: { 'api-key': at.world.environment.ITERABLE_API_KEY ?? '', 'content-type': 'application/json' },
    body: JSON.stringify({ listId: newsletter, subscribers: [{ email }] })
  });
  expect(answer.status).toBe(200);
  at.world.iterable.settle();
}

export const onList = (): (string | null)[] | undefined =>
  at.world.project
    .lists()
    .find(({ id }) => id === newsletter)
    ?.members.map(({ email }) => email);

/** Somebody deletes the list there. */
export async function deleteInIterable(): Promise<void> {
  const answer = await fetch(`${at.world.iterable.url}/api/lists/${newsletter}`, {
    method: 'DELETE',
    headers: { 'api-key': at.world.environment.ITERABLE_API_KEY ?? '' }
  });
  expect(answer.status).toBe(200);
}

export const row = (link: string): Row | undefined =>
  [...at.world.org.store.rows('Iterable_Campaign_List__c', { includeDeleted: false })].find(
    ({ Id }) => Id === link
  );

export const end = (link: string, how: 'Keep' | 'Empty' | 'Delete'): void =>
  update('Iterable_Campaign_List__c', link, { Unlink__c: how });

export const isEnded = (link: string): Promise<true> =>
  eventually('the end of the link', () => row(link) === undefined && true);

/** The package's word that somebody ended a link. */
export async function poke(campaign: string): Promise<void> {
  const { status, body } = await asked().ask('POST', `/v1/campaigns/${campaign}/links/end`);
  expect([status, body]).toEqual([202, { done: true }]);
}

export const asked = (): Service | ServiceProcess => {
  const bridge = at.service ?? at.child;
  if (!bridge) throw new Error('no service');
  return bridge;
};
