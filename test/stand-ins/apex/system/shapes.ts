/** Objects of the platform that are nothing but their members, and constants of its namespaces. */
import { CompileError, NotSupported } from '../stops';
import { EnumValue, NativeValue, type Value } from '../values';

/** Members of each, by the name of the type; a member's name is what it is read and written by, in any case. */
const members: Readonly<Record<string, string>> = {
  'ConnectApi.Credential': 'authenticationStatus credentials externalCredential principalName',
  'ConnectApi.CredentialInput':
    'authenticationProtocol credentials externalCredential principalName principalType',
  'ConnectApi.CredentialValue': 'encrypted value',
  'ConnectApi.CredentialValueInput': 'encrypted value',
  'ConnectApi.ExternalCredentialInput': 'developerName',
  'ConnectApi.NamedCredential': 'calloutUrl developerName masterLabel',
  'ConnectApi.NamedCredentialCalloutOptionsInput':
    'allowMergeFieldsInBody allowMergeFieldsInHeader generateAuthorizationHeader',
  'ConnectApi.NamedCredentialInput':
    'calloutOptions calloutUrl developerName externalCredentials masterLabel type'
};

const constants: Readonly<Record<string, string>> = {
  'ConnectApi.CredentialAuthenticationProtocol': 'Custom',
  'ConnectApi.CredentialAuthenticationStatus': 'Configured NotConfigured Unknown',
  'ConnectApi.CredentialPrincipalType': 'NamedPrincipal',
  'ConnectApi.NamedCredentialType': 'SecuredEndpoint'
};

/** Names of each, and the type's own, by the type in lower case. */
const byKey = (table: Readonly<Record<string, string>>) =>
  new Map(
    Object.entries(table).map(([type, names]) => [type.toLowerCase(), { type, names: names.split(' ') }])
  );

const shapes = byKey(members);
const enums = byKey(constants);

/** What members hold, by name in lower case. */
type Members = Map<string, Value>;

export const isShape = (key: string): boolean => shapes.has(key);
export const isEnum = (key: string): boolean => enums.has(key);
export const isShapeNamespace = (key: string): boolean =>
  [...shapes.keys()].some((type) => type.startsWith(`${key}.`));

/** `new ConnectApi.CredentialInput()`; @param filled members by name */
export const newShape = (key: string, filled: Readonly<Record<string, Value>> = {}): NativeValue<Members> =>
  new NativeValue(key, new Map(Object.entries(filled).map(([name, value]) => [name.toLowerCase(), value])));

/** A member that was never set is null. */
export const memberOf = (shape: NativeValue, name: string): Value =>
  membersOf(shape, name).get(name.toLowerCase()) ?? null;

export function setMember(shape: NativeValue, name: string, value: Value): void {
  membersOf(shape, name).set(name.toLowerCase(), value);
}

function membersOf({ type, data }: NativeValue, name: string): Members {
  const shape = shapes.get(type);
  if (!shape) throw new NotSupported(`.${name} of ${type}`);
  const known = shape.names.some((one) => one.toLowerCase() === name.toLowerCase());
  if (!known) throw new CompileError(`${shape.type} has no field ${name}`);
  return data as Members;
}

/** `ConnectApi.CredentialPrincipalType.NamedPrincipal`. */
export function enumValue(key: string, name: string): Value {
  const found = enums.get(key);
  const constant = found?.names.find((one) => one.toLowerCase() === name.toLowerCase());
  if (!found || constant === undefined) throw new NotSupported(`${key}.${name}`);
  return new EnumValue(found.type, constant);
}
