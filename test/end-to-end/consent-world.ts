import type { Run } from '../../bridge/sync/model';
import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import type { Row } from '../stand-ins/org/model';
import { defineSync, type SyncOptions } from './define-sync';
import { createWorld, type World, type WorldOptions } from './world';

export const consent = 'consent:Main:Contact';
export const marketing = 12;

/** A project with a marketing channel. */
export function createConsentWorld({ project, ...options }: WorldOptions = {}): Promise<World> {
  const channel = { id: marketing, name: 'News', channelType: 'Marketing', messageMedium: 'Email' } as const;
  return createWorld({ ...options, project: { ...project, channels: [channel] } });
}

/** A sync of the project, in which contacts with Email Opt Out leave the channel. */
export function defineWithRule({ org }: World, options: SyncOptions = {}, rule: Row = {}): string {
  const sync = defineSync(org, options);
  const values = {
    Project__c: 'Main',
    Source_Object__c: 'Contact',
    Source_Field__c: 'HasOptedOutOfEmail',
    Scope__c: 'Channel',
    Iterable_Id__c: marketing,
    Direction__c: 'Two_Way',
    Active__c: true,
    ...rule
  };
  const named = { developerName: 'Email_Opt_Out', label: 'Email opt-out' };
  saveCustomMetadata(org, { type: 'Iterable_Consent_Rule__mdt', ...named, values });
  return sync;
}

/** A colleague's edit. */
export const edit = ({ org }: World, id: string, values: Row): void => {
  org.store.update('Contact', id, values, org.adminUserId);
};

/** A window ends at a whole second: what was written in this one belongs to the next run. */
export const nextSecond = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 1100));

export const channelsLeftBy = ({ project }: World, key: string) =>
  project.user(key)?.subscriptions.unsubscribedChannelIds;

export const consentState = async (world: World, id: string) => {
  const { ledger } = await world.bridge();
  return (await ledger.recordStates(consent, [id]))[0];
};

export const consentRuns = async (world: World): Promise<Run[]> => {
  const { ledger } = await world.bridge();
  return ledger.runs({ sync: consent, limit: 20 });
};

/** Endpoints that changed something, in their order. */
export const writes = ({ iterable }: World) =>
  iterable.requests.filter(({ method }) => method !== 'GET').map(({ endpoint }) => endpoint);
