import catalogFields from '@salesforce/apex/IterableSyncMappingController.catalogFields';
import iterableTargets from '@salesforce/apex/IterableSyncMappingController.iterableTargets';
import mappingWords from '@salesforce/apex/IterableSyncMappingController.mappingWords';
import { errorSentence } from 'c/errors';
import type { Iterable } from './offer';

/** Asks the bridge what can be mapped onto. What cannot be learnt is said, and the rest can be edited all the same. */
export class IterableKnowledge {
  private words: Bridge.MappingWords | null = null;
  private readonly asked = new Set<string>();

  /** Reads the fields, lists, catalogs and channels of the project anew. */
  async learn(
    projectName: string
  ): Promise<Pick<Iterable, 'words' | 'targets'> & { readonly problem: string | null }> {
    this.asked.clear();
    try {
      this.words ??= JSON.parse(await mappingWords()) as Bridge.MappingWords;
      if (!projectName) return { words: this.words, targets: null, problem: null };
      const targets = JSON.parse(await iterableTargets({ projectName })) as Bridge.MappingTargets;
      const problem = targets.problems.map(({ message, fix }) => `${message} ${fix}`.trim()).join(' ');
      return { words: this.words, targets, problem: problem || null };
    } catch (error) {
      return { words: this.words, targets: null, problem: errorSentence(error) };
    }
  }

  /** Those that are known and those of the given names, each asked once; the very same where nothing is new. */
  async catalogs(
    projectName: string,
    names: readonly string[],
    known: Iterable['catalogs']
  ): Promise<Iterable['catalogs']> {
    const missing = names.filter((name) => !this.asked.has(name.toLowerCase()));
    if (!projectName || missing.length === 0) return known;
    for (const name of missing) this.asked.add(name.toLowerCase());
    const found = await Promise.all(missing.map((name) => catalogOf(projectName, name)));
    return new Map([...known, ...found.flat()]);
  }
}

/** A catalog whose fields cannot be read, or whose name cannot be one yet, is mapped onto without help. */
async function catalogOf(
  projectName: string,
  catalogName: string
): Promise<(readonly [string, Bridge.CatalogFields])[]> {
  try {
    const answer = JSON.parse(await catalogFields({ projectName, catalogName })) as Bridge.CatalogFields;
    return [[catalogName.toLowerCase(), answer]];
  } catch {
    return [];
  }
}
