import { whyNotGrantable } from './check-permission-sets';
import { picklistValues } from './check-picklist';
import type { MetadataFile } from './metadata-files';
import { isMetadataType, type PackageField, type PackageModel, type PackageObject } from './package-model';
import { childOf, childrenOf, textOf, type XmlElement } from './xml';

const opening = `# Metadata of the package

<!-- Written by scripts/check-package/write-metadata-reference.ts from force-app; edit there. -->

What the package adds to an org, with the words an admin sees. Names are without the namespace that a managed install adds.

- Configuration is custom metadata (\`__mdt\`). Rows are switched off, archived and used again, never deleted by the app. A blank field means its default.
- Names that the app gives to rows have at most 40 characters: up to 20 of the sync's name, an underscore and eight characters of a hash, such as \`Contact_To_User_1a2b3c4d\`; the label is cut to 40 characters. Rows that you deploy yourself may have any name of up to 40 characters.
- A person account gets the fields of Contact; on Account they end in \`__pc\`, such as \`Iterable_Status__pc\`.
- Each value counts towards the 10 million characters that an org has for custom metadata; a type's heading says how much one row takes at most.
`;

/** The page `docs/metadata.md`: every type, object, field, permission and permission set of the package. */
export function metadataReference(model: PackageModel): string {
  const objects = [...model.objects.values()];
  const types = objects.filter((object) => isMetadataType(object.name));
  const own = objects.filter((object) => !isMetadataType(object.name) && object.file !== null);
  const standard = objects.filter((object) => object.file === null);
  return [
    opening,
    '## Custom metadata types\n',
    ...types.map(objectSection),
    '## Custom objects\n',
    ...own.map(objectSection),
    '## Fields on standard objects\n',
    ...standard.map(objectSection),
    '## Custom permissions\n',
    permissionList(model),
    '## Permission sets\n',
    ...model.files.filter((file) => file.suffix === 'permissionset').map((file) => setSection(file, model))
  ].join('\n');
}

function objectSection(object: PackageObject): string {
  const label = object.file === null ? '' : `: ${textOf(object.file.root, 'label')}`;
  const description =
    object.file === null ? '' : `${plain(textOf(object.file.root, 'description'))}${space(object)}\n\n`;
  const fields = [...object.fields.values()].map(fieldEntry).join('\n');
  return `### ${object.name}${label}\n\n${description}${fields}\n`;
}

function fieldEntry(field: PackageField): string {
  const root = field.file.root;
  const facts = [typeText(field), field.required ? 'required' : '', defaultText(field)]
    .filter(Boolean)
    .join('; ');
  return [
    `- \`${field.name}\` (${textOf(root, 'label')}): ${facts}.`,
    `  ${plain(textOf(root, 'description'))}`,
    `  Help: ${plain(textOf(root, 'inlineHelpText'))}`
  ].join('\n');
}

function typeText(field: PackageField): string {
  const value = (name: string): string => textOf(field.file.root, name);
  switch (field.kind) {
    case 'Text':
      return `text of up to ${value('length')} characters${value('unique') === 'true' ? ', unique, external id' : ''}`;
    case 'LongTextArea':
      return `long text of up to ${value('length')} characters`;
    case 'Number':
      return numberText(Number(value('precision')), Number(value('scale')));
    case 'Picklist':
      return `one of ${picklistValues(field)
        .map((entry) => `\`${textOf(entry, 'fullName')}\``)
        .join(', ')}`;
    case 'MetadataRelationship':
    case 'Lookup':
      return `points to \`${value('referenceTo')}\``;
    case 'DateTime':
      return 'date and time';
    default:
      return field.kind.toLowerCase();
  }
}

const numberText = (precision: number, scale: number): string =>
  scale === 0 ? `whole number of up to ${precision} digits` : `number with up to ${scale} decimals`;

function defaultText(field: PackageField): string {
  const picked = picklistValues(field).find((value) => textOf(value, 'default') === 'true');
  const value = picked === undefined ? textOf(field.file.root, 'defaultValue') : textOf(picked, 'fullName');
  return value === '' ? '' : `default \`${value.replace(/^"|"$/g, '')}\``;
}

/** Characters that a value takes of the org's space. Source: Salesforce help, custom metadata usage calculations. */
function charactersOf(field: PackageField): number {
  if (field.kind === 'MetadataRelationship') return 15;
  if (field.kind === 'Picklist' || field.kind === 'Checkbox') return 10;
  return Math.min(255, Number(textOf(field.file.root, 'length') || textOf(field.file.root, 'precision')));
}

function space(object: PackageObject): string {
  if (!isMetadataType(object.name)) return '';
  const characters = [...object.fields.values()].reduce((sum, field) => sum + charactersOf(field), 0);
  return ` One row takes up to ${characters} characters.`;
}

const permissionList = (model: PackageModel): string =>
  model.files
    .filter((file) => file.suffix === 'customPermission')
    .map(
      ({ name, root }) => `- \`${name}\` (${textOf(root, 'label')}): ${plain(textOf(root, 'description'))}\n`
    )
    .join('');

function setSection({ name, root }: MetadataFile, model: PackageModel): string {
  const names = (element: string) => childrenOf(root, element).map((child) => `\`${textOf(child, 'name')}\``);
  const objects = childrenOf(root, 'objectPermissions').map(
    (element) => `- \`${textOf(element, 'object')}\`: ${rightsOf(element).join(', ')}`
  );
  const others = [
    ['Custom metadata types', names('customMetadataTypeAccesses')],
    ['Custom permissions', names('customPermissions')],
    ['System permissions', names('userPermissions')],
    ['Fields to edit', editableFields(root, model)]
  ] as const;
  const lines = others
    .filter(([, list]) => list.length > 0)
    .map(([what, list]) => `- ${what}: ${list.join(', ')}`);
  const description = childOf(root, 'description')?.text ?? '';
  return `### ${name}\n\n${plain(description)}\n\n${[...objects, ...lines].join('\n')}\n`;
}

const rights: Readonly<Record<string, string>> = {
  allowRead: 'read',
  allowCreate: 'create',
  allowEdit: 'edit',
  allowDelete: 'delete',
  viewAllRecords: 'all records'
};

const rightsOf = (element: XmlElement): string[] =>
  Object.keys(rights)
    .filter((right) => textOf(element, right) === 'true')
    .map((right) => rights[right] ?? right);

/** Objects whose fields may all be edited by name alone, else the fields. */
function editableFields(root: XmlElement, model: PackageModel): string[] {
  const editable = childrenOf(root, 'fieldPermissions')
    .filter((element) => textOf(element, 'editable') === 'true')
    .map((element) => textOf(element, 'field'));
  const objects = [...new Set(editable.map((field) => field.split('.')[0] ?? ''))];
  return objects.map((object) => {
    const fields = editable.filter((field) => field.startsWith(`${object}.`));
    const all = [...(model.objects.get(object)?.fields.values() ?? [])].filter(
      (field) => whyNotGrantable(field) === null
    );
    return fields.length === all.length
      ? `every package field of \`${object}\``
      : fields.map((field) => `\`${field}\``).join(', ');
  });
}

/** Text as Markdown shows it unchanged. */
const plain = (text: string): string =>
  text.replace(/[*[\]]/g, (mark) => `\\${mark}`).replace(/_(?=\s|$)/g, '\\_');
