import { suggestion } from '../nearest-name';
import { isMetadataType, type PackageModel } from '../package-model';
import type { Problem } from '../problem';
import type { Component } from '../sources/component';
import { auraMethods, type PackageSources } from '../sources/package-sources';
import { standardObjects } from '../standard-objects';
import { labelNames } from '../texts/labels';

/** What each import of a component leads to is in the package: methods, labels, fields, permissions, modules. */
export function checkImports(model: PackageModel, sources: PackageSources): Problem[] {
  const known: Readonly<Record<string, Iterable<string>>> = {
    apex: auraMethods(sources.apex),
    label: [...labelNames(model)].map((name) => `c.${name}`),
    customPermission: model.named('customPermission'),
    c: sources.components.map((component) => component.name)
  };
  return sources.components.flatMap((component) => [
    ...writtenNames(component, model),
    ...component.scripts.flatMap((script) =>
      script.imports.flatMap(({ module, line }) => {
        const message = module.startsWith('@salesforce/schema/')
          ? wrongSchema(module.replace('@salesforce/schema/', ''), model)
          : wrongModule(module, known, component);
        return message === null ? [] : [{ path: script.path, line, message }];
      })
    )
  ]);
}

/**
 * Names that a component spells out would lack the package's namespace: they come from `@salesforce/schema`. Columns of
 * the configuration are another matter: components meet them only in definitions, where they stand without a namespace.
 */
function writtenNames({ scripts }: Component, model: PackageModel): Problem[] {
  const columns = configurationColumns(model);
  return scripts.flatMap(({ path, texts }) =>
    texts.flatMap(({ text, line }) => {
      const name = /\b\w+__(?:c|mdt|e|r)\b/i.exec(text)?.[0];
      if (name === undefined || columns.has(text)) return [];
      const message = `"${name}" as a text lacks the package's namespace: import it from @salesforce/schema`;
      return [{ path, line, message }];
    })
  );
}

const configurationColumns = ({ objects }: PackageModel): ReadonlySet<string> =>
  new Set([...objects].flatMap(([name, object]) => (isMetadataType(name) ? [...object.fields.keys()] : [])));

const what: Readonly<Record<string, string>> = {
  apex: 'there is no static @AuraEnabled method',
  label: 'there is no custom label',
  customPermission: 'there is no custom permission',
  c: 'there is no component'
};

function wrongModule(
  module: string,
  known: Readonly<Record<string, Iterable<string>>>,
  component: Component
): string | null {
  const [, kind = '', name = ''] =
    /^(?:@salesforce\/)?(apex|label|customPermission|c)\/(.+)$/.exec(module) ?? [];
  const names = known[kind];
  if (names === undefined) return null;
  if (kind === 'c' && name === component.name) return 'a component cannot import itself';
  return [...names].includes(name) ? null : `${what[kind] ?? ''} ${name}${suggestion(name, names)}`;
}

/** `Contact.Iterable_Status__c`, `Iterable_Sync_Run__c`; paths over relationships as far as the package knows them. */
function wrongSchema(path: string, model: PackageModel): string | null {
  const [objectName = '', fieldName] = path.split('.');
  const object = model.objects.get(objectName);
  if (object === undefined && !standardObjects.has(objectName))
    return `there is no object ${objectName}${suggestion(objectName, model.objects.keys())}`;
  if (fieldName === undefined || !fieldName.endsWith('__c') || object?.fields.has(fieldName) === true)
    return null;
  return `there is no field ${path}${suggestion(fieldName, object?.fields.keys() ?? [])}`;
}
