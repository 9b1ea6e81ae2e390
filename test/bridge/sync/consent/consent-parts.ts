import type { ConsentRule, ProjectDefinition } from '../../../../bridge/config/sync-definition';
import { thisProcess } from '../../../../bridge/ledger/process-owner';
import { runConsent } from '../../../../bridge/sync/consent/run-consent';
import type { Run } from '../../../../bridge/sync/model';
import type { Destination } from '../../../../bridge/sync/ports';
import type { RunParts } from '../../../../bridge/sync/run-parts';
import {
  contactId,
  manualClock,
  syncDefinition,
  temporaryLedger,
  unfinishedRun,
  type ManualClock,
  type TemporaryLedger
} from '../../../builders';
import { scriptedSource, type ScriptedSource } from '../scripted-source';
import { subscribedUsers, type SubscribedUsers } from './subscribed-users';

/** Contacts with Email Opt Out leave the channel 12. */
export const consentRule = (given: Partial<ConsentRule> = {}): ConsentRule => ({
  name: 'Email_Opt_Out',
  object: 'Contact',
  field: 'HasOptedOutOfEmail',
  scope: 'Channel',
  iterableId: 12,
  direction: 'Two_Way',
  ...given
});

export interface ConsentWorld {
  readonly source: ScriptedSource;
  readonly iterable: SubscribedUsers;
  readonly clock: ManualClock;
  readonly ledger: TemporaryLedger['ledger'];
  readonly parts: RunParts;
  project: ProjectDefinition;
  /** A contact that was changed so many minutes before ten. */
  contact(number: number, fields?: Record<string, unknown>, minutesAgo?: number): string;
  /** Iterable has the person, and a sync of the project sent it so many seconds ago. */
  delivered(number: number, secondsAgo?: number, key?: string): Promise<void>;
  claimed(number: number, key?: string): Promise<void>;
  pass(signal?: AbortSignal): Promise<readonly string[]>;
  /** Runs that looked after consent, newest first. */
  runs(): Promise<Run[]>;
  channelsLeftBy(key: string): unknown;
  close(): Promise<void>;
}

export const emailOf = (number: number): string => `person${number}@example.com`;

type Setting = Pick<ConsentWorld, 'source' | 'iterable' | 'clock' | 'ledger' | 'parts'>;

export async function consentWorld(): Promise<ConsentWorld> {
  const temporary = await temporaryLedger();
  const definition = syncDefinition({ project: { consentRules: [consentRule()] } });
  const { ledger } = temporary;
  const [source, iterable, clock] = [scriptedSource(), subscribedUsers(), manualClock()];
  const parts: RunParts = {
    ...{ source, ledger, clock, settleSeconds: 60, activeSyncs: [{ ...definition }] },
    destination: iterable as unknown as Destination,
    ownClients: () => ({ source, destination: iterable as unknown as Destination }),
    owner: thisProcess('test'),
    log: { info: () => undefined, warn: () => undefined }
  };
  const setting: Setting = { source, iterable, clock, ledger, parts };
  const world: ConsentWorld = {
    ...setting,
    project: definition.project,
    contact: contactIn(setting),
    ...deliveriesIn(setting, temporary),
    pass(signal) {
      source.now = clock.now();
      return runConsent(world.project, parts, { signal });
    },
    runs: async () => (await ledger.runs({ limit: 50 })).filter(({ sync }) => sync.startsWith('consent:')),
    channelsLeftBy: (key) => iterable.users.get(key)?.dataFields.unsubscribedChannelIds,
    close: () => temporary.close()
  };
  return world;
}

function contactIn({ source, clock }: Setting): ConsentWorld['contact'] {
  const start = clock.now().getTime();
  return (number, fields = {}, minutesAgo = 5) => {
    const SystemModstamp = new Date(start - minutesAgo * 60_000).toISOString();
    const Id = contactId(number);
    source.rows = source.rows.filter((row) => row.Id !== Id);
    source.rows.push({ Id, SystemModstamp, Email: emailOf(number), HasOptedOutOfEmail: false, ...fields });
    return Id;
  };
}

/** What a sync of the project leaves behind. */
function deliveriesIn({ iterable, clock, ledger }: Setting, { lease }: TemporaryLedger) {
  const [sync, object, project] = ['Contact_To_User', 'Contact', 'Main'];
  const claimed: ConsentWorld['claimed'] = async (number, key = emailOf(number)) => {
    await ledger.claimIdentities(project, [{ key, sync, recordId: contactId(number), object, rank: null }]);
  };
  const delivered: ConsentWorld['delivered'] = async (number, secondsAgo = 3600, key = emailOf(number)) => {
    await claimed(number, key);
    const userId = key.includes('@') ? null : key;
    iterable.users.set(key, { email: emailOf(number), userId, dataFields: { firstName: 'Ada' } });
    const at = new Date(clock.now().getTime() - secondsAgo * 1000).toISOString();
    const held = await lease(`sync:${number}:${at}`);
    const runId = `delivery-${number}-${at}`;
    await ledger.startRun(held, unfinishedRun({ run: runId, sync }));
    const outcome = {
      recordId: contactId(number),
      object,
      status: 'delivered',
      code: '',
      message: ''
    } as const;
    await ledger.commitPage(held, {
      ...{ runId, sync, project, at, writeBacks: [], counts: {}, calls: { salesforce: 0, iterable: 0 } },
      outcomes: [{ ...outcome, identityKey: key, confirmedUser: key, fingerprint: 'f' }]
    });
    await ledger.updateRun(held, runId, { state: 'done' });
  };
  return { claimed, delivered };
}
