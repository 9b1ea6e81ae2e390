import type { ExplainAnswer } from '../../bridge/commands/explain';
import type { PreviewAnswer } from '../../bridge/commands/preview';
import type { Check } from '../../bridge/sync/explain/explain-model';
import { command, documentOf } from './cli-world';
import type { StepOptions } from './define-sync';
import { createWorld, type World } from './world';

/** What these worlds have in Iterable from the start. */
const project = {
  lists: [{ id: 7, name: 'Everybody' }],
  fields: {
    firstName: 'string',
    lastName: 'string',
    salesforceId: 'string',
    score: 'long',
    city: 'string'
  },
  eventFields: { contact_seen: { lastName: 'string' } }
} as const;

export const createPreviewWorld = (): Promise<World> => createWorld({ project });

/** A profile, a list and an event. */
export const threeSteps: readonly StepOptions[] = [
  {
    operation: 'Update_User',
    condition: 'NOT(ISBLANK(FirstName))',
    mappings: {
      'dataFields.firstName': { Source__c: 'FirstName', Transform__c: 'upper' },
      'dataFields.lastName': 'LastName'
    }
  },
  { operation: 'Subscribe_List', target: 'Everybody' },
  { operation: 'Track_Event', target: 'contact_seen', mappings: { 'dataFields.lastName': 'LastName' } }
];

export async function preview(world: World, ...words: string[]): Promise<PreviewAnswer> {
  const form = words.includes('--json') ? [] : ['--json'];
  const ended = await command(world, ['preview', ...words, ...form]);
  expect(ended.stderr).toBe('');
  return documentOf<PreviewAnswer>(ended);
}

export async function explain(world: World, id: string): Promise<ExplainAnswer> {
  const ended = await command(world, ['explain', id, '--json']);
  expect(ended).toMatchObject({ stderr: '', code: 0 });
  return documentOf<ExplainAnswer>(ended);
}

/** The chain of a record in a sync, as `rule: verdict`. */
export const chain = ({ records }: ExplainAnswer, sync: string): string[] =>
  checksOf({ records }, sync).map(({ rule, verdict }) => `${rule}: ${verdict}`);

export const checksOf = ({ records }: Pick<ExplainAnswer, 'records'>, sync: string): readonly Check[] =>
  records[0]?.syncs.find((explained) => explained.sync === sync)?.checks ?? [];

export const checkOf = (answer: ExplainAnswer, sync: string, rule: string): Check | undefined =>
  checksOf(answer, sync).find((check) => check.rule === rule);

/** Calls that wrote, at either side. */
export const writes = (world: World): string[] => [
  ...world.iterable.requests.filter(({ method }) => method !== 'GET').map(({ path }) => path),
  ...world.org.requests
    .filter(({ method, path }) => method !== 'GET' && !path.includes('/oauth2/'))
    .map(({ path }) => path)
];
