/** One part of `npm run check`: a command of node_modules/.bin that is silent or green when all is well. */
export interface Part {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
}

const eslint = ['eslint', '.', '--max-warnings', '0'] as const;
const tsc = ['tsc', '-p', '.', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/tsc.json'] as const;
const prettier = ['prettier', '--check', '--log-level', 'warn', '--cache', '.'] as const;

/** The longest first, so that two at a time end together. */
export const parts: readonly Part[] = [
  { name: 'unit tests', command: ['jest', '--selectProjects', 'unit'] },
  { name: 'lint', command: eslint },
  { name: 'types', command: tsc },
  { name: 'apex types', command: ['tsx', 'scripts/check-apex/main.ts'] },
  { name: 'lightning lint', command: ['tsx', 'scripts/lightning/main.ts', 'lint'] },
  { name: 'lightning types', command: ['tsx', 'scripts/lightning/main.ts', 'types'] },
  { name: 'preview types', command: ['tsc', '-p', 'scripts/preview-page'] },
  {
    name: 'metadata',
    command: [
      'tsx',
      'scripts/check-package/main.ts',
      'templates',
      'scripts/scratch-org/metadata',
      'scripts/scratch-org/person-accounts'
    ]
  },
  {
    name: 'demo metadata',
    command: [
      'tsx',
      'scripts/check-package/main.ts',
      'scripts/local-world/metadata',
      'test/browser/newsletter-people'
    ]
  },
  { name: 'imports', command: ['depcruise', 'bridge', 'scripts', 'test', '--config'] },
  { name: 'format', command: prettier },
  { name: 'unused', command: ['knip', '--no-progress', '--no-config-hints'] },
  { name: 'secrets', command: ['tsx', 'scripts/scan-secrets/main.ts'] }
];

/**
 * The parts whose names begin with one of the words, or all of them when there is no word.
 * @throws when a word names no part.
 */
export function chooseParts(words: readonly string[]): readonly Part[] {
  const unknown = words.find((word) => !parts.some((part) => part.name.startsWith(word)));
  if (unknown !== undefined) {
    throw new Error(
      `No part is called "${unknown}". There are: ${parts.map((part) => part.name).join(', ')}.`
    );
  }
  return words.length === 0
    ? parts
    : parts.filter((part) => words.some((word) => part.name.startsWith(word)));
}

/** The unit tests leave a JSON report as well. */
export const withUnitReport = (chosen: readonly Part[], file: string): readonly Part[] =>
  chosen.map((part) =>
    part.name === 'unit tests'
      ? { ...part, command: [...part.command, '--json', `--outputFile=${file}`] }
      : part
  );
