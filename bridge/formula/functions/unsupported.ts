/**
 * Functions of Salesforce that have no meaning where records are synced: why, and what to do instead. Source for the
 * names: help "All Formula Operators and Functions".
 */

interface Refusal {
  readonly why: string;
  readonly fix: string;
}

const onlyNow: Refusal = {
  why: 'A sync sees a record as it is now, not what it was before.',
  fix: 'Compare with a field that keeps the earlier value.'
};

const page: Refusal = {
  why: 'It makes a page, a link or a picture.',
  fix: 'Write the address itself as a text.'
};

const report: Refusal = { why: 'It belongs to reports.', fix: 'Use a field of the record.' };

const encoding: Refusal = {
  why: 'It encodes text for pages of Salesforce.',
  fix: 'Send the text as it is: templates of Iterable encode it.'
};

const place: Refusal = {
  why: 'Geolocations are not computed here.',
  fix: 'Use latitude and longitude as numbers, or a formula field in Salesforce.'
};

const org: Refusal = {
  why: 'It asks the org, which a formula of a sync does not.',
  fix: 'Make a formula field in Salesforce and use it.'
};

const each = (refusal: Refusal, ...names: string[]): [string, Refusal][] =>
  names.map((name) => [name, refusal]);

const session: Refusal = { why: 'It gives away a session.', fix: 'Remove it.' };

const otherRecords: Refusal = {
  why: 'It looks other records up.',
  fix: 'Use a field of a related record, such as Account.Name.'
};

export const unsupportedFunctions: ReadonlyMap<string, Refusal> = new Map([
  ...each(onlyNow, 'ISCHANGED', 'PRIORVALUE', 'ISNEW', 'ISCLONE'),
  ...each(otherRecords, 'VLOOKUP'),
  ...each(page, 'HYPERLINK', 'IMAGE', 'IMAGEPROXYURL', 'LINKTO', 'URLFOR', 'INCLUDE', 'REQUIRESCRIPT'),
  ...each(report, 'PARENTGROUPVAL', 'PREVGROUPVAL'),
  ...each(encoding, 'HTMLENCODE', 'JSENCODE', 'JSINHTMLENCODE', 'URLENCODE'),
  ...each(place, 'DISTANCE', 'GEOLOCATION'),
  ...each(session, 'GETSESSIONID'),
  ...each(org, 'CURRENCYRATE', 'GETRECORDIDS', 'JUNCTIONIDLIST', 'PREDICT'),
  ...each({ why: 'Salesforce has no such function.', fix: 'Write ROUND(x / 5, 0) * 5.' }, 'MROUND')
]);
