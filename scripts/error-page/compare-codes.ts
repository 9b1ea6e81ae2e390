import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { explainedCodes, explainCode } from '../../bridge/error-catalogue/catalogue';
import { causeCodes } from '../../bridge/sync/explain/cause';
import { findCodes } from './find-codes';

export interface Difference {
  /** Codes of the source that the catalogue does not explain, each with a place. */
  readonly unexplained: readonly string[];
  /** Codes of the catalogue that the source does not make. */
  readonly unused: readonly string[];
}

/** The catalogue against the source of the bridge in that folder. */
export function compareCodes(bridge: string): Difference {
  const explained = explainedCodes();
  const areas = new Set(explained.map(({ code }) => code).flatMap((code) => code.split('.').slice(0, -1)));
  const found = findCodes(bridge, areas);
  const made = new Set(found.map(({ code }) => code));
  const words = wordsOf(bridge);
  return {
    unexplained: found
      .filter(({ code }) => !isExplained(code) && !causes.has(code))
      .map(({ code, where }) => `${code} (${where})`),
    unused: explained
      .filter(({ code, from }) => !made.has(code) && !(from !== undefined && words.includes(from)))
      .map(({ code }) => code)
      .filter((code) => !isMadeAtRunTime(code, made))
  };
}

/** Why a record is where it is: the screens have a sentence for each, and the guide of explanations a row. */
const causes: ReadonlySet<string> = new Set(causeCodes);

/** A family of the source is explained by its own entry, or by entries made of the other side's words. */
const isExplained = (code: string): boolean =>
  code.endsWith('*')
    ? explainedCodes().some((entry) => entry.code.startsWith(code.slice(0, -1)) && isDynamic(entry))
    : explainCode(code)?.entry === code;

const isDynamic = ({ code, from }: { code: string; from?: string }): boolean =>
  from !== undefined || code.endsWith('*');

/** A family of the catalogue whose codes the source puts together. */
const isMadeAtRunTime = (code: string, made: ReadonlySet<string>): boolean =>
  code.endsWith('*') && [...made].some((other) => other.endsWith('*') && code.startsWith(other.slice(0, -1)));

const wordsOf = (bridge: string): string =>
  readdirSync(bridge, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('error-catalogue'))
    .map((file) => readFileSync(path.join(bridge, file), 'utf8'))
    .join('\n');
