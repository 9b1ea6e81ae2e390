import type { ApexClass, ApexMember, ApexMethod, ApexType } from '../apex-source/read-classes';

/** What Apex values look like when they reach JavaScript; moments are ISO texts. */
const plainTypes: Readonly<Record<string, string>> = {
  blob: 'string',
  boolean: 'boolean',
  date: 'string',
  datetime: 'string',
  decimal: 'number',
  double: 'number',
  id: 'string',
  integer: 'number',
  long: 'number',
  object: 'unknown',
  string: 'string',
  time: 'string'
};

const heading = `// Written by \`npm run generate:apex-types\` from the @AuraEnabled members of the Apex classes: change those.
// A member without a value may be null or left out.
`;

/**
 * Declarations of `@salesforce/apex/...` for every static @AuraEnabled method, and of `Apex.<Class>` for every class
 * with @AuraEnabled members.
 * @throws when a signature names a type that is neither plain nor such a class.
 */
export function apexTypes(classes: readonly ApexClass[]): string {
  const views = classes.filter(isView);
  const known = new Set(views.flatMap((view) => [view.name, ...innerNames(view)]));
  const methods = classes.flatMap((owner) =>
    owner.methods
      .filter((method) => isAuraEnabled(method) && method.modifiers.has('static'))
      .map((method) => methodModule(owner, method, known))
  );
  const interfaces = views.map((view) => viewText(view, view.name, known, '  ')).join('\n');
  return `${heading}\ndeclare namespace Apex {\n${interfaces}}\n\n${methods.join('\n')}`;
}

const isAuraEnabled = (member: ApexMember): boolean => member.modifiers.has('@auraenabled');

const isView = (candidate: ApexClass): boolean =>
  candidate.properties.some(isAuraEnabled) || candidate.inner.some(isView);

const innerNames = (view: ApexClass): string[] => view.inner.map((inner) => `${view.name}.${inner.name}`);

function viewText(view: ApexClass, owner: string, known: ReadonlySet<string>, indent: string): string {
  const members = view.properties.filter(isAuraEnabled);
  const place = (member: ApexMember) => `${view.path}:${member.line}`;
  const lines = members.map(
    (member) =>
      `${indent}  ${member.name}?: ${typeText(member.type, { owner, known, place: place(member) })} | null;\n`
  );
  const own = members.length === 0 ? '' : `${indent}interface ${view.name} {\n${lines.join('')}${indent}}\n`;
  const inner = view.inner.filter(isView).map((entry) => viewText(entry, owner, known, `${indent}  `));
  return inner.length === 0 ? own : `${own}${indent}namespace ${view.name} {\n${inner.join('')}${indent}}\n`;
}

function methodModule(owner: ApexClass, method: ApexMethod, known: ReadonlySet<string>): string {
  const scope = { owner: owner.name, known, place: `${owner.path}:${method.line}` };
  const parameters = method.parameters.map(({ name, type }) => `${name}: ${typeText(type, scope)} | null`);
  const given = parameters.length === 0 ? '' : `parameters: { ${parameters.join('; ')} }`;
  const answer = method.type === null ? 'void' : typeText(method.type, scope);
  return [
    `declare module '@salesforce/apex/${owner.name}.${method.name}' {`,
    `  export default function ${method.name}(${given}): Promise<${answer}>;`,
    '}\n'
  ].join('\n');
}

interface Scope {
  /** Top-level class that holds the signature: its inner classes may be named without it. */
  readonly owner: string;
  readonly known: ReadonlySet<string>;
  readonly place: string;
}

function typeText(type: ApexType | null, scope: Scope): string {
  if (type === null) return 'void';
  const [first = null, second = null] = type.of;
  const name = type.name.toLowerCase();
  if (name === 'list' || name === 'set') return arrayOf(typeText(first, scope));
  if (name === 'map') return `Record<string, ${typeText(second, scope)}>`;
  const plain = plainTypes[name];
  if (plain !== undefined) return plain;
  const found = [`${scope.owner}.${type.name}`, type.name].find((candidate) => scope.known.has(candidate));
  if (found === undefined) {
    throw new Error(`${scope.place}  ${type.name} has no @AuraEnabled members: JavaScript would get nothing`);
  }
  return `Apex.${found}`;
}

const arrayOf = (element: string): string => (/^[\w.]+$/.test(element) ? `${element}[]` : `(${element})[]`);
