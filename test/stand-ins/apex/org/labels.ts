/** Custom labels of the package, in English. */
import { readFileSync } from 'node:fs';
import { children, readXml, textOf } from '../../org/load/read-xml';
import { CompileError } from '../stops';

export class Labels {
  private readonly texts = new Map<string, string>();

  constructor(files: readonly string[]) {
    for (const file of files.filter((one) => one.endsWith('.labels-meta.xml'))) {
      for (const label of children(readXml(readFileSync(file, 'utf8'), 'CustomLabels'), 'labels')) {
        this.texts.set((textOf(label, 'fullName') ?? '').toLowerCase(), textOf(label, 'value') ?? '');
      }
    }
  }

  get(name: string): string {
    const text = this.texts.get(name.toLowerCase());
    if (text === undefined) throw new CompileError(`Label does not exist: ${name}`);
    return text;
  }
}
