import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../files-below';
import { labelsOf } from '../labels';
import { metadataFiles, packageFolder } from '../package-files';
import { withCompileCache } from './compile-cache';
import { copyBundles } from './copy-modules';
import { platformModules } from './platform-modules';
import type { Plugin, RollupTool, RollupWarning } from './rollup-types';
import { buildFolder, repository, requireTool, toolFolder } from './tools';

const pageFolder = join(repository, 'scripts/preview-page');
const componentFolder = join(packageFolder, 'lwc');

/** The built page for the sources as they are; null while it has not been built. */
export function builtPage(): string | null {
  const file = pageOf(keyOfSources());
  return existsSync(file) ? file : null;
}

const pageOf = (key: string): string => join(buildFolder, 'pages', `${key}.js`);

/** Builds the package's components, the frame around them and the base components into one script; answers its file. */
export async function buildPage(): Promise<string> {
  const key = keyOfSources();
  const file = pageOf(key);
  if (existsSync(file)) return file;
  const work = join(buildFolder, `work-${process.pid}`);
  try {
    const components = copySources(work);
    writeFileSync(join(work, 'modules/preview/registry/registry.js'), registryOf(components));
    await bundle(work, `${file}.${process.pid}`);
    renameSync(`${file}.${process.pid}`, file);
    removeOldPages();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return file;
}

/** Pages of sources that nobody has built for a day. */
function removeOldPages(): void {
  const yesterday = Date.now() - 24 * 60 * 60 * 1000;
  for (const page of filesBelow(join(buildFolder, 'pages')))
    if (statSync(page).mtimeMs < yesterday) rmSync(page, { force: true });
}

function keyOfSources(): string {
  const hash = createHash('sha256');
  const sources = [componentFolder, pageFolder, join(repository, 'scripts/preview-run/build')].flatMap(
    filesBelow
  );
  const lockfile = join(toolFolder, 'package-lock.json');
  for (const file of [...sources.filter((name) => !name.includes('__tests__')), lockfile])
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  // Of the labels only the names are built in.
  return hash
    .update(Object.keys(labelsOf('en')).join())
    .digest('hex')
    .slice(0, 24);
}

function copySources(work: string): string[] {
  const components = copyBundles(componentFolder, join(work, 'modules/c'));
  copyBundles(join(pageFolder, 'preview'), join(work, 'modules/preview'));
  mkdirSync(join(work, 'modules/preview/registry'), { recursive: true });
  copyBundles(pageFolder, join(work, 'own'));
  writeFileSync(join(work, 'main.js'), "import './own/start/start';\n");
  return components;
}

/** Components that pages, actions and flows name, by that name; the others are reached through these. */
function registryOf(components: readonly string[]): string {
  const placed = components.filter((name) => isPlaced(name));
  const imports = placed.map((name) => `import ${name} from 'c/${name}';`);
  return [...imports, `export const components = { ${placed.join(', ')} };`, ''].join('\n');
}

function isPlaced(component: string): boolean {
  const file = join(componentFolder, component, `${component}.js-meta.xml`);
  return existsSync(file) && /<isExposed>\s*true/.test(readFileSync(file, 'utf8'));
}

async function bundle(work: string, file: string): Promise<void> {
  const { rollup } = requireTool<RollupTool>('rollup');
  const made = await rollup({ input: join(work, 'main.js'), plugins: plugins(work), onwarn: refuse });
  await made.write({ file, format: 'iife', name: 'preview', inlineDynamicImports: true });
  await made.close();
}

function plugins(work: string): Plugin[] {
  const { default: lwc } = requireTool<{ default: (options: unknown) => Plugin }>('@lwc/rollup-plugin');
  const replace = requireTool<(options: unknown) => Plugin>('@rollup/plugin-replace');
  const { version } = requireTool<{ version: string }>('@lwc/rollup-plugin/package.json');
  return [
    platformModules({
      folder: join(work, 'own/platform'),
      labels: new Set(Object.keys(labelsOf('en'))),
      customPermissions: new Set(metadataFiles('.customPermission-meta.xml').map(({ name }) => name))
    }),
    replace({
      preventAssignment: true,
      values: {
        'import.meta.env.SSR': 'false',
        'process.env.NODE_ENV': JSON.stringify('development'),
        'features.enableComboboxElementInternals': 'false'
      }
    }),
    withCompileCache(
      lwc({
        rootDir: join(work, 'modules'),
        modules: [
          'lightning-base-components',
          '@lwc/engine-dom',
          '@lwc/synthetic-shadow',
          '@lwc/wire-service'
        ].map((npm) => ({ npm })),
        enableDynamicComponents: true
      }),
      join(buildFolder, 'compiled'),
      version
    )
  ];
}

/** What leads nowhere is a misspelt component; base components are taken as they are. */
function refuse({ code, message, id = '', exporter = '' }: RollupWarning): void {
  if (code === 'UNRESOLVED_IMPORT' && !exporter.startsWith('force/')) throw new Error(message);
  if (code === 'CIRCULAR_DEPENDENCY' || (id + message).includes('lightning-base-components')) return;
  process.stderr.write(`${message}\n`);
}
