import { suggestion } from '../nearest-name';
import { isMetadataType, type PackageModel } from '../package-model';
import type { Problem } from '../problem';
import type { ApexFile, ApexQuery } from '../sources/apex-file';
import { isTest, type PackageSources } from '../sources/package-sources';
import { textOf } from '../xml';

/** Fields and relationships that every object of the package has without declaring them. */
const everyObject: readonly string[] = [
  ...['Id', 'Name', 'OwnerId', 'Owner', 'CreatedDate', 'CreatedById', 'CreatedBy', 'LastModifiedDate'],
  ...['LastModifiedById', 'LastModifiedBy', 'SystemModstamp', 'IsDeleted', 'RecordTypeId', 'RecordType']
];
const everyMetadataType: readonly string[] = [
  ...['Id', 'DeveloperName', 'MasterLabel', 'Label', 'Language', 'NamespacePrefix', 'QualifiedApiName'],
  'SystemModstamp'
];

type Report = (line: number, message: string) => void;

/** Every name of the package that Apex writes is there: objects, fields, also inside SOQL; callouts; permissions. */
export function checkApexNames(model: PackageModel, sources: PackageSources): Problem[] {
  return sources.apex.flatMap((file) => {
    const problems: Problem[] = [];
    const report: Report = (line, message) => problems.push({ path: file.path, line, message });
    checkWords(file, model, report);
    for (const query of file.queries) checkQuery(query, model, report);
    checkTexts(file, model, report);
    checkPermissions(file, model, report);
    return problems;
  });
}

function checkWords(file: ApexFile, model: PackageModel, report: Report): void {
  const fields = new Set([...model.objects.values()].flatMap((object) => [...object.fields.keys()]));
  const known = new Set([...model.objects.keys(), ...fields]);
  for (const [place, { text, line }] of file.words.entries()) {
    if (!/^\w+__(c|mdt|e|r)$/i.test(text)) continue;
    const name = text.replace(/__r$/i, '__c');
    const owner =
      file.words[place - 1]?.text === '.' ? model.objects.get(file.words[place - 2]?.text ?? '') : undefined;
    const names = owner === undefined ? known : new Set(owner.fields.keys());
    if (names.has(name)) continue;
    const where = owner === undefined ? 'the package has no' : `${owner.name} has no field`;
    report(line, `${where} ${text}${suggestion(name, names)}`);
  }
}

function checkQuery(query: ApexQuery, model: PackageModel, report: Report): void {
  const object = model.objects.get(query.object);
  if (object === undefined) return;
  for (const path of query.fields) {
    const message = wrongPath(path.split('.'), query.object, model);
    if (message !== null) report(query.line, message);
  }
}

/** Follows relationships as far as the package knows them. */
function wrongPath(path: readonly string[], objectName: string, model: PackageModel): string | null {
  const [first = '', ...rest] = path;
  const object = model.objects.get(objectName);
  if (object === undefined) return null;
  const field = object.fields.get(first.replace(/__r$/i, '__c'));
  if (field !== undefined)
    return rest.length === 0 ? null : wrongPath(rest, textOf(field.file.root, 'referenceTo'), model);
  const brought = isMetadataType(objectName) ? everyMetadataType : everyObject;
  const isOwn = object.file !== null;
  const isKnown = isOwn ? brought.includes(first) : !first.includes('__');
  return isKnown
    ? null
    : `${objectName} has no field ${first}${suggestion(first, [...object.fields.keys(), ...brought])}`;
}

/**
 * Names of the configuration, which Apex meets as texts in definitions alone: there they stand without a namespace.
 * What is deployed gets its names from describe, in one class.
 */
const isOfDefinitions = (text: string, { objects }: PackageModel): boolean =>
  [...objects].some(([name, object]) => isMetadataType(name) && (name === text || object.fields.has(text)));

function checkTexts(file: ApexFile, model: PackageModel, report: Report): void {
  const credentials = model.named('namedCredential');
  for (const { text, line } of file.texts) {
    const callout = /^callout:(\w+)/.exec(text)?.[1];
    if (callout !== undefined && !credentials.has(callout))
      report(line, `there is no named credential ${callout}${suggestion(callout, credentials)}`);
    const written = /\b\w+__(?:c|mdt|e|r)\b/i.exec(text)?.[0];
    if (written !== undefined && !isTest(file) && !isOfDefinitions(text, model))
      report(line, `"${written}" as a text lacks the package's namespace: take the name from describe`);
  }
}

function checkPermissions(file: ApexFile, model: PackageModel, report: Report): void {
  const permissions = model.named('customPermission');
  for (const [place, { text, line }] of file.words.entries()) {
    if (text !== 'checkPermission') continue;
    const name = /^'(\w+)'$/.exec(file.words[place + 2]?.text ?? '')?.[1];
    if (name !== undefined && !permissions.has(name))
      report(line, `there is no custom permission ${name}${suggestion(name, permissions)}`);
  }
}
