import { childrenOf, metadataFiles, textOf } from './package-files';

/** Languages that the package speaks; English is that of its labels file. */
export const languages = ['en', 'de', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Texts of the package's custom labels by name; what a language does not translate stays English, as on the platform. */
export function labelsOf(language: Language): Record<string, string> {
  const english = metadataFiles('.labels-meta.xml').flatMap(({ content }) =>
    childrenOf(content, 'labels').map((label) => [textOf(label, 'fullName'), textOf(label, 'value')])
  );
  const translated = metadataFiles('.translation-meta.xml')
    .filter(({ name }) => name === language)
    .flatMap(({ content }) =>
      childrenOf(content, 'customLabels').map((label) => [textOf(label, 'name'), textOf(label, 'label')])
    );
  return Object.fromEntries([...english, ...translated]) as Record<string, string>;
}
