/**
 * A whole world for end-to-end tests: a local org with the package's own metadata, a local Iterable whose writes become
 * visible late, and the real bridge between them, in this process or in one of its own.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommand, type RunOptions } from '../../bridge/commands/run';
import { readSettings } from '../../bridge/settings';
import type { Run } from '../../bridge/sync/model';
import { wire, type Bridge } from '../../bridge/wire';
import { startLocalIterable, type LocalIterable } from '../stand-ins/iterable/local-iterable';
import type { LocalIterableOptions, ProjectOptions } from '../stand-ins/iterable/options';
import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import { loadMetadata } from '../stand-ins/org/load/load-metadata';
import { startLocalOrg, type LocalOrg } from '../stand-ins/org/local-org';
import type { Row } from '../stand-ins/org/model';
import type { OrgOptions } from '../stand-ins/org/org';

/** Whole runs on a busy machine. */
jest.setTimeout(120_000);

const repository = resolve(__dirname, '../..');
const apiKey = 'test-api-key';

export interface World {
  readonly org: LocalOrg;
  readonly iterable: LocalIterable;
  readonly environment: Record<string, string>;
  readonly project: ReturnType<LocalIterable['project']>;
  /** The bridge in this process; opened once. */
  bridge(): Promise<Bridge>;
  run(sync: string, options?: RunOptions): Promise<Run>;
  /** The command line in a process of its own. */
  cli(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }>;
  /** The same, still running. */
  start(...words: string[]): ChildProcess;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly org?: OrgOptions;
  readonly project?: Partial<ProjectOptions>;
  readonly iterable?: Partial<Omit<LocalIterableOptions, 'projects'>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly namespace?: string;
}

/** Fields that the tests' mappings write. */
const fields = { firstName: 'string', lastName: 'string', salesforceId: 'string' } as const;

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const org = await startLocalOrg(options.org);
  const loaded = loadMetadata(org, join(repository, 'force-app'), { namespace: options.namespace });
  if (loaded.refused.length > 0) throw new Error(JSON.stringify(loaded.refused[0]));
  const iterable = await startLocalIterable({
    applyDelayMs: 20,
    rates: { scale: 20 },
    ...options.iterable,
    projects: [{ apiKey, type: 'Email', fields, ...options.project }]
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'bridge-'));
  const environment = environmentOf(org, iterable, dataDir, options);
  return {
    org,
    iterable,
    environment,
    project: iterable.project(apiKey),
    ...actions(environment, async () => {
      await Promise.all([org.close(), iterable.close()]);
      rmSync(dataDir, { recursive: true, force: true });
    })
  };
}

function environmentOf(
  org: LocalOrg,
  iterable: LocalIterable,
  dataDir: string,
  options: WorldOptions
): Record<string, string> {
  return {
    SF_LOGIN_URL: org.url,
    SF_CLIENT_ID: org.credentials.clientId,
    SF_USERNAME: org.credentials.username,
    SF_PRIVATE_KEY: org.credentials.privateKey,
    SF_NAMESPACE: options.namespace ?? '',
    ITERABLE_API_KEY: apiKey,
    ITERABLE_API_URL: iterable.url,
    ITERABLE_SETTLE_SECONDS: '1',
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...options.environment
  };
}

function actions(environment: Record<string, string>, closeRest: () => Promise<void>) {
  let opened: Promise<Bridge> | null = null;
  const bridge = (): Promise<Bridge> => (opened ??= wire(readSettings(environment), 'test'));
  const launcher = [join(repository, 'scripts/bridge')];
  const env = () => ({ ...process.env, ...environment });
  return {
    bridge,
    run: async (sync: string, options: RunOptions = {}): Promise<Run> => {
      const run = await runCommand(await bridge(), sync, options);
      if ('dryRun' in run) throw new Error('a dry run has no run');
      return run;
    },
    cli: (...words: string[]) =>
      new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
        execFile(
          process.execPath,
          [...launcher, ...words],
          { env: env(), maxBuffer: 64 * 1024 * 1024 },
          (error, stdout, stderr) => done({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr })
        );
      }),
    start: (...words: string[]) =>
      spawn(process.execPath, [...launcher, ...words], { env: env(), stdio: ['ignore', 'pipe', 'pipe'] }),
    close: async () => {
      await (await opened)?.close();
      await closeRest();
    }
  };
}

export interface SyncOptions {
  readonly name?: string;
  readonly object?: string;
  readonly values?: Row;
  readonly project?: Row;
  readonly step?: Row;
  /** Target by source, e.g. `{ 'dataFields.firstName': 'FirstName' }`; a row gives more than the source. */
  readonly mappings?: Readonly<Record<string, string | Row>>;
}

const standardMappings = {
  'dataFields.firstName': 'FirstName',
  'dataFields.lastName': 'LastName',
  'dataFields.salesforceId': 'Id'
};

/** Deploys a sync of contacts by e-mail, or what the options make of it. */
export function defineSync(org: LocalOrg, options: SyncOptions = {}, namespace?: string): string {
  const name = options.name ?? 'Contact_To_User';
  const save = (type: string, developerName: string, values: Row): void => {
    const own = (field: string): string => (namespace ? `${namespace}__${field}` : field);
    const qualified = Object.fromEntries(Object.entries(values).map(([field, value]) => [own(field), value]));
    saveCustomMetadata(org, {
      type: own(`Iterable_${type}__mdt`),
      developerName,
      label: developerName.replaceAll('_', ' '),
      values: qualified
    });
  };
  save('Project', 'Main', {
    Project_Type__c: 'Email',
    Data_Center__c: 'US',
    Active__c: true,
    Bulk_Calls_Per_Second__c: 100,
    ...options.project
  });
  save('Sync', name, {
    Project__c: 'Main',
    Direction__c: 'To_Iterable',
    Status__c: 'Active',
    Source_Object__c: options.object ?? 'Contact',
    Scope_Type__c: 'All',
    Check_Hashes__c: true,
    Write_Back__c: 'Record_On_Change',
    ...options.values
  });
  save('Step', `${name}_step`, {
    Sync__c: name,
    Order__c: 1,
    Operation__c: 'Update_User',
    Merge_Nested_Objects__c: true,
    Create_New_Fields__c: false,
    Active__c: true,
    ...options.step
  });
  Object.entries(options.mappings ?? standardMappings).forEach(([target, source], index) => {
    const given: Row = typeof source === 'string' ? { Source__c: source } : source;
    save('Field_Mapping', `${name}_${index}`, {
      Step__c: `${name}_step`,
      Order__c: index,
      Kind__c: 'Field',
      Target__c: target,
      Active__c: true,
      ...given
    });
  });
  return name;
}

/** A stamp in the past, so that the record lies before the end of a run's window. */
export const longAgo = '2026-01-05T08:00:00.000+0000';

/** Contacts as given, stamped long ago; answers their ids. */
export function loadContacts(org: LocalOrg, rows: readonly Row[]): string[] {
  return org.store.load(
    'Contact',
    rows.map((row, index) => ({
      LastName: `Person ${index}`,
      SystemModstamp: longAgo,
      CreatedDate: longAgo,
      LastModifiedDate: longAgo,
      ...row
    }))
  );
}

export const manyContacts = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({
    FirstName: `First ${index}`,
    LastName: `Last ${index}`,
    Email: `person${index}@example.com`
  }));
