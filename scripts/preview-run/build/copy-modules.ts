import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  experimentalDecorators: false,
  useDefineForClassFields: true,
  verbatimModuleSyntax: true,
  isolatedModules: true
};

/** Copies component bundles, one folder each, with TypeScript as JavaScript. Tests and settings of the org stay behind. */
export function copyBundles(from: string, to: string): string[] {
  if (!existsSync(from)) return [];
  const bundles = readdirSync(from).filter((name) => statSync(join(from, name)).isDirectory());
  for (const bundle of bundles) copyBundle(join(from, bundle), join(to, bundle));
  return bundles;
}

function copyBundle(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  const files = readdirSync(from, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { name } of files) {
    const path = join(from, name);
    if (name.endsWith('.d.ts') || name.endsWith('.js-meta.xml')) continue;
    if (name.endsWith('.ts')) writeFileSync(join(to, name.replace(/\.ts$/, '.js')), toJavaScript(path));
    else if (name.endsWith('.js') && existsSync(path.replace(/\.js$/, '.ts'))) continue;
    else cpSync(path, join(to, name));
  }
}

/** Types are erased, not checked: that is the business of the check of types. */
function toJavaScript(path: string): string {
  const { outputText, diagnostics = [] } = ts.transpileModule(readFileSync(path, 'utf8'), {
    compilerOptions,
    fileName: basename(path),
    reportDiagnostics: true
  });
  const [problem] = diagnostics;
  if (problem) throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(problem.messageText, ' ')}`);
  return outputText;
}
