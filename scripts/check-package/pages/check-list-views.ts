import path from 'node:path';
import type { MetadataFile } from '../metadata-files';
import { suggestion } from '../nearest-name';
import type { PackageField, PackageModel, PackageObject } from '../package-model';
import type { Problem } from '../problem';
import { childrenOf, childOf, textOf, type XmlElement } from '../xml';

/** List views name fields and values that are there; standard fields have names of their own, such as `FULL_NAME`. */
export const checkListViews = (model: PackageModel): Problem[] =>
  model.files.filter(({ suffix }) => suffix === 'listView').flatMap((file) => checkListView(file, model));

function checkListView(file: MetadataFile, model: PackageModel): Problem[] {
  const objectName = path.posix.basename(path.posix.dirname(path.posix.dirname(file.path)));
  const object = model.objects.get(objectName);
  const filters = childrenOf(file.root, 'filters');
  const named = [
    ...childrenOf(file.root, 'columns'),
    ...filters.flatMap((filter) => childrenOf(filter, 'field'))
  ];
  return [
    ...named.flatMap((element) => wrongField(element, object)),
    ...filters.flatMap(wrongValue(object))
  ].map(({ line, message }) => ({ path: file.path, line, message: `${objectName} ${message}` }));
}

type Wrong = Omit<Problem, 'path'>;

function wrongField({ text, line }: XmlElement, object: PackageObject | undefined): Wrong[] {
  const fields = object?.fields ?? new Map<string, PackageField>();
  if (!text.endsWith('__c') || fields.has(text)) return [];
  return [{ line, message: `has no field ${text}${suggestion(text, fields.keys())}` }];
}

/** A picklist of the package is compared with its values; several are divided by commas. */
const wrongValue =
  (object: PackageObject | undefined) =>
  (filter: XmlElement): Wrong[] => {
    const field = object?.fields.get(textOf(filter, 'field'));
    const values = field?.kind === 'Picklist' ? valuesOf(field) : null;
    const given = childOf(filter, 'value');
    if (values === null || given === undefined) return [];
    return given.text
      .split(',')
      .filter((value) => !values.has(value))
      .map((value) => ({
        line: given.line,
        message: `has no value ${value} of ${field?.name ?? ''}${suggestion(value, values)}`
      }));
  };

/** Null where the values stand in a global value set. */
function valuesOf({ file: { root } }: PackageField): Set<string> | null {
  const valueSet = childOf(root, 'valueSet');
  const definition = valueSet && childOf(valueSet, 'valueSetDefinition');
  return definition
    ? new Set(childrenOf(definition, 'value').map((value) => textOf(value, 'fullName')))
    : null;
}
