import { whyNotGrantable } from '../check-permission-sets';
import type { MetadataFile } from '../metadata-files';
import { isMetadataType, type PackageModel } from '../package-model';
import type { Problem } from '../problem';
import type { ApexFile } from '../sources/apex-file';
import type { PackageSources } from '../sources/package-sources';
import { childrenOf, textOf, type XmlElement } from '../xml';
import { calledClasses, classesBehind, doorsBehind } from './reachable';

/**
 * Whoever sees the screens may call and read exactly what they need: each permission set that shows a tab grants every
 * class that the components on its tabs and on records call, every field and type that those classes and all behind them
 * read as the user, every record that they create, and the principal of each callout; and no set grants a class that
 * components do not call.
 */
export function checkAccess(model: PackageModel, sources: PackageSources): Problem[] {
  const sets = model.files.filter((file) => file.suffix === 'permissionset');
  const doors = calledClasses(model, sources);
  return sets.flatMap((set) => {
    const granted = grantsOf(set.root);
    const missing = isForPeople(set)
      ? [...needsOf(set, model, sources)]
          .filter(([need]) => !granted.has(need))
          .map(([need, why]) => problem(set, 1, `grants no ${need}: ${why}`))
      : [];
    const needless = childrenOf(set.root, 'classAccesses')
      .filter((access) => textOf(access, 'enabled') === 'true' && !doors.has(textOf(access, 'apexClass')))
      .map((access) =>
        problem(set, access.line, `grants the class ${textOf(access, 'apexClass')}, which no component calls`)
      );
    return [...missing, ...needless, ...(isForPeople(set) ? homelessTab(set, model) : [])];
  });
}

const isForPeople = ({ root }: MetadataFile): boolean =>
  childrenOf(root, 'tabSettings').some((tab) => textOf(tab, 'visibility') !== 'None') ||
  childrenOf(root, 'applicationVisibilities').some((app) => textOf(app, 'visible') === 'true');

/** A tab without its app, or an app without its tab, is a dead end. */
function homelessTab(set: MetadataFile, model: PackageModel): Problem[] {
  const has = (element: string) => childrenOf(set.root, element).length > 0;
  if (model.named('app').size === 0 || model.named('tab').size === 0) return [];
  return has('tabSettings') && has('applicationVisibilities')
    ? []
    : [problem(set, 1, 'shows the tab or the app without the other')];
}

/** What a person with this set needs, in the words of the grants, and why. */
function needsOf(set: MetadataFile, model: PackageModel, sources: PackageSources): Map<string, string> {
  const needs = new Map<string, string>();
  const doors = doorsBehind({ tabs: tabsOf(set), rights: rightsOf(set) }, model, sources);
  for (const name of doors) needs.set(`class ${name}`, 'components call it');
  for (const door of new Set([...doors, ...grantedClasses(set)])) {
    const mayCreate = opensFor(set, door, sources);
    for (const file of classesBehind([door], sources)) {
      const created = mayCreate ? createdBy(file, model) : [];
      const found = [...readBy(file, model), ...created, ...calledBy(file, model)];
      found.filter((need) => !needs.has(need)).forEach((need) => needs.set(need, `${file.name} needs it`));
    }
  }
  return needs;
}

/** The custom permissions that doors ask for before they change anything, by the method of `IterableSyncRights`. */
const rights: Readonly<Record<string, string>> = {
  requireLink: 'Link_Campaigns',
  requireManage: 'Manage_Syncs',
  requireOperate: 'Operate_Syncs',
  requireSync: 'Sync_Records'
};

/** Whether somebody with the set gets past what the door asks for; a door that asks for nothing is open to all. */
function opensFor(set: MetadataFile, door: string, { apex }: PackageSources): boolean {
  const words = apex.find(({ name }) => name === door)?.words ?? [];
  const asked = words.flatMap(({ text }) => rights[text] ?? []);
  const given = childrenOf(set.root, 'customPermissions').map((each) => textOf(each, 'name'));
  return asked.length === 0 || asked.some((right) => given.includes(right));
}

const rightsOf = ({ root }: MetadataFile): ReadonlySet<string> =>
  new Set(
    childrenOf(root, 'customPermissions')
      .filter((permission) => textOf(permission, 'enabled') === 'true')
      .map((permission) => textOf(permission, 'name'))
  );

const tabsOf = ({ root }: MetadataFile): ReadonlySet<string> =>
  new Set(
    childrenOf(root, 'tabSettings')
      .filter((tab) => textOf(tab, 'visibility') !== 'None')
      .map((tab) => textOf(tab, 'tab'))
  );

const grantedClasses = ({ root }: MetadataFile): string[] =>
  childrenOf(root, 'classAccesses')
    .filter((access) => textOf(access, 'enabled') === 'true')
    .map((access) => textOf(access, 'apexClass'));

/** Objects and fields of the package that the class reads, by queries and by `Object.Field__c`. */
function readBy(file: ApexFile, model: PackageModel): string[] {
  const queried = file.queries.flatMap((query) =>
    [undefined, ...query.fields].map((field) => [query.object, field] as const)
  );
  const named = file.words.flatMap((word, place) =>
    model.objects.has(word.text) && file.words[place + 1]?.text === '.'
      ? [[word.text, file.words[place + 2]?.text] as const]
      : []
  );
  return [...queried, ...named].flatMap(([objectName, fieldName]) => {
    const object = model.objects.get(objectName);
    if (object === undefined) return [];
    if (isMetadataType(objectName)) return [`type ${objectName}`];
    const field = object.fields.get(fieldName ?? '');
    return [
      ...(object.file === null ? [] : [`read of ${objectName}`]),
      ...(field === undefined || whyNotGrantable(field) !== null
        ? []
        : [`read of ${objectName}.${field.name}`])
    ];
  });
}

/** `new Object__c(Field__c = ...)`. */
function createdBy(file: ApexFile, model: PackageModel): string[] {
  return file.words.flatMap((word, place) => {
    const name = file.words[place + 1]?.text ?? '';
    const object = model.objects.get(name);
    if (
      word.text !== 'new' ||
      object === undefined ||
      isMetadataType(name) ||
      file.words[place + 2]?.text !== '('
    )
      return [];
    const fields = givenFields(file, place + 3).flatMap((field) => object.fields.get(field) ?? []);
    return [
      ...(object.file === null ? [] : [`create of ${name}`]),
      ...fields
        .filter((field) => whyNotGrantable(field) === null)
        .map((field) => `edit of ${name}.${field.name}`)
    ];
  });
}

function givenFields(file: ApexFile, from: number): string[] {
  const names: string[] = [];
  let depth = 1;
  for (let place = from; depth > 0 && place < file.words.length; place++) {
    const text = file.words[place]?.text ?? '';
    if ('([{'.includes(text)) depth += 1;
    if (')]}'.includes(text)) depth -= 1;
    if (depth === 1 && file.words[place + 1]?.text === '=') names.push(text);
  }
  return names;
}

/** Principals of the credentials that the class calls out with. */
function calledBy(file: ApexFile, model: PackageModel): string[] {
  return file.texts.flatMap(({ text }) => {
    const name = /^callout:(\w+)/.exec(text)?.[1];
    const credential = model.files.find((each) => each.suffix === 'namedCredential' && each.name === name);
    return credential === undefined
      ? []
      : principalsOf(credential, model).map((principal) => `principal ${principal}`);
  });
}

function principalsOf(credential: MetadataFile, model: PackageModel): string[] {
  const external = childrenOf(credential.root, 'namedCredentialParameters').map((parameter) =>
    textOf(parameter, 'externalCredential')
  );
  return model.files
    .filter((file) => file.suffix === 'externalCredential' && external.includes(file.name))
    .flatMap((file) =>
      childrenOf(file.root, 'externalCredentialParameters')
        .filter((parameter) => textOf(parameter, 'parameterType') === 'NamedPrincipal')
        .map((parameter) => `${file.name}-${textOf(parameter, 'parameterName')}`)
    );
}

/** What the set grants, in the words of the needs. */
function grantsOf(root: XmlElement): Set<string> {
  const given = (element: string, right: string, name: string, what: string): string[] =>
    childrenOf(root, element)
      .filter((access) => textOf(access, right) === 'true')
      .map((access) => `${what} ${textOf(access, name)}`);
  return new Set([
    ...given('classAccesses', 'enabled', 'apexClass', 'class'),
    ...given('customMetadataTypeAccesses', 'enabled', 'name', 'type'),
    ...given('objectPermissions', 'allowRead', 'object', 'read of'),
    ...given('objectPermissions', 'allowCreate', 'object', 'create of'),
    ...given('fieldPermissions', 'readable', 'field', 'read of'),
    ...given('fieldPermissions', 'editable', 'field', 'edit of'),
    ...given('externalCredentialPrincipalAccesses', 'enabled', 'externalCredentialPrincipal', 'principal')
  ]);
}

const problem = (file: MetadataFile, line: number, message: string): Problem => ({
  path: file.path,
  line,
  message
});
