import { rootBySuffix, type MetadataFile } from './metadata-files';
import { suggestion } from './nearest-name';
import type { Problem } from './problem';
import type { Member, TypeModel, TypeShape } from './type-model';
import type { XmlElement } from './xml';

const namespace = 'http://soap.sforce.com/2006/04/metadata';

/** Elements whose content the types do not describe. */
const opaque: ReadonlySet<string> = new Set(['LightningComponentBundle.targetConfigs']);

/** Names a file gives by its own name: the API fills it in. */
const neverRequired: ReadonlySet<string> = new Set(['fullName']);

type Report = (element: XmlElement, message: string) => void;

/** Compares every element of the file with the Metadata API: names, values, repetition, presence. */
export function checkSchema(file: MetadataFile, types: TypeModel): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (element, message) =>
    problems.push({ path: file.path, line: element.line, message });
  checkRoot(file, types, report);
  if (types.shapeOf(file.root.name)?.kind === 'object')
    checkElement(file.root, file.root.name, types, report);
  return problems;
}

function checkRoot({ root, suffix }: MetadataFile, types: TypeModel, report: Report): void {
  const expected = rootBySuffix[suffix];
  if (expected === undefined) report(root, `.${suffix}-meta.xml is not a kind of file that is known here`);
  else if (root.name !== expected) {
    report(root, `<${root.name}> is the root of a .${suffix}-meta.xml file; expected <${expected}>`);
  } else if (types.shapeOf(root.name) === undefined) report(root, `<${root.name}> is no metadata type`);
  if (root.attributes['xmlns'] !== namespace) {
    report(root, `<${root.name}> lacks the namespace xmlns="${namespace}"`);
  }
}

function checkElement(element: XmlElement, type: string, types: TypeModel, report: Report): void {
  const shape = types.shapeOf(type);
  if (shape === undefined || shape.kind === 'any') return;
  if (shape.kind === 'object') return checkChildren(element, type, shape.members, types, report);
  if (element.children.length > 0) return report(element, `<${element.name}> holds elements; expected text`);
  const wrong = wrongText(element.text, shape);
  if (wrong !== null) report(element, `<${element.name}> is "${element.text}"; ${wrong}`);
}

function checkChildren(
  element: XmlElement,
  type: string,
  members: ReadonlyMap<string, Member>,
  types: TypeModel,
  report: Report
): void {
  if (element.text !== '')
    report(element, `<${element.name}> holds the text "${element.text}" between elements`);
  for (const child of element.children) {
    const member = members.get(child.name);
    if (member === undefined) report(child, unknownChild(child, type, members));
    else if (!opaque.has(`${type}.${child.name}`)) checkElement(child, member.type, types, report);
  }
  checkRepetition(element, type, members, report);
  for (const [name, member] of members) {
    if (member.optional || member.array || neverRequired.has(name)) continue;
    if (!element.children.some((child) => child.name === name)) {
      report(element, `<${name}> is missing in <${element.name}>; ${type} requires it`);
    }
  }
}

const unknownChild = (child: XmlElement, type: string, members: ReadonlyMap<string, Member>): string =>
  `<${child.name}> is not part of ${type}${suggestion(child.name, members.keys())}`;

/** A single element twice is refused; so is a list whose elements do not stand together. */
function checkRepetition(
  element: XmlElement,
  type: string,
  members: ReadonlyMap<string, Member>,
  report: Report
): void {
  const seen = new Set<string>();
  element.children.forEach((child, index) => {
    const again = seen.has(child.name);
    seen.add(child.name);
    const member = members.get(child.name);
    if (!again || member === undefined) return;
    if (!member.array) report(child, `<${child.name}> appears again; ${type} takes one`);
    else if (element.children[index - 1]?.name !== child.name) {
      report(
        child,
        `<${child.name}> stands apart from the other <${child.name}> elements; keep them together`
      );
    }
  });
}

function wrongText(text: string, shape: TypeShape): string | null {
  switch (shape.kind) {
    case 'boolean':
      return /^(true|false)$/.test(text) ? null : 'expected true or false';
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? null : 'expected a number';
    case 'date':
      return isDateOrTime(text) ? null : 'expected a date';
    case 'enum':
      return shape.values.includes(text) ? null : notInList(text, shape.values);
    default:
      return null;
  }
}

/** The types call dates, times and both together a Date. */
const isDateOrTime = (text: string): boolean =>
  /^\d\d:\d\d:\d\d(\.\d+)?Z?$/.test(text) || !Number.isNaN(Date.parse(text));

function notInList(text: string, values: readonly string[]): string {
  const hint = suggestion(text, values);
  if (hint !== '') return `it is not an allowed value${hint}`;
  const shown = values.slice(0, 12).join(', ');
  return `allowed: ${shown}${values.length > 12 ? ', ...' : ''}`;
}
