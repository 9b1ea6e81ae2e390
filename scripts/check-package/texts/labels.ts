import type { MetadataFile } from '../metadata-files';
import type { PackageModel } from '../package-model';
import { childrenOf, textOf } from '../xml';

/** A text that people read, with its place. */
export interface PlacedText {
  readonly name: string;
  readonly text: string;
  readonly path: string;
  readonly line: number;
}

/** The custom labels of the package. */
export const labelsOf = (model: PackageModel): PlacedText[] =>
  textsOf(model, 'labels', 'labels', 'fullName', 'value');

export const labelNames = (model: PackageModel): Set<string> =>
  new Set(labelsOf(model).map((label) => label.name));

/** Translated labels by language, such as `de`. */
export function translationsOf(model: PackageModel): Map<string, PlacedText[]> {
  const files = model.files.filter((file) => file.suffix === 'translation');
  return new Map(files.map((file) => [file.name, textsIn(file, 'customLabels', 'name', 'label')]));
}

const textsOf = (
  model: PackageModel,
  suffix: string,
  element: string,
  name: string,
  text: string
): PlacedText[] =>
  model.files.filter((file) => file.suffix === suffix).flatMap((file) => textsIn(file, element, name, text));

const textsIn = (file: MetadataFile, element: string, name: string, text: string): PlacedText[] =>
  childrenOf(file.root, element).map((child) => ({
    name: textOf(child, name),
    text: textOf(child, text),
    path: file.path,
    line: child.line
  }));
