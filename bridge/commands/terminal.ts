/** A stream that a command writes to. */
export interface Output {
  write(text: string): unknown;
  /** A person looks at it as it is written. */
  readonly isTTY?: boolean;
}

/** What surrounds a command: streams, settings and the wish to stop. Tests hand in their own. */
export interface Terminal {
  /** Holds the answer alone. */
  readonly stdout: Output;
  readonly stderr: Output;
  /** The environment of the process when left out. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** From now on a wish to stop aborts the signal instead of ending the process. */
  listenForStop(): AbortSignal;
}

/** The terminal of this process: SIGTERM and SIGINT (Ctrl-C) ask it to stop, the second one ends it at once. */
export const processTerminal = (): Terminal => ({
  stdout: process.stdout,
  stderr: process.stderr,
  listenForStop: () => {
    const stopping = new AbortController();
    const stop = () => {
      // The ledger survives it, and its thread is not torn down halfway.
      if (stopping.signal.aborted) process.kill(process.pid, 'SIGKILL');
      if (process.stderr.isTTY) process.stderr.write('\nStopping; once more ends at once.\n');
      stopping.abort();
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    return stopping.signal;
  }
});
