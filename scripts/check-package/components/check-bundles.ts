import { suggestion } from '../nearest-name';
import type { Problem } from '../problem';
import { isExposed, membersOf, targetsOf, type Component } from '../sources/component';
import type { PackageSources } from '../sources/package-sources';
import { childOf, childrenOf, textOf, type XmlElement } from '../xml';

/** Places that a component may be made for. Source: LWC developer guide, configuration file tags. */
const knownTargets: ReadonlySet<string> = new Set([
  'lightning__AppPage',
  'lightning__FlowScreen',
  'lightning__HomePage',
  'lightning__RecordAction',
  'lightning__RecordPage',
  'lightning__Tab',
  'lightning__UtilityBar'
]);

/** Kinds of values that a person can set for a property; a flow knows more, and lists of them. */
const pageKinds: readonly string[] = ['Boolean', 'Color', 'Integer', 'String'];
const flowKinds: readonly string[] = ['Boolean', 'Date', 'DateTime', 'Integer', 'String', 'String[]'];

/** Longest script; 150 lines are comfortable. */
const mostLines = 300;

type Report = (message: string, line?: number) => void;

/** Each component is whole: its files, its place, its properties and its tests. */
export function checkBundles(sources: PackageSources, apiVersion: string): Problem[] {
  return sources.components.flatMap((component) => {
    const problems: Problem[] = [];
    const report =
      (file: string): Report =>
      (message, line = 1) =>
        problems.push({ path: file, line, message });
    checkFiles(component, report(component.path));
    for (const { path: file, lines } of component.scripts)
      if (lines > mostLines) report(file)(`${lines} lines; at most ${mostLines}`);
    for (const template of component.templates) {
      for (const { message, line } of template.problems) report(template.path)(message, line);
    }
    if (component.meta !== null)
      checkMeta(component, sources.components, apiVersion, report(component.meta.path));
    return problems;
  });
}

function checkFiles(component: Component, report: Report): void {
  const { name, files } = component;
  if (!/^[a-z][a-zA-Z]*$/.test(name)) report(`"${name}": a component is named in camelCase, without digits`);
  if (/(Utils?|Helpers?|Managers?|Common)$/.test(name)) report(`"${name}": name it by what it does`);
  for (const file of [`${name}.ts`, `${name}.js-meta.xml`])
    if (!files.includes(file)) report(`${file} is missing`);
  if (component.tests.length === 0) report('there is no test in __tests__');
  for (const file of files) {
    const isOwn = new RegExp(`^(${name}\\.(ts|js|js-meta\\.xml)|\\w+\\.(ts|js|html|css)|__tests__)$`).test(
      file
    );
    if (!isOwn) report(`${file} does not belong into a component`);
  }
}

function checkMeta(
  component: Component,
  components: readonly Component[],
  apiVersion: string,
  report: Report
): void {
  const root = component.meta?.root;
  if (root === undefined) return;
  const version = textOf(root, 'apiVersion');
  if (version !== apiVersion) report(`<apiVersion> is ${version}; the package is written for ${apiVersion}`);
  const targets = targetsOf(component);
  if (isExposed(component) !== targets.length > 0)
    report(
      '<isExposed> and <targets> go together: exposed without a place, or a place without being exposed'
    );
  for (const target of targets)
    if (!knownTargets.has(target)) report(`there is no target ${target}${suggestion(target, knownTargets)}`);
  for (const config of childrenOf(childOf(root, 'targetConfigs') ?? root, 'targetConfig')) {
    checkConfig(config, component, components, report);
  }
}

function checkConfig(
  config: XmlElement,
  component: Component,
  components: readonly Component[],
  report: Report
): void {
  const targets = (config.attributes['targets'] ?? '').split(',').map((target) => target.trim());
  const declared = targetsOf(component);
  for (const target of targets)
    if (!declared.includes(target))
      report(`<targetConfig> is for ${target}, which <targets> lacks`, config.line);
  checkAction(config, targets, report);
  const objects = childOf(config, 'objects');
  if (objects !== undefined && targets.some((target) => target !== 'lightning__RecordPage'))
    report('<objects> belongs to lightning__RecordPage', objects.line);
  const members = membersOf(component, components);
  const kinds = targets.includes('lightning__FlowScreen') ? flowKinds : pageKinds;
  for (const property of childrenOf(config, 'property')) {
    const name = property.attributes['name'] ?? '';
    const kind = property.attributes['type'] ?? '';
    if (members.get(name)?.isApi !== true)
      report(`the property ${name} is no @api member${suggestion(name, members.keys())}`, property.line);
    if (!kinds.includes(kind))
      report(`the property ${name} has the type "${kind}"; one of ${kinds.join(', ')}`, property.line);
  }
}

function checkAction(config: XmlElement, targets: readonly string[], report: Report): void {
  const isOfRecord = targets.includes('lightning__RecordAction');
  const action = childOf(config, 'actionType');
  const isKnown = action !== undefined && ['ScreenAction', 'Action'].includes(action.text);
  if (isOfRecord && !isKnown)
    report('<actionType> of a record action is ScreenAction or Action', config.line);
  if (!isOfRecord && action !== undefined)
    report('<actionType> belongs to lightning__RecordAction', action.line);
}
