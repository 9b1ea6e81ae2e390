import { whyNotGrantable } from './check-permission-sets';
import { isMetadataType, type PackageModel } from './package-model';
import type { Problem } from './problem';
import { childrenOf, textOf } from './xml';

/** What no permission set grants, nobody but an administrator can see. */
export function checkCoverage(model: PackageModel): Problem[] {
  const granted = grantedNames(model);
  const missing = (path: string, what: string): Problem[] =>
    granted.has(what) ? [] : [{ path, line: 1, message: `no permission set gives access to ${what}` }];
  const permissions = model.files.filter((file) => file.suffix === 'customPermission');
  return [
    ...[...model.objects.values()].flatMap(({ name, file, fields }) => [
      ...(file === null ? [] : missing(file.path, name)),
      ...[...fields.values()]
        .filter((field) => whyNotGrantable(field) === null)
        .flatMap((field) => missing(field.file.path, `${name}.${field.name}`))
    ]),
    ...permissions.flatMap((file) => missing(file.path, file.name))
  ];
}

/** Names of objects, types, fields and custom permissions that some permission set lets people see or have. */
function grantedNames(model: PackageModel): Set<string> {
  const sets = model.files.filter((file) => file.suffix === 'permissionset').map((file) => file.root);
  const names = (element: string, name: string, right: string) =>
    sets
      .flatMap((set) => childrenOf(set, element))
      .filter((access) => textOf(access, right) === 'true')
      .map((access) => textOf(access, name));
  return new Set([
    ...names('objectPermissions', 'object', 'allowRead').filter((name) => !isMetadataType(name)),
    ...names('customMetadataTypeAccesses', 'name', 'enabled'),
    ...names('fieldPermissions', 'field', 'readable'),
    ...names('customPermissions', 'name', 'enabled')
  ]);
}
