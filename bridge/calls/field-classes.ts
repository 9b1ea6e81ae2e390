/**
 * Classes of fields by the words of their names, for Iterable's and Salesforce's names alike; docs/live-debugger.md says
 * what becomes of each. What has no class is people's data: names of custom fields are anybody's guess.
 */
export type FieldClass = 'secret' | 'identifier' | 'person' | 'text' | 'query' | 'address' | 'technical';

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const secret =
  /^(.*(token|secret|password|passwd|credential|authorization|signature)s?|(api|private|client|jwt).?key.*)$/;
const identifier = setOf('email emails mail');
/** Where an address is named, but something else is told: `emailListIds`, `HasOptedOutOfEmail`. */
const aboutEmail = setOf('type types count opted has is at date status list');
const person = setOf(
  'phone mobile fax birth birthdate birthday dob age gender salary income tax ssn street city zip zipcode postal ' +
    'latitude longitude geo ip'
);

const classOfJoined: readonly [ReadonlySet<string>, FieldClass][] = [
  [setOf('q query soql'), 'query'],
  [setOf('url href uri nextrecordsurl nextpageurl nextrecordsuri'), 'address'],
  [setOf('msg message error errors notice reason'), 'text']
];

/** What ids are of that name no person; any other id may be a passport's. */
const idsOf = setOf(
  'list campaign message type channel template project event batch job item record reference product order journey ' +
    'workflow experiment content cart owner account contact lead member opportunity case parent what who master bus ' +
    'created modified by request endpoint catalog'
);

/** Names whose values say how a call is made or where a record stands, not who somebody is. */
const technical = setOf(
  'id ids type types code statuscode errorcode status success method category filteredoutfields createdfields ' +
    'disallowedeventnames fields field eventname expectedtype incomingtypes listtype subscriptionpolicy datatype ' +
    'httpstatuscode iterablestatus currency currencyisocode country countrycode language locale timezone ' +
    'timezonesidkey leadsource industry rating stagename stage object step endpoint operation plan signupsource ' +
    'source done totalsize records attributes version active'
);

/** `contact.Mailing_City__c` -> mailing, city. */
export function wordsOf(name: string): string[] {
  const last = name.split(/\.|:::/).at(-1) ?? name;
  return last
    .replace(/__(c|r|s|pc|mdt)$/i, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

const isUserId = (joined: string): boolean => /userids?$/.test(joined);

/** Class of a field by its name; null for one that only its value can tell. */
export function classOfName(name: string): FieldClass | null {
  const known = classes.get(name);
  if (known !== undefined) return known;
  const found = classOfWords(wordsOf(name));
  // Names come from definitions and describes: a few thousand at most, unless somebody makes them up.
  if (classes.size < 5000) classes.set(name, found);
  return found;
}

const classes = new Map<string, FieldClass | null>();

function classOfWords(words: readonly string[]): FieldClass | null {
  const joined = words.join('');
  if (words.some((word) => secret.test(word)) || secret.test(joined)) return 'secret';
  if (isUserId(joined)) return 'identifier';
  if (words.some((word) => identifier.has(word)))
    return words.some((word) => aboutEmail.has(word)) ? 'technical' : 'identifier';
  const named = classOfJoined.find(([names]) => names.has(joined));
  if (named) return named[1];
  if (words.some((word) => person.has(word))) return 'person';
  if (technical.has(joined)) return 'technical';
  return words.length > 1 && /^ids?$/.test(words.at(-1) ?? '') ? classOfId(words) : null;
}

const classOfId = (words: readonly string[]): FieldClass =>
  idsOf.has(words.at(-2) ?? '') ? 'technical' : 'identifier';
