import type { DefinitionAnswer, DefinitionsAnswer, DefinitionHead } from './definitions';
import { table } from './table';

/** Definitions as text for people. */

const sources = { published: 'published', deployed: 'deployed outside the app' } as const;

export function definitionsText({ definitions, next }: DefinitionsAnswer): string {
  const rows = definitions.map((one) => [one.at, one.version ?? 'not to be run', sources[one.source]]);
  const more = next === null ? [] : [`More: --cursor ${next}`];
  return [table([['SINCE', 'VERSION', 'SOURCE'], ...rows]), ...more].join('\n');
}

/** The rows as JSON: they are made to be read by programs, and compared. */
export const definitionText = ({ sync, rows, ...head }: DefinitionAnswer): string =>
  [`${sync}, ${sinceText(head)}`, JSON.stringify(rows, null, 2)].join('\n');

const sinceText = ({ version, source, at }: DefinitionHead): string =>
  `version ${version ?? 'without a number'}, ${sources[source]}, taken since ${at}`;
