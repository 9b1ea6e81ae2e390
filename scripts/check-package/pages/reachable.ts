import type { MetadataFile } from '../metadata-files';
import type { PackageModel } from '../package-model';
import type { ApexFile } from '../sources/apex-file';
import { componentOfTag, isExposed, targetsOf, type Component } from '../sources/component';
import { isTest, type PackageSources } from '../sources/package-sources';
import { childrenOf, textOf } from '../xml';

/** Classes that components or flows call. */
export function calledClasses(model: PackageModel, sources: PackageSources): Set<string> {
  return new Set([...sources.components.flatMap(doorsOf), ...calledByFlows(model)]);
}

/** What a permission set opens to people. */
export interface Opened {
  readonly tabs: ReadonlySet<string>;
  /** Custom permissions. */
  readonly rights: ReadonlySet<string>;
}

/**
 * Classes that somebody calls who sees these tabs, and the record pages, actions and flows that everybody sees. A
 * component that asks for a custom permission is drawn for those alone who have it.
 */
export function doorsBehind(
  { tabs, rights }: Opened,
  model: PackageModel,
  sources: PackageSources
): Set<string> {
  const seen = sources.components.filter(
    (component) =>
      isExposed(component) && targetsOf(component).some((target) => !target.endsWith('__AppPage'))
  );
  const placed = placedOn(tabs, model);
  const roots = [...seen.map(({ name }) => name), ...placed];
  const drawn = sources.components.filter((each) => rightsOf(each).every((right) => rights.has(right)));
  const doors = closureOf(roots, drawn).flatMap(doorsOf);
  return new Set([...doors, ...calledByFlows(model)]);
}

/** The classes themselves and all that they name, directly or not; tests left out. */
export function classesBehind(doors: Iterable<string>, sources: PackageSources): ApexFile[] {
  const byName = new Map(sources.apex.filter((file) => !isTest(file)).map((file) => [file.name, file]));
  const found = new Map<string, ApexFile>();
  const open = [...doors];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const file = byName.get(name);
    if (file === undefined || found.has(name)) continue;
    found.set(name, file);
    open.push(...file.words.map(({ text }) => text).filter((text) => byName.has(text) && !found.has(text)));
  }
  return [...found.values()];
}

/** Apex classes that the component's own scripts import. */
const doorsOf = ({ scripts }: Component): string[] =>
  scripts
    .flatMap((script) => script.imports)
    .flatMap(({ module }) => /^@salesforce\/apex\/(\w+)\./.exec(module)?.[1] ?? []);

/** Custom permissions that the component's own scripts ask for. */
const rightsOf = ({ scripts }: Component): string[] =>
  scripts
    .flatMap((script) => script.imports)
    .flatMap(({ module }) => /^@salesforce\/customPermission\/(\w+)$/.exec(module)?.[1] ?? []);

const calledByFlows = (model: PackageModel): string[] =>
  model.files
    .filter((file) => file.suffix === 'flow')
    .flatMap(({ root }) => childrenOf(root, 'actionCalls'))
    .filter((call) => textOf(call, 'actionType') === 'apex')
    .map((call) => textOf(call, 'actionName'));

function placedOn(tabs: ReadonlySet<string>, model: PackageModel): string[] {
  const pages = named(model, 'tab', tabs).map((tab) => textOf(tab.root, 'flexiPage'));
  return named(model, 'flexipage', new Set(pages)).flatMap(({ root }) =>
    childrenOf(root, 'flexiPageRegions')
      .flatMap((region) => childrenOf(region, 'itemInstances'))
      .flatMap((item) => childrenOf(item, 'componentInstance'))
      .map((instance) => textOf(instance, 'componentName').replace(/^c:/, ''))
  );
}

const named = (model: PackageModel, suffix: string, names: ReadonlySet<string>): MetadataFile[] =>
  model.files.filter((file) => file.suffix === suffix && names.has(file.name));

/** The components with all that they show or import. */
function closureOf(roots: readonly string[], components: readonly Component[]): Component[] {
  const byName = new Map(components.map((component) => [component.name, component]));
  const found = new Map<string, Component>();
  const open = [...roots];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const component = byName.get(name);
    if (component === undefined || found.has(name)) continue;
    found.set(name, component);
    open.push(...partsOf(component));
  }
  return [...found.values()];
}

const partsOf = ({ scripts, templates }: Component): string[] => [
  ...scripts
    .flatMap((script) => script.imports)
    .flatMap(({ module }) => /^c\/(\w+)$/.exec(module)?.[1] ?? []),
  ...templates
    .flatMap((template) => template.elements)
    .filter(({ name }) => name.startsWith('c-'))
    .map(({ name }) => componentOfTag(name))
];
