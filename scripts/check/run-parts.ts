import type { Part } from './parts';

export interface PartResult {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

/** Runs one part to its end; never rejects for a part that fails. */
export type RunPart = (part: Part) => Promise<PartResult>;

/**
 * Runs every part, `atOnce` at a time, whatever the others come to.
 * @returns the results in the order of the parts.
 */
export async function runParts(
  parts: readonly Part[],
  options: { atOnce: number; run: RunPart; onEnd: (result: PartResult) => void }
): Promise<PartResult[]> {
  const results: PartResult[] = [];
  const waiting = [...parts.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [place, part] = next;
      const result = await options.run(part);
      results[place] = result;
      options.onEnd(result);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, worker));
  return results;
}
