/** People who edit and publish: their Apex on the local org, against the real bridge. */
import { join, resolve } from 'node:path';
import { startApexRunner, type ApexFailure, type ApexRunner } from '../stand-ins/apex/apex-runner';
import { Deployments } from '../stand-ins/apex/deployments';
import type { SyncOptions } from './define-sync';
import { startService, type Service } from './service-world';
import { createWorld, defineSync, type World } from './world';

const repository = resolve(__dirname, '../..');

/** The doors of drafts as a component uses them; answers are plain data. */
export class Editor {
  constructor(
    private readonly apex: ApexRunner,
    private readonly controller = 'IterableSyncDraftController'
  ) {}

  /** The same person at the door of another screen. */
  at = (controller: string): Editor => new Editor(this.apex, controller);

  ask = <Answer>(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<Answer> =>
    this.apex.invoke(this.controller, method, params) as Promise<Answer>;

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
  readonly isTaken: boolean;
  readonly takenAt?: string | null;
}

export interface PublishWorld {
  readonly world: World;
  readonly service: Service;
  readonly deployments: Deployments;
  /** Somebody with that permission set. */
  person(lastName: string, permissionSet?: string): Promise<Editor>;
  /** Presses Publish and waits for the end; a minute goes by. */
  publish(editor: Editor, draft: Draft, note?: string): Promise<Publish>;
  /** Where the bridge takes first names from. */
  sourceInUse(): Promise<string | undefined>;
  close(): Promise<void>;
}

const fields = { firstName: 'string', lastName: 'string', salesforceId: 'string' } as const;

/** The sync that everybody edits. */
export const sync = 'Contact_To_User';

/** An org with one sync, deployed by files, and a running bridge. */
export async function publishWorld(namespace?: string, options: SyncOptions = {}): Promise<PublishWorld> {
  const world = await createWorld({ namespace, project: { fields } });
  defineSync(world.org, options, namespace);
  const service = await startService(world);
  const deployments = new Deployments();
  const hire = hiring({ world, service, deployments, namespace });
  return {
    world,
    service,
    deployments,
    person: hire,
    publish: async (editor, { syncName, token }, note = 'why') => {
      const asked = await editor.ask<Publish>('publish', { syncName, note, token });
      expect(asked.state).toBe('Publishing');
      await deployments.settled();
      world.org.clock.advance(60_000);
      return editor.ask<Publish>('getPublish', { syncName });
    },
    sourceInUse: async () => {
      const { syncs } = await (await world.bridge()).config(0);
      const mappings = syncs.find(({ name }) => name === sync)?.steps[0]?.mappings;
      return mappings?.find(({ target }) => target === 'dataFields.firstName')?.source;
    },
    close: async () => {
      await deployments.settled();
      await service.stop();
      await world.close();
    }
  };
}

type Parts = Pick<PublishWorld, 'world' | 'service' | 'deployments'> & { readonly namespace?: string };

function hiring({ world, service, deployments, namespace }: Parts): PublishWorld['person'] {
  let people = 0;
  return async (lastName, permissionSet = 'Iterable_Sync_Admin') => {
    people += 1;
    const name = `person${people}`;
    const [id = ''] = world.org.store.load('User', [
      { FirstName: 'Admin', LastName: lastName, Username: `${name}@example.com`, IsActive: true, Alias: name }
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
  };
}

/** The draft with first names taken from another field. */
export async function edited(editor: Editor, source: string): Promise<Draft> {
  const draft = await editor.ask<Draft>('startDraft', { syncName: sync });
  const definition = definitionIn(draft);
  const mappings = definition.mappings.map((row) =>
    row.Target__c === 'dataFields.firstName' ? { ...row, Source__c: source } : row
  );
  return save(editor, draft, { ...definition, mappings });
}

export const save = (editor: Editor, { syncName, token }: Draft, definition: unknown): Promise<Draft> =>
  editor.ask<Draft>('saveDraft', { syncName, definition: JSON.stringify(definition), token });

export const versionsOf = (editor: Editor): Promise<Version[]> =>
  editor.ask<Version[]>('listVersions', { syncName: sync });

type Row = Record<string, unknown>;
export interface Definition {
  syncs: [Row];
  steps: Row[];
  mappings: Row[];
}

export const definitionIn = ({ definition }: Draft): Definition =>
  JSON.parse(definition ?? 'null') as Definition;
