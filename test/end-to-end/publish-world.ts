/** People who edit and publish: their Apex on the local org, against the real bridge. */
import { join, resolve } from 'node:path';
import { startApexRunner, type ApexFailure, type ApexRunner } from '../stand-ins/apex/apex-runner';
import { Deployments } from '../stand-ins/apex/deployments';
import { startService, type Service } from './service-world';
import type { World } from './world';

const repository = resolve(__dirname, '../..');

/** The doors of drafts as a component uses them; answers are plain data. */
export class Editor {
  constructor(private readonly apex: ApexRunner) {}

  ask = <Answer>(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<Answer> =>
    this.apex.invoke('IterableSyncDraftController', method, params) as Promise<Answer>;

  /** What the person is told instead of an answer. */
  refusal = async (method: string, params: Readonly<Record<string, unknown>>): Promise<string> => {
    try {
      await this.ask(method, params);
    } catch (error) {
      return (error as ApexFailure).message;
    }
    throw new Error(`${method} was not refused`);
  };
}

export interface Draft {
  readonly syncName: string;
  readonly definition?: string;
  readonly token?: string;
  readonly state: string;
  readonly publishMessage?: string;
  readonly publishedVersion?: string;
  readonly publishedBy?: string;
  readonly isPreviewed: boolean;
  readonly others: readonly { readonly name: string }[];
}

export interface Publish {
  readonly state: string;
  readonly message?: string;
  readonly versionName?: string;
  readonly publishedBy?: string;
}

export interface Version {
  readonly versionId: string;
  readonly name?: string;
  readonly state: string;
  readonly isCurrent: boolean;
  readonly publishedBy?: string;
  readonly note?: string;
  readonly runVersion?: string;
}

export interface PublishWorld {
  readonly service: Service;
  readonly deployments: Deployments;
  /** Somebody with that permission set. */
  person(lastName: string, permissionSet?: string): Promise<Editor>;
}

export async function publishWorld(world: World, namespace?: string): Promise<PublishWorld> {
  const service = await startService(world);
  const deployments = new Deployments();
  let people = 0;
  return {
    service,
    deployments,
    person: async (lastName, permissionSet = 'Iterable_Sync_Admin') => {
      people += 1;
      const name = `person${people}`;
      const [id = ''] = world.org.store.load('User', [
        {
          FirstName: 'Admin',
          LastName: lastName,
          Username: `${name}@example.com`,
          IsActive: true,
          Alias: name
        }
      ]);
      const apex = await startApexRunner({
        folders: [join(repository, 'force-app')],
        org: world.org,
        namespace,
        user: { id, permissionSets: [permissionSet] },
        deployments,
        callouts: { namedCredentials: { Iterable_Bridge: { url: service.url, headers: {} } } }
      });
      return new Editor(apex);
    }
  };
}

type Row = Record<string, unknown>;
export interface Definition {
  syncs: [Row];
  steps: Row[];
  mappings: Row[];
}

export const definitionIn = ({ definition }: Draft): Definition =>
  JSON.parse(definition ?? 'null') as Definition;
