import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Folder of the components, from the repository on. */
export const componentFolder = 'force-app/main/default/lwc';

/** Names of the component bundles, in order. */
export function bundleNames(repository: string): string[] {
  const folder = path.join(repository, componentFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('__'))
    .map((entry) => entry.name)
    .sort();
}

/**
 * Writes `force-app/tsconfig.paths.json`: where TypeScript finds `c/<name>`. One entry a bundle, since a pattern of
 * paths holds one star and a bundle's file repeats its folder's name.
 */
export function writePaths(repository: string): void {
  const paths = Object.fromEntries(
    bundleNames(repository).map((name) => [`c/${name}`, [`./main/default/lwc/${name}/${name}.ts`]])
  );
  const all = { ...paths, 'test-support/*': ['./test-support/*'] };
  const text = `${JSON.stringify({ compilerOptions: { paths: all } }, null, 2)}\n`;
  const file = path.join(repository, 'force-app/tsconfig.paths.json');
  // Lint and types run side by side: neither may find the file half written.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

/** Removes `.js` files whose source is gone, so that none is deployed. */
export function removeStale(repository: string): void {
  const folder = path.join(repository, componentFolder);
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && file.endsWith('.js') && !existsSync(file.replace(/\.js$/, '.ts'))) rmSync(file);
  }
}
