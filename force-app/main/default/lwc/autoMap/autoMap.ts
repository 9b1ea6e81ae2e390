import { goesInto, iterableTypeOf, isSendable } from 'c/fieldTypes';
import type { KnownTypes, TypedField } from 'c/fieldTypes';

/** Pairs of fields that belong together, as proposals: a person accepts each. Pure. */

export interface SourceField extends TypedField {
  /** API name, or a path such as `Account.Name`. */
  readonly name: string;
  readonly label: string;
}

export interface IterableField {
  /** As Iterable has it, without `dataFields`. */
  readonly name: string;
  readonly type: string;
}

export interface Suggestion {
  readonly source: string;
  readonly sourceLabel: string;
  /** As a mapping has it: `email`, `dataFields.firstName`. */
  readonly target: string;
  readonly type: string;
  /** `same`: the names are the same; `usual`: they are usual words for the same thing. */
  readonly reason: 'same' | 'usual';
  /** Whether Iterable would get a new field. */
  readonly isNew: boolean;
}

export interface Ground {
  readonly sources: readonly SourceField[];
  readonly fields: readonly IterableField[];
  readonly types: KnownTypes;
  /** Fields that Iterable keeps itself. */
  readonly managedFields: readonly string[];
  /** Targets that are mapped already. */
  readonly mapped: readonly string[];
  /** Targets of their own, such as `email`. */
  readonly named: readonly string[];
}

/** Names in Iterable for what standard fields hold, the first one the usual one for a new field. */
const usual: Readonly<Record<string, readonly string[]>> = {
  email: ['email', 'emailAddress'],
  firstname: ['firstName', 'givenName'],
  lastname: ['lastName', 'surname', 'familyName'],
  mobilephone: ['phoneNumber', 'mobile', 'mobileNumber'],
  phone: ['phone', 'phoneNumber'],
  mailingcity: ['city'],
  mailingcountry: ['country'],
  mailingpostalcode: ['postalCode', 'zip', 'zipCode'],
  mailingstate: ['state', 'region'],
  mailingstreet: ['street', 'address'],
  city: ['city'],
  country: ['country'],
  postalcode: ['postalCode', 'zip', 'zipCode'],
  birthdate: ['birthdate', 'birthday', 'dateOfBirth'],
  company: ['company', 'companyName'],
  'account.name': ['company', 'companyName', 'accountName'],
  title: ['title', 'jobTitle'],
  leadsource: ['leadSource', 'source'],
  createddate: ['createdAt', 'createdDate'],
  id: ['salesforceId', 'salesforceContactId', 'crmId']
};

/** Fields that a project without any gets usually. */
const worthNew = new Set(['email', 'firstname', 'lastname', 'id']);

/** Each target at most once, targets that are mapped not at all; those with the same name come first. */
export function suggestions(ground: Ground): Suggestion[] {
  const taken = new Set(ground.mapped.map((target) => target.toLowerCase()));
  const found: Suggestion[] = [];
  for (const suggestion of [...ofReason(ground, 'same'), ...ofReason(ground, 'usual')]) {
    const target = suggestion.target.toLowerCase();
    const isUsed = found.some(({ source, reason }) => source === suggestion.source && reason === 'same');
    if (taken.has(target) || (isUsed && suggestion.reason === 'usual')) continue;
    taken.add(target);
    found.push(suggestion);
  }
  return found;
}

function ofReason(ground: Ground, reason: Suggestion['reason']): Suggestion[] {
  return ground.sources.filter(isSendable).flatMap((source) => {
    const names = reason === 'same' ? [source.name] : (usual[source.name.toLowerCase()] ?? []);
    const suggestion = firstFitting(source, names, ground);
    return suggestion ? [{ ...suggestion, reason }] : [];
  });
}

function firstFitting(
  source: SourceField,
  names: readonly string[],
  ground: Ground
): Omit<Suggestion, 'reason'> | null {
  const { fields, managedFields, named, types } = ground;
  const type = iterableTypeOf(source);
  const made = { source: source.name, sourceLabel: source.label, type };
  for (const name of names) {
    const own = named.find((target) => sameName(target, name));
    if (own) return { ...made, target: own, isNew: false };
    const field = fields.find((each) => sameName(each.name, name) && !managedFields.includes(each.name));
    if (field && goesInto(type, field.type, types))
      return { ...made, target: `dataFields.${field.name}`, isNew: false };
  }
  const [usualName] = names;
  const isWorth = usualName !== undefined && worthNew.has(source.name.toLowerCase());
  const exists = fields.some(({ name }) => usualName !== undefined && sameName(name, usualName));
  if (!isWorth || exists || (usual[source.name.toLowerCase()] ?? [])[0] !== usualName) return null;
  return { ...made, target: `dataFields.${usualName}`, isNew: true };
}

/** Capitals, underscores, spaces and the ending of custom fields do not count. */
const sameName = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/__c$/, '')
    .replace(/[^a-z0-9.]/g, '');

/** The name that a field of Salesforce has in Iterable unless somebody says another: `Shoe_Size__c` is `shoeSize`. */
export function newFieldName(path: string): string {
  const parts = path
    .replace(/__[cr]\b/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const [first = 'field', ...rest] = parts;
  const begun = /^[A-Z0-9]+$/.test(first)
    ? first.toLowerCase()
    : first.charAt(0).toLowerCase() + first.slice(1);
  const name = begun + rest.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  return /^\d/.test(name) ? `field${name}` : name;
}
