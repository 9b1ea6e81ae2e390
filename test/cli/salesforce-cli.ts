import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { LocalOrg } from '../stand-ins/org/local-org';

const tools = resolve(__dirname, '..', '..', 'scripts', 'tools');

/** What a test says that needs the Salesforce CLI where it is not. */
const NOT_HERE = 'skipped: sf CLI not installed';

/** A command starts in seconds, and two suites may share two busy cores. */
export const patience = 120_000;

/** Declares tests with the real CLI; without it one skipped test, which is a failure where CI is set. */
export function describeCli(name: string, declare: () => void): void {
  if (existsSync(join(tools, 'node_modules', '.bin', 'sf'))) {
    describe(name, declare);
    return;
  }
  console.log(`${name}: ${NOT_HERE}`);
  const inCi = !['', 'false', undefined].includes(process.env['CI']);
  if (inCi)
    test(`${name}: ${NOT_HERE}`, () => expect(tools).toBe('installed, because nothing is skipped in CI'));
  else test.skip(`${name}: ${NOT_HERE}`, () => undefined);
}

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `result` of a command with `--json`; of a failed one its name and message. */
export interface JsonResult {
  readonly status: number;
  readonly result: unknown;
  readonly name?: string;
  readonly message?: string;
  readonly data?: unknown;
}

/** The real CLI with a home of its own, which goes with it: its sign-ins and what it writes. */
export class SalesforceCli {
  readonly home = mkdtempSync(join(tmpdir(), 'sf-cli-'));

  /** Runs a command in the home folder. The environment is made anew, so that it holds no proxy. */
  run(args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<CommandResult> {
    const env = {
      PATH: process.env['PATH'],
      HOME: this.home,
      // The keys of its sign-ins stay in its home as well.
      SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
      ...more
    };
    return new Promise((done, fail) => {
      const command = spawn(join(tools, 'sf'), args, { cwd: this.home, env, timeout: patience });
      let stdout = '';
      let stderr = '';
      command.stdout.on('data', (part) => (stdout += String(part)));
      command.stderr.on('data', (part) => (stderr += String(part)));
      command.on('error', fail);
      command.on('close', (code) => done({ code, stdout, stderr }));
    });
  }

  /** A command that succeeds; its output. */
  async out(...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) as string });
    return stdout;
  }

  async json(...args: readonly string[]): Promise<JsonResult> {
    const { stdout } = await this.run([...args, '--json']);
    return JSON.parse(stdout) as JsonResult;
  }

  /** Signs in with a session of the org, as its default. */
  logIn(org: LocalOrg): Promise<CommandResult> {
    const { token } = org.sessions.issue(org.integrationUserId);
    const args = ['org', 'login', 'access-token', '--instance-url', org.url, '--no-prompt', '--set-default'];
    return this.run(args, { SF_ACCESS_TOKEN: token });
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.home, file), text);
  }

  read(file: string): string {
    return readFileSync(join(this.home, file), 'utf8');
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** The calls that a command made, as `GET /services/data`. */
export async function callsOf(org: LocalOrg, command: () => Promise<unknown>): Promise<string[]> {
  const before = org.requests.length;
  await command();
  return org.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
}
