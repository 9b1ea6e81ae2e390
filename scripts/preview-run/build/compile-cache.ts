import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from './rollup-types';

const baseComponents = '/lightning-base-components/';

/** Keeps what the compiler makes of base components: by content, so that a new version of them is compiled anew. */
export function withCompileCache(plugin: Plugin, folder: string, compiler: string): Plugin {
  mkdirSync(folder, { recursive: true });
  return {
    ...plugin,
    async transform(code, id) {
      const at = id.indexOf(baseComponents);
      if (at < 0) return plugin.transform?.call(this, code, id);
      const key = createHash('sha256')
        .update([compiler, id.slice(at), code].join('\0'))
        .digest('hex');
      const file = join(folder, `${key}.json`);
      if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as unknown;
      const made = (await plugin.transform?.call(this, code, id)) as { code: string } | null | undefined;
      if (made) writeFileSync(file, JSON.stringify({ code: made.code, map: null }));
      return made ? { code: made.code, map: null } : made;
    }
  };
}
