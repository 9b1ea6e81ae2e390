import type { MetadataFile } from '../metadata-files';
import { suggestion } from '../nearest-name';
import type { PackageModel } from '../package-model';
import type { Problem } from '../problem';
import { isExposed, membersOf, targetsOf, type Component } from '../sources/component';
import type { PackageSources } from '../sources/package-sources';
import { standardObjects } from '../standard-objects';
import { childOf, childrenOf, deep, textOf, type XmlElement } from '../xml';
import { flowOfAddress } from './check-namespace';
import { checkObjectPlaces, checkRecordPage } from './check-places';
import { checkNamed, type Report, type World } from './named';

type Check = (file: MetadataFile, world: World, report: Report) => void;

const checks: Readonly<Record<string, Check>> = {
  app: checkApp,
  flexipage: checkPage,
  flow: checkFlow,
  object: checkObjectPlaces,
  quickAction: checkAction,
  tab: checkTab,
  webLink: checkLink
};

/** Apps, tabs, pages, actions, buttons and flows name what is there and what fits where they put it. */
export function checkPages(model: PackageModel, sources: PackageSources): Problem[] {
  return model.files.flatMap((file) => {
    const problems: Problem[] = [];
    const report: Report = (element, message) =>
      problems.push({ path: file.path, line: element.line, message });
    checks[file.suffix]?.(file, { model, sources }, report);
    return problems;
  });
}

function checkApp({ root }: MetadataFile, { model }: World, report: Report): void {
  for (const tab of childrenOf(root, 'tabs')) checkNamed(tab, tab.text, model.named('tab'), 'tab', report);
  for (const override of childrenOf(root, 'actionOverrides'))
    checkNamed(override, textOf(override, 'content'), model.named('flexipage'), 'page', report);
}

function checkTab({ root, name }: MetadataFile, { model }: World, report: Report): void {
  const page = childOf(root, 'flexiPage');
  if (page !== undefined) return checkNamed(page, page.text, model.named('flexipage'), 'page', report);
  if (textOf(root, 'customObject') === 'true' && !model.objects.has(name))
    report(root, `there is no object ${name}`);
  const component = childOf(root, 'lwcComponent');
  if (component !== undefined) report(component, 'a tab shows a page, which holds the component');
}

/** Target that a component needs on each kind of page. */
const targetOfPage: Readonly<Record<string, string>> = {
  AppPage: 'lightning__AppPage',
  HomePage: 'lightning__HomePage',
  RecordPage: 'lightning__RecordPage',
  UtilityBar: 'lightning__UtilityBar'
};

function checkPage(file: MetadataFile, world: World, report: Report): void {
  const { root } = file;
  checkRecordPage(file, world, report);
  const target = targetOfPage[textOf(root, 'type')];
  for (const instance of deep(root, 'componentInstance')) {
    const name = textOf(instance, 'componentName');
    if (name.includes(':') && !name.startsWith('c:')) continue;
    const component = checkComponent(instance, name.replace('c:', ''), target, world, report);
    if (component === null) continue;
    const properties = propertiesOf(component);
    for (const property of childrenOf(instance, 'componentInstanceProperties')) {
      const given = textOf(property, 'name');
      if (!properties.has(given))
        report(property, `${component.name} has no property ${given}${suggestion(given, properties)}`);
    }
  }
}

function checkAction({ root, name }: MetadataFile, world: World, report: Report): void {
  const object = name.includes('.') ? (name.split('.')[0] ?? '') : '';
  if (object !== '' && !standardObjects.has(object) && !world.model.objects.has(object))
    report(root, `there is no object ${object}`);
  const component = childOf(root, 'lightningWebComponent');
  if (component !== undefined)
    checkComponent(component, component.text, 'lightning__RecordAction', world, report);
  const flow = childOf(root, 'flowDefinition');
  if (flow !== undefined) checkNamed(flow, flow.text, world.model.named('flow'), 'flow', report);
}

function checkLink({ root }: MetadataFile, { model }: World, report: Report): void {
  const url = childOf(root, 'url');
  const flow = flowOfAddress(url?.text ?? '');
  if (url !== undefined && flow !== null) checkNamed(url, flow, model.named('flow'), 'flow', report);
}

function checkFlow({ root }: MetadataFile, world: World, report: Report): void {
  if (textOf(root, 'status') !== 'Active') report(root, 'a flow that people start is Active');
  for (const field of deep(root, 'fields')) checkFlowField(field, world, report);
  for (const reference of [...deep(root, 'elementReference'), ...deep(root, 'targetReference')]) {
    const first = reference.text.split('.')[0] ?? '';
    if (!first.startsWith('$') && !namedInFlow(root, first)) report(reference, `the flow has no ${first}`);
  }
}

function checkFlowField(field: XmlElement, world: World, report: Report): void {
  const name = textOf(field, 'extensionName');
  if (!name.startsWith('c:')) return;
  const component = checkComponent(field, name.replace('c:', ''), 'lightning__FlowScreen', world, report);
  if (component === null) return;
  const members = membersOf(component, world.sources.components);
  for (const given of childrenOf(field, 'inputParameters')) {
    const parameter = textOf(given, 'name');
    if (members.get(parameter)?.isApi !== true)
      report(given, `${component.name} has no property ${parameter}${suggestion(parameter, members.keys())}`);
  }
}

const namedInFlow = (root: XmlElement, name: string): boolean =>
  root.children.some((child) => textOf(child, 'name') === name);

function checkComponent(
  element: XmlElement,
  name: string,
  target: string | undefined,
  { sources }: World,
  report: Report
): Component | null {
  const component = sources.components.find((candidate) => candidate.name === name);
  if (component === undefined) {
    report(
      element,
      `there is no component ${name}${suggestion(
        name,
        sources.components.map((one) => one.name)
      )}`
    );
    return null;
  }
  if (!isExposed(component)) report(element, `${name} is not exposed`);
  else if (target !== undefined && !targetsOf(component).includes(target))
    report(element, `${name} lacks the target ${target}`);
  return component;
}

function propertiesOf({ meta }: Component): Set<string> {
  const properties = meta === null ? [] : deep(meta.root, 'property');
  return new Set(properties.map((property) => property.attributes['name'] ?? ''));
}
