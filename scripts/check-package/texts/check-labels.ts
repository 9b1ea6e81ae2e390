import { suggestion } from '../nearest-name';
import type { PackageModel } from '../package-model';
import type { Problem } from '../problem';
import type { PackageSources } from '../sources/package-sources';
import type { XmlElement } from '../xml';
import { labelsOf, translationsOf, type PlacedText } from './labels';

/** Languages that every text is translated to. */
const languages = ['de', 'fr'];

/** Longest texts and names of a label that Salesforce takes. */
const longestText = 1000;
const longestName = 80;

/** Every label is used, is translated to every language, and keeps its places `{0}`. */
export function checkLabels(model: PackageModel, sources: PackageSources): Problem[] {
  const labels = labelsOf(model);
  const used = usedLabels(model, sources);
  const known = new Set(labels.map((label) => label.name));
  return [
    ...labels.flatMap((label) => [
      ...checkText(label),
      ...(used.has(label.name) ? [] : [at(label, `the label ${label.name} is used by nothing`)])
    ]),
    ...checkTwice(labels),
    ...sources.apex.flatMap((file) =>
      labelsInApex(file.words.map((word) => word.text)).flatMap(({ name, place }) =>
        known.has(name)
          ? []
          : [
              {
                path: file.path,
                line: file.words[place]?.line ?? 1,
                message: `there is no custom label ${name}${suggestion(name, known)}`
              }
            ]
      )
    ),
    ...languages.flatMap((language) => checkLanguage(language, labels, translationsOf(model).get(language)))
  ];
}

function checkLanguage(
  language: string,
  labels: readonly PlacedText[],
  translated: readonly PlacedText[] | undefined
): Problem[] {
  if (translated === undefined)
    return [{ path: 'force-app', line: 1, message: `there is no translation to ${language}` }];
  const byName = new Map(translated.map((text) => [text.name, text]));
  const names = labels.map((label) => label.name);
  return [
    ...labels.flatMap((label) => {
      const text = byName.get(label.name);
      if (text === undefined) return [at(label, `the label ${label.name} is not translated to ${language}`)];
      const same = placesIn(label.text) === placesIn(text.text);
      return same
        ? []
        : [
            at(
              text,
              `${label.name} has the places "${placesIn(text.text)}"; the label "${placesIn(label.text)}"`
            )
          ];
    }),
    ...translated.flatMap((text) => [
      ...checkText(text),
      ...(names.includes(text.name)
        ? []
        : [at(text, `there is no label ${text.name} to be translated${suggestion(text.name, names)}`)])
    ]),
    ...checkTwice(translated)
  ];
}

function checkText(label: PlacedText): Problem[] {
  const problems: Problem[] = [];
  if (label.text === '') problems.push(at(label, `${label.name} is empty`));
  if (label.text.length > longestText)
    problems.push(at(label, `${label.name} has ${label.text.length} characters; at most ${longestText}`));
  if (label.name.length > longestName || !/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(label.name))
    problems.push(at(label, `the name "${label.name}" is not allowed`));
  return problems;
}

function checkTwice(texts: readonly PlacedText[]): Problem[] {
  const seen = new Set<string>();
  return texts.flatMap((text) => {
    const key = text.name.toLowerCase();
    const isSecond = seen.has(key);
    seen.add(key);
    return isSecond ? [at(text, `${text.name} appears twice`)] : [];
  });
}

/** `{0} {1}`, in order and each once. */
const placesIn = (text: string): string => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort().join(' ');

function usedLabels(model: PackageModel, sources: PackageSources): Set<string> {
  const imported = sources.components.flatMap(({ scripts }) =>
    scripts
      .flatMap((script) => script.imports)
      .map(({ module }) => module.replace('@salesforce/label/c.', ''))
  );
  const inApex = sources.apex.flatMap((file) =>
    labelsInApex(file.words.map((word) => word.text)).map(({ name }) => name)
  );
  const inMetadata = model.files.flatMap((file) => labelsInXml(file.root));
  return new Set([...imported, ...inApex, ...inMetadata]);
}

/** `System.Label.Name` and `Label.Name`. */
function labelsInApex(words: readonly string[]): { name: string; place: number }[] {
  return words.flatMap((word, place) => {
    if (word !== 'Label' || words[place + 1] !== '.') return [];
    const before = words[place - 1] === '.' ? words[place - 2] : 'System';
    const name = words[place + 2] ?? '';
    return before === 'System' ? [{ name, place }] : [];
  });
}

const labelsInXml = (element: XmlElement): string[] => [
  ...[...element.text.matchAll(/\$Label\.(\w+)/g)].map((found) => found[1] ?? ''),
  ...element.children.flatMap(labelsInXml)
];

const at = ({ path, line }: PlacedText, message: string): Problem => ({ path, line, message });
