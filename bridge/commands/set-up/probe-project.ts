import { randomUUID } from 'node:crypto';
import { projectOfRow } from '../../config/projects';
import { projectRow } from '../../config/rows';
import type { ProjectDefinition } from '../../config/sync-definition';
import { AuthError, BridgeError, messageOf } from '../../errors';
import type { IterableClient } from '../../iterable/iterable-client';
import type { Operation } from '../../sync/model';
import type { Bridge } from '../../wire';

type DataCenter = ProjectDefinition['dataCenter'];

export interface ProbeAnswer {
  readonly project: string;
  /** The setting of the bridge that holds the key. */
  readonly keySetting: string;
  /** Where the key was accepted; null when nowhere, or when an address of the settings hides it. */
  readonly dataCenter: DataCenter | null;
  readonly checks: readonly ProbeCheck[];
}

export interface ProbeCheck {
  readonly code: 'key' | 'data-center' | 'server-side' | 'fields';
  readonly state: 'ok' | 'warn' | 'fail';
  readonly sentence: string;
  readonly fix: string;
}

type Probing = Pick<Bridge, 'settings' | 'projectOf'>;

/**
 * Whether the API key of a project works, where, and for everything that syncs do. It need not be published yet. Writes
 * nothing: the one call that could, a merge, is of two users who do not exist.
 */
export async function probeProject(bridge: Probing, name: string): Promise<ProbeAnswer> {
  const keySetting = `ITERABLE_API_KEY_${name.toUpperCase()}`;
  const { apiKeys, apiUrls } = bridge.settings.iterable;
  const answer = { project: name, keySetting, dataCenter: null };
  if (!apiKeys.has(name.toUpperCase()) && !apiKeys.has(''))
    return { ...answer, checks: [noKey(name, keySetting)] };
  const isElsewhere = apiUrls.has(name.toUpperCase()) || apiUrls.has('');
  const places: readonly DataCenter[] = isElsewhere ? ['US'] : ['US', 'EU'];
  const found = await openedBy(bridge, name, places);
  if ('state' in found) return { ...answer, checks: [found] };
  const checks = [
    good('key', 'Iterable accepts the API key.'),
    isElsewhere ? ownAddress : good('data-center', `The project is in the ${found.place} data centre.`),
    await serverSide(found.client),
    await fieldsOf(found.client)
  ];
  return { ...answer, dataCenter: isElsewhere ? null : found.place, checks };
}

const good = (code: ProbeCheck['code'], sentence: string): ProbeCheck => ({
  code,
  state: 'ok',
  sentence,
  fix: ''
});

const bad = (code: ProbeCheck['code'], sentence: string, fix: string): ProbeCheck => ({
  code,
  state: 'fail',
  sentence,
  fix
});

const noKey = (name: string, setting: string): ProbeCheck =>
  bad(
    'key',
    `The bridge has no API key for the project ${name}.`,
    `In Iterable make a server-side key (Integrations > API Keys). Whoever runs the bridge sets it as ${setting} and restarts the bridge.`
  );

const doubtful = (code: ProbeCheck['code'], sentence: string, fix: string): ProbeCheck => ({
  code,
  state: 'warn',
  sentence,
  fix
});

const ownAddress = doubtful(
  'data-center',
  'The bridge calls an address of its own settings, so the data centre cannot be told.',
  'Choose the one that the address of your Iterable begins with: app.iterable.com is US, app.eu.iterable.com is EU.'
);

interface Opened {
  readonly place: DataCenter;
  readonly client: IterableClient;
}

/** The first data centre that takes the key, or why none does. */
async function openedBy(
  bridge: Probing,
  name: string,
  places: readonly DataCenter[]
): Promise<Opened | ProbeCheck> {
  let refused: unknown = null;
  for (const place of places) {
    const project = projectOfRow(projectRow.parse({ DeveloperName: name, Data_Center__c: place }), []);
    const client = bridge.projectOf({ project }).client().inLane('interactive');
    try {
      await client.checkKey();
      return { place, client };
    } catch (error) {
      refused ??= error;
      if (!(error instanceof AuthError)) break;
    }
  }
  return failed('key', refused);
}

const failed = (code: ProbeCheck['code'], error: unknown): ProbeCheck =>
  bad(code, messageOf(error), error instanceof BridgeError ? error.fix : '');

/** A client-side key may read, yet not merge (403); a read-only one may change nothing (401). Source: iterable-api 1. */
async function serverSide(client: IterableClient): Promise<ProbeCheck> {
  try {
    await client.sendOne(mergeOfNobody());
  } catch (error) {
    if (error instanceof AuthError)
      return bad(
        'server-side',
        'The API key is no server-side key: it may not change users.',
        'Make a key of the type Server-side in Iterable (Integrations > API Keys) and put it in place of this one.'
      );
  }
  return good('server-side', 'The API key is a server-side key.');
}

/** Any refusal but one of the key says that the key may ask. */
function mergeOfNobody(): Operation {
  const [from, to] = [randomUUID(), randomUUID()].map((id) => `set-up-check-${id}@example.com`);
  const payload = { sourceEmail: from, destinationEmail: to };
  const body = JSON.stringify(payload);
  return {
    recordId: '',
    step: '',
    call: { endpoint: 'mergeUsers' },
    identity: { kind: 'email', value: from ?? '', key: from ?? '' },
    payload,
    body,
    bytes: body.length,
    fingerprint: '',
    whenUnknown: 'skip'
  };
}

async function fieldsOf(client: IterableClient): Promise<ProbeCheck> {
  try {
    const { size } = await client.fields(0);
    return good('fields', `Its users have ${size} fields.`);
  } catch (error) {
    return failed('fields', error);
  }
}
