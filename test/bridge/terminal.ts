import type { Terminal } from '../../bridge/commands/terminal';

export interface RecordedTerminal extends Terminal {
  /** Everything written so far. */
  readonly written: { stdout: string; stderr: string };
  /** Asks the command to stop, as Ctrl-C does. */
  readonly stop: AbortController;
}

/** A terminal that remembers, with settings of its own: the environment of the tests stays out. */
export function recordedTerminal(
  environment: Readonly<Record<string, string>> = {},
  isTTY = false
): RecordedTerminal {
  const written = { stdout: '', stderr: '' };
  const stop = new AbortController();
  const stream = (name: keyof typeof written) => ({
    isTTY,
    write: (text: string) => {
      written[name] += text;
    }
  });
  return {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    environment,
    written,
    stop,
    listenForStop: () => stop.signal
  };
}
