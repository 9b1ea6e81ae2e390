import { main } from '../../bridge/cli';
import { recordedTerminal, type RecordedTerminal } from '../bridge/terminal';
import type { World } from './world';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line in this process, against a world whose settings may be changed for it. */
export async function command(
  world: World,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {}
): Promise<Ended> {
  return commandOn(recordedTerminal({ ...world.environment, ...environment }), words);
}

export async function commandOn(terminal: RecordedTerminal, words: readonly string[]): Promise<Ended> {
  const code = await main(words, terminal);
  return { code, ...terminal.written };
}

/** The one JSON document of stdout. */
export const documentOf = <T = Record<string, unknown>>({ stdout }: Ended): T => JSON.parse(stdout) as T;
