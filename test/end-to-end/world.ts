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
import { loadMetadata } from '../stand-ins/org/load/load-metadata';
import { startLocalOrg, type LocalOrg } from '../stand-ins/org/local-org';
import type { Row } from '../stand-ins/org/model';
import type { OrgOptions } from '../stand-ins/org/org';

export { constant, defineSync } from './define-sync';

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
