import type { TrialView } from '../../bridge/commands/trial-view';
import { eventually } from './eventually';
import type { Running } from './service-world';
import { createWorld, type World } from './world';
import type { ProjectOptions } from '../stand-ins/iterable/options';

/** A project in which some people are known before any trial. */
export const createTrialWorld = (project: Partial<ProjectOptions> = {}): Promise<World> =>
  createWorld({
    project: {
      lists: [
        { id: 7, name: 'Everybody' },
        { id: 8, name: 'Lapsed' }
      ],
      fields: {
        firstName: 'string',
        lastName: 'string',
        salesforceId: 'string',
        since: 'date',
        address: 'object',
        'address.city': 'string',
        'address.zip': 'string'
      },
      eventFields: { contact_seen: { lastName: 'string' } },
      ...project
    }
  });

/** The rows of a draft: one sync of contacts by e-mail, with these steps. */
export function draft(steps: readonly DraftStep[], values: Record<string, unknown> = {}) {
  const name = 'Draft';
  const sync = {
    DeveloperName: name,
    Project__c: 'Main',
    Source_Object__c: 'Contact',
    Scope_Type__c: 'All',
    Direction__c: 'To_Iterable',
    Write_Back__c: 'None',
    ...values
  };
  return {
    syncs: [sync],
    steps: steps.map(({ operation, target, values: own }, index) => ({
      DeveloperName: `${name}_${index + 1}`,
      Sync__c: name,
      Order__c: index + 1,
      Operation__c: operation,
      Target__c: target ?? null,
      Active__c: true,
      ...own
    })),
    mappings: steps.flatMap(({ mappings = {} }, index) =>
      Object.entries(mappings).map(([to, source], position) => ({
        DeveloperName: `${name}_${index + 1}_${position}`,
        Step__c: `${name}_${index + 1}`,
        Order__c: position,
        Kind__c: 'Field',
        Source__c: source,
        Target__c: to,
        Active__c: true
      }))
    )
  };
}

export interface DraftStep {
  readonly operation: string;
  readonly target?: string;
  readonly mappings?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

export type Draft = ReturnType<typeof draft>;

/** Somebody whom Iterable knows already. */
export async function known(world: World, user: Record<string, unknown>): Promise<void> {
  await call(world, '/api/users/update', user);
}

export const onList = (world: World, listId: number, email: string): Promise<void> =>
  call(world, '/api/lists/subscribe', { listId, subscribers: [{ email }] });

async function call(world: World, path: string, body: unknown): Promise<void> {
  const answer = await fetch(world.iterable.url + path, {
    method: 'POST',
    headers: { 'api-key': world.environment.ITERABLE_API_KEY ?? '', 'content-type': 'application/json' },
    body: JSON.stringify(body)
  });
  if (answer.status >= 300) throw new Error(await answer.text());
  // What was accepted takes effect before anybody looks.
  world.project.users();
}

/** The trial once it is in that state. */
export const trialInState = (service: Running, id: string, state: TrialView['state']): Promise<TrialView> =>
  eventually(`trial ${id} is ${state}`, async () => {
    const { body } = await service.ask<TrialView>('GET', `/v1/trials/${id}`);
    if (body.state === 'failed' && state !== 'failed') throw new Error(JSON.stringify(body.problem));
    return body.state === state && body;
  });

export async function sentTrial(service: Running, definition: Draft): Promise<TrialView> {
  const { status, body } = await service.ask<TrialView>('POST', '/v1/trials', { definition, note: 'Look' });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return trialInState(service, body.trial, 'sent');
}

export async function undoneTrial(service: Running, id: string): Promise<TrialView> {
  await service.ask('POST', `/v1/trials/${id}/undo`);
  return trialInState(service, id, 'undone');
}
