import { shuffled, type Random } from './random';
import { emailRates } from './rates';

/** What an address is made of. */
export interface AddressParts {
  /** ASCII. */
  readonly firstName: string;
  readonly lastName: string;
  /** Company's domain, where the person writes from there. */
  readonly domain: string | null;
}

export type MissingEmailPercent = 0 | 10 | 60;

/** Reserved for examples, and with a top-level domain that exists: nothing sent there arrives anywhere. */
const privateDomains = [
  'mail.example.com',
  'post.example.net',
  'inbox.example.org',
  'webmail.example.com',
  'example.net'
] as const;

/** Reserved top-level domains that Salesforce takes and a check against the known ones refuses. */
const unknownDomains = ['intranet.invalid', 'mailhost.test', 'office.example'] as const;

/** Values of days when nothing checked them; a load by the API would refuse them today. */
const legacyValues = [
  (name: string) => `${name}(at)example.com`,
  (name: string) => `${name}@example`,
  (name: string) => `${name}@@example.com`,
  (name: string) => `${name} @example.net`,
  () => 'none',
  () => 'n/a'
];

type Kind = 'missing' | 'plain' | keyof typeof emailRates;

/** Gives every person an address of the kind that the rates ask for, or none; rates are met but for rounding. */
export function assignEmails(
  people: readonly AddressParts[],
  options: { missingPercent: MissingEmailPercent; taken: Set<string>; random: Random }
): (string | null)[] {
  const { random, taken } = options;
  const kinds = kindsOf(people.length, options.missingPercent, random);
  const alreadyTaken = [...taken];
  const plain = people.map((person, index) =>
    kinds[index] === 'plain' ? unusedAddress(person, taken, random) : null
  );
  const own = plain.filter((address) => address !== null);
  // Some duplicates are within these people, some with those who were there before, as a lead is with a contact.
  const origins = [own, alreadyTaken].filter((list) => list.length > 0);
  return people.map((person, index) => {
    const kind = kinds[index] ?? 'missing';
    if (kind === 'missing' || kind === 'plain') return plain[index] ?? null;
    if (kind === 'legacyValue') return random.pick(legacyValues)(localPart(person, random));
    if (kind === 'unknownDomain') return `${localPart(person, random)}@${random.pick(unknownDomains)}`;
    return origins.length === 0 ? null : variantOf(random.pick(random.pick(origins)), kind, random);
  });
}

/** Each kind as often as the rates say, in random order. */
function kindsOf(count: number, missingPercent: number, random: Random): Kind[] {
  const missing = Math.round((count * missingPercent) / 100);
  const present = count - missing;
  const some = (kind: Kind, rate: number): Kind[] => Array<Kind>(Math.round(present * rate)).fill(kind);
  const special = [
    ...some('unknownDomain', emailRates.unknownDomain),
    ...some('legacyValue', emailRates.legacyValue),
    ...some('exactDuplicate', emailRates.exactDuplicate),
    ...some('caseOnlyDuplicate', emailRates.caseOnlyDuplicate),
    ...some('plusAddressed', emailRates.plusAddressed)
  ];
  const kinds = [...Array<Kind>(missing).fill('missing'), ...special];
  return shuffled([...kinds, ...Array<Kind>(count - kinds.length).fill('plain')], random);
}

const letters = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

function localPart({ firstName, lastName }: AddressParts, random: Random): string {
  const [first, last] = [letters(firstName), letters(lastName)];
  return random.pick([
    `${first}.${last}`,
    `${first}.${last}`,
    `${first.charAt(0)}${last}`,
    `${first}_${last}`,
    `${last}${first.charAt(0)}`
  ]);
}

/** A number is added to an address that somebody has, as mail hosts do; the one given is taken from then on. */
function unusedAddress(person: AddressParts, taken: Set<string>, random: Random): string {
  const local = localPart(person, random);
  const domain = person.domain ?? random.pick(privateDomains);
  let address = `${local}@${domain}`;
  for (let number = 2; taken.has(address); number++) address = `${local}${number}@${domain}`;
  taken.add(address);
  return address;
}

function variantOf(origin: string, kind: Kind, random: Random): string {
  const [local = '', domain = ''] = origin.split('@');
  if (kind === 'plusAddressed')
    return `${local}+${random.pick(['news', 'events', 'shop', 'work'])}@${domain}`;
  if (kind === 'exactDuplicate') return origin;
  return random.chance(0.5)
    ? origin.toUpperCase()
    : `${local.charAt(0).toUpperCase()}${local.slice(1)}@${domain}`;
}
