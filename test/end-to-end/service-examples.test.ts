import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrialView } from '../../bridge/commands/trial-view';
import { adminEndpoints, openEndpoints } from '../../bridge/http/endpoints/all-endpoints';
import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import { eventually } from './eventually';
import { redefine } from './operation-stories';
import { startService, type Service } from './service-world';
import { draft } from './trial-world';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

/** Every curl example of docs/admin-endpoint.md, sent to a running service as it stands there. */

const page = readFileSync(join(__dirname, '../../docs/admin-endpoint.md'), 'utf8');
const token = 'a-token-of-sixteen-characters';

interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

const examples = [...page.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = '']) => block.split('\n'))
  .filter((line) => line.startsWith('curl '));

let world: World;
let service: Service;
const variables: Record<string, string> = { AUTH: `Authorization: Bearer ${token}` };
beforeAll(async () => {
  world = await createWorld({ environment: { BRIDGE_TOKEN: token } });
  defineSync(world.org);
  const [first = ''] = loadContacts(world.org, manyContacts(3));
  world.project.forget('refused@example.com');
  loadContacts(world.org, [{ LastName: 'Refused', Email: 'refused@example.com' }]);
  variables.RUN_OF_RECORD = (await world.run('Contact_To_User')).run;
  await decisionsToMake();
  await (await world.bridge()).calls.flush();
  service = await startService(world);
  variables.BRIDGE_URL = service.url;
  variables.RECORD = first;
  variables.CALL = '1';
  variables.CAMPAIGN = linkedCampaign();
  const mappings = { 'dataFields.firstName': 'FirstName', 'dataFields.nickname': 'LastName' };
  variables.DRAFT = JSON.stringify(draft([{ operation: 'Update_User', mappings }]));
});
afterAll(async () => {
  await service.stop();
  await world.close();
});

/** Thirty people on a list each; of the first three leave, then of each all others but one: two waves are held. */
async function decisionsToMake(): Promise<void> {
  const titles = Array.from({ length: 30 }, (_, index) => String(index).padStart(2, '0'));
  for (const [name, variable] of [
    ['Buyers', 'HELD_RUN'],
    ['Guests_Of_Honour', 'OTHER_HELD_RUN']
  ] as const) {
    loadContacts(
      world.org,
      titles.map((Title) => ({ Title, Department: name, Email: `${name}-${Title}@example.com` }))
    );
    const runWith = async (fewest: string): Promise<string> => {
      const Filter__c = `Department = '${name}' AND Title >= '${fewest}'`;
      const values = { Status__c: 'Inactive', Scope_Type__c: 'Filter', Filter__c };
      await redefine(world, { name, values, steps: [{ operation: 'Subscribe_List', target: 'Buyers' }] });
      return (await world.run(name, { full: true })).run;
    };
    await runWith('00');
    variables.RUN_THAT_REMOVED = await runWith('03');
    variables[variable] = await runWith('29');
  }
}

/** A command line of curl, with the options that the page uses. */
function parse(line: string): Call {
  const words = [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replaceAll(
      /"([^"]*)"|'([^']*)'|([^"']+)/g,
      (_part, double?: string, single?: string, bare?: string) =>
        single ?? (double ?? bare ?? '').replaceAll(/\$([A-Z_]+)/g, valueOf)
    )
  );
  const call = {
    method: 'GET',
    url: '',
    headers: {} as Record<string, string>,
    body: undefined as string | undefined
  };
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '-X') call.method = words[++index] ?? '';
    else if (word === '-d') call.body = words[++index];
    else if (word === '-H') {
      const [, name = '', value = ''] = /^([^:]+): (.*)$/.exec(words[++index] ?? '') ?? [];
      call.headers[name] = value;
    } else if (word !== '-s') call.url = word;
  }
  return call;
}

function valueOf(_text: string, name: string): string {
  const value = variables[name];
  if (value === undefined) throw new Error(`the page uses $${name} before it is known`);
  return value;
}

const endpoints = [
  ...openEndpoints,
  ...adminEndpoints,
  { method: 'get', path: '/v1/openapi.json', status: 200 }
];

const patternOf = (method: string, path: string): RegExp =>
  new RegExp(`^${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);

/** What the endpoint at the address answers when all is well. */
function statusOf(method: string, url: string): number | undefined {
  const request = `${method} ${new URL(url).pathname}`;
  return endpoints.find((endpoint) => patternOf(endpoint.method, endpoint.path).test(request))?.status;
}

/** A campaign that a sync carries, which nobody has run. */
function linkedCampaign(): string {
  const [id = ''] = world.org.store.load('Campaign', [{ Name: 'Gala', IsActive: true }]);
  const values = { Scope_Type__c: 'Campaign', Status__c: 'Inactive', Identity_Source__c: 'Email' };
  const steps = [{ operation: 'Subscribe_List' }];
  defineSync(world.org, { name: 'Guests', object: 'CampaignMember', values, steps });
  saveCustomMetadata(world.org, {
    type: 'Iterable_Campaign_Link__mdt',
    developerName: 'Gala',
    label: 'Gala',
    values: { Sync__c: 'Guests', Campaign_Id__c: id, Active__c: true }
  });
  return id;
}

/** What later examples use of an answer. */
interface Shown {
  readonly run?: string;
  readonly runs?: readonly { readonly runId?: string }[];
  readonly causes?: readonly { readonly key?: string }[];
  readonly definitions?: readonly { readonly version: string }[];
  readonly entries?: readonly { readonly entry: string }[];
  readonly trial?: string;
}

function keep(found: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(found)) if (value !== undefined) variables[name] = value;
}

/** What a trial is asked for takes its time; whoever goes on waits for that. */
async function trialDone(trial: string): Promise<void> {
  await eventually(`trial ${trial} is done`, async () => {
    const answer = await fetch(`${service.url}/v1/trials/${trial}`, {
      headers: { authorization: `Bearer ${token}` }
    });
    const { state } = (await answer.json()) as TrialView;
    return ['sent', 'undone', 'kept'].includes(state);
  });
}

test('all examples work, one after the other', async () => {
  const seen = new Set<string>();
  for (const line of examples) {
    const { url, ...call } = parse(line);
    const answer = await fetch(url, call);
    const isJson = answer.headers.get('content-type')?.includes('json');
    const body = (isJson ? await answer.json() : {}) as Shown;
    expect({ line, status: answer.status }).toEqual({ line, status: statusOf(call.method, url) });
    if (body.run && call.method === 'POST') variables.RUN = body.run;
    keep({
      ASKED_RUN: body.runs?.[0]?.runId,
      CAUSE: body.causes?.[0]?.key,
      VERSION: body.definitions?.[0]?.version,
      ENTRY: body.entries?.[0]?.entry,
      TRIAL: body.trial
    });
    if (body.trial) await trialDone(body.trial);
    seen.add(`${call.method} ${new URL(url).pathname}`);
  }
  const withoutExample = endpoints
    .filter(({ method, path }) => ![...seen].some((request) => patternOf(method, path).test(request)))
    .map(({ method, path }) => `${method} ${path}`);
  expect(withoutExample).toEqual([]);
});
