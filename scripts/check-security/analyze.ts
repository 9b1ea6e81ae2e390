import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Finding } from './finding';

/** Rules of these three tags; the last alone would leave out injection and access checks. */
const tags = ['Recommended', 'Security', 'AppExchange'];

/** Milliseconds that one way through the code may take to follow; longer ones are told as not followed. */
const longestPath = 20_000;

export interface Analysis {
  readonly findings: readonly Finding[];
  /** Methods whose ways through the code were too many to follow. */
  readonly notFollowed: readonly string[];
}

/** The parts of the analyzer's interface that are used; its packages are installed apart. */
interface Analyzer {
  addEnginePlugin(plugin: unknown): Promise<void>;
  createWorkspace(folders: string[], targets?: string[]): Promise<unknown>;
  selectRules(selectors: string[], options: { workspace: unknown }): Promise<unknown>;
  run(rules: unknown, options: { workspace: unknown }): Promise<{ getViolations(): Violation[] }>;
}

interface Violation {
  getRule(): { getName(): string; getEngineName(): string; getSeverityLevel(): number };
  getMessage(): string;
  getPrimaryLocation(): { getFile(): string | undefined; getStartLine(): number | undefined };
}

interface Core {
  CodeAnalyzer: new (config: unknown) => Analyzer;
  CodeAnalyzerConfig: { fromObject(settings: object): unknown };
}

/**
 * Looks for faults of security in a package folder: rules over each file (pmd, regex), and rules along the ways through
 * the code from each method that a screen calls (sfge).
 * @param tools repository in which the analyzer is installed
 * @param project folder that findings are told relative to
 * @param folder package folder, relative to the project
 */
export async function analyze(tools: string, project: string, folder: string): Promise<Analysis> {
  const load = createRequire(path.join(tools, 'scripts/tools/analyzer/package.json'));
  const everything = path.join(project, folder);
  const [files, paths] = await Promise.all([
    run(load, ['pmd', 'regex'], everything, undefined),
    run(load, ['sfge'], everything, startingPoints(everything))
  ]);
  const all = [...files, ...paths].map((violation) => findingOf(violation, project));
  const isFollowed = (finding: Finding): boolean => !/^sfge:.*(Error|Exec)/.test(finding.rule);
  return {
    findings: all.filter(isFollowed).sort((a, b) => a.severity - b.severity || a.path.localeCompare(b.path)),
    notFollowed: all
      .filter((finding) => !isFollowed(finding))
      .map(({ path: file, line }) => `${file}:${line}`)
  };
}

/** Classes with code that reads or writes: each property of a view would count as a way in, and test methods too. */
function startingPoints(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.cls'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/(View|Test)\.cls$|\/test\//.test(file));
}

async function run(
  load: NodeJS.Require,
  engines: readonly string[],
  folder: string,
  targets: string[] | undefined
): Promise<Violation[]> {
  const { CodeAnalyzer, CodeAnalyzerConfig } = load('@salesforce/code-analyzer-core') as Core;
  const settings = { engines: { sfge: { java_thread_timeout: longestPath } } };
  const analyzer = new CodeAnalyzer(CodeAnalyzerConfig.fromObject(settings));
  for (const engine of engines) {
    const plugin = load(`@salesforce/code-analyzer-${engine}-engine`) as { createEnginePlugin(): unknown };
    await analyzer.addEnginePlugin(plugin.createEnginePlugin());
  }
  const workspace = await analyzer.createWorkspace([folder], targets);
  const rules = await analyzer.selectRules(tags, { workspace });
  return (await analyzer.run(rules, { workspace })).getViolations();
}

function findingOf(violation: Violation, project: string): Finding {
  const rule = violation.getRule();
  const place = violation.getPrimaryLocation();
  return {
    rule: `${rule.getEngineName()}:${rule.getName()}`,
    severity: rule.getSeverityLevel(),
    path: path
      .relative(project, place.getFile() ?? project)
      .split(path.sep)
      .join('/'),
    line: place.getStartLine() ?? 1,
    message: violation.getMessage()
  };
}
