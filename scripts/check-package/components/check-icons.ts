import { suggestion } from '../nearest-name';
import type { PackageModel } from '../package-model';
import type { Problem } from '../problem';
import type { PackageSources } from '../sources/package-sources';
import type { PlatformParts } from '../sources/platform-parts';
import { childrenOf } from '../xml';

const iconName = /^(?:action|custom|doctype|standard|utility):\w+$/;

/** A name that no icon has draws nothing and raises nothing: every one that is written exists. */
export function checkIcons(
  model: PackageModel,
  sources: PackageSources,
  platform: PlatformParts | null
): Problem[] {
  if (platform === null) return [];
  const wrong = (path: string, line: number, icon: string): Problem[] =>
    platform.icons.has(icon)
      ? []
      : [{ path, line, message: `there is no icon ${icon}${suggestion(icon, platform.icons)}` }];
  const inTemplates = sources.components.flatMap((component) =>
    component.templates.flatMap((template) =>
      template.elements.flatMap((element) => {
        const value = element.values.get('icon-name');
        return value !== undefined && 'text' in value ? wrong(template.path, element.line, value.text) : [];
      })
    )
  );
  const scripts = sources.components.flatMap((component) => component.scripts);
  const inScripts = scripts.flatMap((script) =>
    script.texts
      .filter(({ text }) => iconName.test(text))
      .flatMap(({ text, line }) => wrong(script.path, line, text))
  );
  const inFlows = model.files
    .filter((file) => file.suffix === 'flow' || file.suffix === 'quickAction')
    .flatMap((file) =>
      childrenOf(file.root, 'icon').flatMap((icon) => wrong(file.path, icon.line, icon.text))
    );
  return [...inTemplates, ...inScripts, ...inFlows];
}
