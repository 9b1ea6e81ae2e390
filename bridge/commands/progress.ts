import type { Counts } from '../sync/model';
import type { Output } from './terminal';
import { countsText } from './text';

/** Without a person in front of it: a line that often, in milliseconds, and only when there is news. */
const lineEveryMs = 3_000;
/** Moves to the beginning of the line and clears it. */
const overLine = '\r\u001B[K';

/** How far a run is, while it runs: one line that changes on a terminal, else a line every few seconds. */
export interface Progress {
  show(counts: Readonly<Counts>): void;
  /** Takes the changing line away: what follows stands in its own line. */
  end(): void;
}

export function createProgress(output: Output, label: string, everyMs = lineEveryMs): Progress {
  return output.isTTY ? changingLine(output, label) : linesNowAndThen(output, label, everyMs);
}

function changingLine(output: Output, label: string): Progress {
  let shown = false;
  return {
    show: (counts) => {
      shown = true;
      output.write(`${overLine}${label}: ${countsText(counts)}`);
    },
    end: () => {
      if (shown) output.write(overLine);
    }
  };
}

function linesNowAndThen(output: Output, label: string, everyMs: number): Progress {
  let news: string | null = null;
  const timer = setInterval(() => {
    if (news !== null) output.write(`${label}: ${news}\n`);
    news = null;
  }, everyMs);
  timer.unref();
  return {
    show: (counts) => {
      news = countsText(counts);
    },
    end: () => clearInterval(timer)
  };
}
