/** What is used of rollup, whose own types are installed apart from this repository's packages. */
export interface Plugin {
  readonly name: string;
  resolveId?(id: string, importer?: string): unknown;
  load?(id: string): unknown;
  transform?(this: unknown, code: string, id: string): unknown;
}

export interface RollupWarning {
  readonly code?: string;
  readonly message: string;
  readonly id?: string;
  readonly exporter?: string;
}

interface RollupOptions {
  readonly input: string;
  readonly plugins: readonly Plugin[];
  onwarn(warning: RollupWarning): void;
}

export interface RollupTool {
  rollup(options: RollupOptions): Promise<{
    write(options: {
      file: string;
      format: 'iife';
      name: string;
      inlineDynamicImports: true;
    }): Promise<unknown>;
    close(): Promise<void>;
  }>;
}
