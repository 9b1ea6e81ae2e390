/** A JSON schema, as far as zod writes them. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema | boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly description?: string;
}

const heading = `// Written by \`npm run generate:bridge-types\` from the answers of the bridge's admin API: change those.
`;

/** Declarations of \`Bridge.<Name>\` for each named schema of an OpenAPI document. Pure. */
export function bridgeTypes(schemas: Readonly<Record<string, Schema>>): string {
  const entries = Object.entries(schemas).sort(([one], [other]) => (one < other ? -1 : 1));
  const types = entries.map(
    ([name, schema]) => `${noteOf(schema, '  ')}  type ${name} = ${typeOf(schema, '  ')};\n`
  );
  return `${heading}\ndeclare namespace Bridge {\n${types.join('\n')}}\n`;
}

function typeOf(schema: Schema | boolean | undefined, indent: string): string {
  if (schema === undefined || typeof schema === 'boolean') return 'unknown';
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? 'unknown';
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' | ');
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return distinct(either.map((part) => typeOf(part, indent))).join(' | ');
  if (schema.allOf) return schema.allOf.map((part) => `(${typeOf(part, indent)})`).join(' & ');
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  return types.length === 0
    ? 'unknown'
    : distinct(types.map((type) => plainType(type, schema, indent))).join(' | ');
}

function plainType(type: string, schema: Schema, indent: string): string {
  switch (type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `readonly ${enclosed(typeOf(schema.items, indent))}[]`;
    case 'object':
      return objectType(schema, indent);
    default:
      return type;
  }
}

function objectType({ properties, required = [], additionalProperties }: Schema, indent: string): string {
  if (!properties) return `Readonly<Record<string, ${typeOf(additionalProperties, indent)}>>`;
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(
    ([name, schema]) =>
      `${noteOf(schema, inner)}${inner}readonly ${keyOf(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema, inner)};\n`
  );
  return `{\n${lines.join('')}${indent}}`;
}

const noteOf = ({ description }: Schema, indent: string): string =>
  description ? `${indent}/** ${description.replaceAll('*/', '* /')} */\n` : '';

const enclosed = (type: string): string => (/[|&]/.test(type) && !type.startsWith('{') ? `(${type})` : type);

const keyOf = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`);

const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : String(value);

const distinct = (types: readonly string[]): string[] => [...new Set(types)];
