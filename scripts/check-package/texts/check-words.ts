import type { PackageModel } from '../package-model';
import type { Problem } from '../problem';
import type { PackageSources } from '../sources/package-sources';
import type { TemplateElement } from '../sources/template';
import { childrenOf, type XmlElement } from '../xml';
import { forbiddenWord } from './forbidden-words';
import { labelsOf, translationsOf, type PlacedText } from './labels';

/** Attributes that people read or hear. */
const spoken: ReadonlySet<string> = new Set([
  'alt',
  'alternative-text',
  'aria-description',
  'aria-label',
  'content',
  'help-text',
  'field-level-help',
  'label',
  'message-when-value-missing',
  'placeholder',
  'title'
]);

/** Kinds of metadata whose texts are on a screen, and the elements that hold them. */
const shownIn: ReadonlySet<string> = new Set(['app', 'flexipage', 'flow', 'quickAction', 'tab', 'webLink']);
const shownElements: ReadonlySet<string> = new Set([
  'description',
  'fieldText',
  'helpText',
  'label',
  'masterLabel',
  'optionalLabel',
  'standardLabel',
  'title'
]);

/** No screen says a word of the builders, and templates hold no text of their own: it would stay in one language. */
export function checkWords(model: PackageModel, sources: PackageSources): Problem[] {
  return [
    ...labelsOf(model).flatMap((text) => checkText(text, 'en')),
    ...(['de', 'fr'] as const).flatMap((language) =>
      (translationsOf(model).get(language) ?? []).flatMap((text) => checkText(text, language))
    ),
    ...model.files
      .filter((file) => shownIn.has(file.suffix))
      .flatMap((file) =>
        shownTexts(file.root).flatMap((text) => checkText({ ...text, path: file.path }, 'en'))
      ),
    ...sources.components.flatMap((component) =>
      component.templates.flatMap((template) => [
        ...template.texts.flatMap(({ text, line }) =>
          writtenText({ name: 'the text', text, path: template.path, line })
        ),
        ...template.elements.flatMap((element) =>
          spokenTexts(element).flatMap((text) => writtenText({ ...text, path: template.path }))
        )
      ])
    )
  ];
}

function checkText(text: PlacedText, language: 'de' | 'en' | 'fr'): Problem[] {
  const word = forbiddenWord(text.text, language);
  if (word === null) return [];
  return [{ path: text.path, line: text.line, message: `${text.name} says "${word}", which no screen says` }];
}

const writtenText = (text: PlacedText): Problem[] => [
  ...checkText(text, 'en'),
  ...(/\p{L}/u.test(text.text)
    ? [{ path: text.path, line: text.line, message: `${text.name} "${text.text}" is no custom label` }]
    : [])
];

const spokenTexts = (element: TemplateElement): Omit<PlacedText, 'path'>[] =>
  [...element.values].flatMap(([name, value]) =>
    spoken.has(name) && 'text' in value
      ? [{ name: `${element.name} ${name}`, text: value.text, line: element.line }]
      : []
  );

const shownTexts = (element: XmlElement): Omit<PlacedText, 'path'>[] =>
  element.children.flatMap((child) => [
    ...(shownElements.has(child.name) && childrenOf(child, child.name).length === 0
      ? [{ name: `<${child.name}>`, text: child.text, line: child.line }]
      : []),
    ...shownTexts(child)
  ]);
