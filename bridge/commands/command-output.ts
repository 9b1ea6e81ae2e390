import { fixOf } from '../error-catalogue/catalogue';
import type { BridgeError } from '../errors';
import type { Terminal } from './terminal';

export type Form = 'json' | 'text';

/** What a command has to say. */
export interface Answer {
  readonly json: unknown;
  readonly text: string;
  readonly exitCode: number;
  /** What went wrong, for people who look at stderr while a program reads stdout. */
  readonly trouble?: string;
}

/** Keeps stdout to one answer, in JSON to exactly one document, and tells troubles on stderr. */
export class CommandOutput {
  private answered = false;

  constructor(
    readonly form: Form,
    private readonly terminal: Terminal
  ) {}

  answer({ json, text, trouble }: Pick<Answer, 'json' | 'text' | 'trouble'>): void {
    this.write(json, text);
    if (trouble && this.form === 'json') this.terminal.stderr.write(`${trouble}\n`);
  }

  /** Our own error: what is wrong and what to do. */
  error({ code, message, fix: given }: Pick<BridgeError, 'code' | 'message' | 'fix'>): void {
    const fix = fixOf(code, given);
    if (this.form === 'json') this.write({ error: { code, message, fix } }, '');
    this.terminal.stderr.write(fix ? `${message}\n${fix}\n` : `${message}\n`);
  }

  /** What was typed wrongly; stderr has it already. */
  usage(message: string): void {
    const fix = 'Run "bridge --help".';
    if (this.form === 'json') this.write({ error: { code: 'bridge.usage', message, fix } }, '');
  }

  private write(json: unknown, text: string): void {
    if (this.answered) return;
    this.answered = true;
    this.terminal.stdout.write(`${this.form === 'json' ? JSON.stringify(json, null, 2) : text}\n`);
  }
}
