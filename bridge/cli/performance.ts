import type { Command } from 'commander';
import type { Answer } from '../commands/command-output';
import type { Terminal } from '../commands/terminal';
import type { Bridge } from '../wire';

/** What a command does with the bridge. */
export type Work = (bridge: Bridge) => Promise<Answer>;

/** How a command is carried out: opens the bridge under the label, which names the process to others. */
export interface Performance {
  readonly terminal: Terminal;
  perform(label: string, work: Work): Promise<void>;
  /** The answer before the work is done, for the command that goes on. */
  announce(answer: Pick<Answer, 'json' | 'text'>): void;
}

/** Every command takes `--json` (DESIGN section 4). */
export const command = (program: Command, name: string, description: string): Command =>
  program.command(name).description(description).option('--json', 'one JSON document on stdout');
