import { suggestion } from '../nearest-name';
import type { Problem } from '../problem';
import { componentOfTag, membersOf, type Component } from '../sources/component';
import type { PackageSources } from '../sources/package-sources';
import type { PlatformParts } from '../sources/platform-parts';
import type { TemplateElement, TemplateSource } from '../sources/template';

/** Members that the platform's own classes bring. */
const inherited: Readonly<Record<string, readonly string[]>> = {
  'lightning/modal': ['label', 'size', 'description', 'disableClose']
};

/** Elements that wait for a person, and the events of which one must be heard. */
const controls: Readonly<Record<string, readonly string[]>> = {
  a: ['click'],
  button: ['click'],
  input: ['change', 'input', 'click'],
  'lightning-button': ['click'],
  'lightning-button-icon': ['click'],
  'lightning-button-icon-stateful': ['click'],
  'lightning-button-menu': ['select'],
  'lightning-button-stateful': ['click'],
  'lightning-checkbox-group': ['change'],
  'lightning-combobox': ['change'],
  'lightning-dual-listbox': ['change'],
  'lightning-input': ['change', 'commit', 'blur'],
  'lightning-radio-group': ['change'],
  'lightning-textarea': ['change', 'commit', 'blur'],
  'lightning-vertical-navigation': ['select'],
  select: ['change'],
  textarea: ['change', 'input']
};

/** Attributes of every element, besides aria- and data- ones. */
const everywhere: ReadonlySet<string> = new Set([
  'accesskey',
  'class',
  'dir',
  'draggable',
  'hidden',
  'id',
  'lang',
  'role',
  'slot',
  'style',
  'tabindex',
  'title'
]);

/** Base components that the screens cannot be seen with off the platform, or that it is about to drop. */
const avoided: ReadonlySet<string> = new Set([
  'lightning-file-upload',
  'lightning-flow',
  'lightning-input-rich-text',
  'lightning-quick-action-panel',
  'lightning-record-edit-form',
  'lightning-record-form',
  'lightning-record-picker',
  'lightning-record-view-form'
]);

type Report = (line: number, message: string) => void;

/** What templates name is in their component, and every control does something. */
export function checkTemplates(sources: PackageSources, platform: PlatformParts | null): Problem[] {
  return sources.components.flatMap((component) => [
    ...component.templates.flatMap((template) => {
      const problems: Problem[] = [];
      const report: Report = (line, message) => problems.push({ path: template.path, line, message });
      checkMembers(template, component, sources.components, report);
      for (const element of template.elements) {
        checkControl(element, report);
        checkTag(element, sources.components, platform, report);
      }
      return problems;
    }),
    ...unusedHandlers(component)
  ]);
}

function checkMembers(
  template: TemplateSource,
  component: Component,
  components: readonly Component[],
  report: Report
): void {
  const members = membersOf(component, components);
  const known = new Set([...members.keys(), ...(inherited[component.script?.parent ?? ''] ?? [])]);
  for (const { name, line } of template.reads)
    if (!known.has(name)) report(line, `${component.name} has no member ${name}${suggestion(name, known)}`);
  for (const element of template.elements) {
    for (const [event, name] of element.listeners) {
      const handler = members.get(name);
      if (handler?.isEmpty === true) report(element.line, `${name}, which hears ${event}, does nothing`);
      if (handler?.kind === 'accessor') report(element.line, `${name}, which hears ${event}, is no method`);
    }
  }
}

function checkControl(element: TemplateElement, report: Report): void {
  const events = controls[element.name];
  if (events === undefined || events.some((event) => element.listeners.has(event))) return;
  if (element.name === 'a' && element.values.has('href')) return;
  const type = element.values.get('type');
  if (type !== undefined && 'text' in type && type.text === 'submit' && element.parents.includes('form'))
    return;
  report(element.line, `<${element.name}> does nothing: it has no on${events.join(' or on')}`);
}

function checkTag(
  element: TemplateElement,
  components: readonly Component[],
  platform: PlatformParts | null,
  report: Report
): void {
  const { name, line } = element;
  if (avoided.has(name)) return report(line, `<${name}> cannot be shown off the platform: use another one`);
  if (name.startsWith('c-')) {
    const used = components.find((component) => component.name === componentOfTag(name));
    if (used === undefined)
      return report(
        line,
        `there is no component ${componentOfTag(name)}${suggestion(
          componentOfTag(name),
          components.map((one) => one.name)
        )}`
      );
    const attributes = [...membersOf(used, components).values()].filter((member) => member.isApi);
    return checkAttributes(element, new Set(attributes.map((member) => member.name)), report);
  }
  if (!name.startsWith('lightning-') || platform === null) return;
  const attributes = platform.attributesOf(componentOfTag(name.replace('lightning-', 'c-')));
  if (attributes === undefined) report(line, `there is no base component <${name}>`);
  else if (attributes !== null) checkAttributes(element, attributes, report);
}

function checkAttributes(element: TemplateElement, known: ReadonlySet<string>, report: Report): void {
  for (const attribute of element.values.keys()) {
    if (everywhere.has(attribute) || /^(aria|data)-/.test(attribute)) continue;
    const property = componentOfTag(`c-${attribute}`);
    if (!known.has(property))
      report(element.line, `<${element.name}> has no attribute ${attribute}${suggestion(property, known)}`);
  }
}

/** A handler that nothing calls belongs to a control that is gone. */
function unusedHandlers(component: Component): Problem[] {
  const script = component.script;
  if (script === null) return [];
  const heard = component.templates.flatMap((template) =>
    template.elements.flatMap((element) => [...element.listeners.values()])
  );
  return [...script.members.values()]
    .filter(({ name, kind }) => kind === 'method' && name.startsWith('handle'))
    .filter(({ name }) => !heard.includes(name) && !script.membersUsed.has(name))
    .map(({ name, line }) => ({ path: script.path, line, message: `${name} is heard by nothing` }));
}
