import { suggestion } from '../nearest-name';
import type { PackageModel } from '../package-model';
import type { PackageSources } from '../sources/package-sources';
import type { XmlElement } from '../xml';

export type Report = (element: XmlElement, message: string) => void;

/** What pages, tabs, actions and buttons may name. */
export interface World {
  readonly model: PackageModel;
  readonly sources: PackageSources;
}

/** Tells when the name is none of the known ones; those of the platform (`standard-Contact`) are. */
export function checkNamed(
  element: XmlElement,
  name: string,
  known: ReadonlySet<string>,
  what: string,
  report: Report
): void {
  if (known.has(name) || name.startsWith('standard-') || name === '') return;
  report(element, `there is no ${what} ${name}${suggestion(name, known)}`);
}
