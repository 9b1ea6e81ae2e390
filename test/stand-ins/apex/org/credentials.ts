/** Named credentials as the package declares them, and what an admin has entered: where callouts go, with which headers. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { children, readXml, textOf } from '../../org/load/read-xml';

/** Where `callout:Name/...` goes. Shared by all who call out in the same org, and changed by what is entered. */
export interface NamedCredential {
  url: string;
  /** By name in lower case. */
  readonly headers: Record<string, string>;
}

/** Values of a principal, by external credential; secrets among them. */
type Entered = Map<string, ReadonlyMap<string, string>>;

/** Values entered for credentials that a test or preview shares among its users. */
const enteredOf = new WeakMap<object, Entered>();

interface Header {
  readonly name: string;
  /** `{!'Bearer ' & $Credential.Iterable_Bridge.Token}`. */
  readonly formula: string;
}

const nameOf = (file: string): string => basename(file).split('.')[0] ?? '';

export class Credentials {
  /** Headers of each external credential. */
  private readonly headers: ReadonlyMap<string, readonly Header[]>;
  /** External credential of each named credential. */
  private readonly external: ReadonlyMap<string, string>;

  constructor(
    files: readonly string[],
    readonly named: Readonly<Record<string, NamedCredential>>
  ) {
    const read = (suffix: string, root: string) =>
      files
        .filter((file) => file.endsWith(`.${suffix}-meta.xml`))
        .map((file) => [nameOf(file), readXml(readFileSync(file, 'utf8'), root)] as const);
    this.headers = new Map(
      read('externalCredential', 'ExternalCredential').map(([name, node]) => [
        name,
        children(node, 'externalCredentialParameters')
          .filter((one) => textOf(one, 'parameterType') === 'AuthHeader')
          .map((one) => ({
            name: (textOf(one, 'parameterName') ?? '').toLowerCase(),
            formula: textOf(one, 'parameterValue') ?? ''
          }))
      ])
    );
    this.external = new Map(
      read('namedCredential', 'NamedCredential').map(([name, node]) => [
        name,
        children(node, 'namedCredentialParameters')
          .map((one) => textOf(one, 'externalCredential'))
          .find(Boolean) ?? ''
      ])
    );
  }

  /** What was entered for the principal; undefined before the first time. */
  enteredFor(external: string): ReadonlyMap<string, string> | undefined {
    return this.entered.get(external) ?? (this.isGiven(external) ? new Map() : undefined);
  }

  /** Enters the values of a principal, in place of those before; every header that is made of them changes. */
  enter(external: string, values: ReadonlyMap<string, string>): void {
    this.entered.set(external, values);
    for (const [name, credential] of Object.entries(this.named)) {
      if (this.external.get(name) !== external) continue;
      for (const header of this.headers.get(external) ?? [])
        credential.headers[header.name] = filled(header.formula, external, values);
    }
  }

  /** Headers that were there from the start were entered by somebody. */
  private isGiven(external: string): boolean {
    return Object.entries(this.named).some(
      ([name, { headers }]) => this.external.get(name) === external && Object.keys(headers).length > 0
    );
  }

  private get entered(): Entered {
    const known = enteredOf.get(this.named) ?? new Map<string, ReadonlyMap<string, string>>();
    enteredOf.set(this.named, known);
    return known;
  }
}

/** The only formulas that packages need here: texts and values of the principal, joined by &. */
function filled(formula: string, external: string, values: ReadonlyMap<string, string>): string {
  const inner = /^\{!(.*)\}$/s.exec(formula.trim())?.[1] ?? '';
  const parts = inner.split('&').map((part) => part.trim());
  return parts
    .map((part) => {
      if (part.startsWith("'")) return part.slice(1, -1);
      return values.get(part.replace(`$Credential.${external}.`, '')) ?? '';
    })
    .join('');
}
