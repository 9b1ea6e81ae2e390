/** Bodies that were recorded without their requests: each with the request that it answers. */
import { type Ask, askOrg } from '../stand-ins/org/ask-org';
import { type LocalOrg, type LocalOrgOptions, startLocalOrg } from '../stand-ins/org/local-org';
import { customObject } from '../stand-ins/org/schema/custom-object';
import * as kind from '../stand-ins/org/schema/field-kinds';
import { kindsOf, partOf, textOf } from './rest-recorded-form';
import type { Outcome } from './rest-recorded-source';

interface Question {
  /** What the org is asked, once it holds what the body tells of. */
  readonly ask: (org: LocalOrg, ask: Ask) => Promise<{ body: unknown }>;
  readonly options?: LocalOrgOptions;
}

const token = (ask: Ask, form: Record<string, string>) =>
  ask('POST', '/services/oauth2/token', { body: new URLSearchParams(form), token: null });

const query = (ask: Ask, soql: string, headers: Record<string, string> = {}) =>
  ask('GET', `query?q=${encodeURIComponent(soql)}`, { headers });

const client = ({ credentials }: LocalOrg) => ({
  client_id: credentials.clientId,
  client_secret: credentials.clientSecret
});

/** One record a page. */
const onePerPage = { switches: { pageShare: 1 / 200 } };
const smallPages = { 'Sforce-Query-Options': 'batchSize=200' };

function twoPages(org: LocalOrg, ask: Ask) {
  addWhizbangs(org);
  org.store.load('Whizbang', [{ Text_Label: 'First Page' }, { Text_Label: 'Last Page' }]);
  return query(ask, 'SELECT Text_Label FROM Whizbang', smallPages);
}

/** By the name of the body. */
export const questions: Readonly<Record<string, Question>> = {
  'auth_error_response.json': {
    ask: (_, ask) => token(ask, { grant_type: 'password', username: 'a', password: 'b' })
  },
  'auth_success_response.json': {
    ask: (org, ask) => token(ask, { grant_type: 'client_credentials', ...client(org) })
  },
  'refresh_success_response.json': {
    ask: (org, ask) => {
      const { refreshToken } = org.credentials;
      return token(ask, { grant_type: 'refresh_token', refresh_token: refreshToken, ...client(org) });
    }
  },
  'services_data_success_response.json': { ask: (_, ask) => ask('GET', '/services/data') },
  'sobject/create_success_response.json': {
    ask: (_, ask) => ask('POST', 'sobjects/Contact', { body: { LastName: 'A' } })
  },
  'sobject/get_updated_success_response.json': {
    options: { now: '2015-08-19T08:17:30Z' },
    ask: (org, ask) => {
      const SystemModstamp = '2015-08-19T08:10:00Z';
      org.store.load(
        'Contact',
        Array.from({ length: 7 }, () => ({ LastName: 'A', SystemModstamp }))
      );
      return ask('GET', 'sobjects/Contact/updated?start=2015-08-19T08:00:00Z&end=2015-08-19T08:17:00Z');
    }
  },
  'sobject/list_sobjects_success_response.json': { ask: (_, ask) => ask('GET', 'sobjects') },
  'sobject/query_error_response.json': { ask: (_, ask) => query(ask, 'SELECT Nothing__c FROM Contact') },
  'sobject/query_paginated_first_page_response.json': { options: onePerPage, ask: twoPages },
  'sobject/query_paginated_last_page_response.json': {
    options: onePerPage,
    ask: async (org, ask) => {
      const { body } = await twoPages(org, ask);
      return ask('GET', (body as { nextRecordsUrl: string }).nextRecordsUrl);
    }
  },
  'sobject/query_success_response.json': {
    ask: (org, ask) => {
      addWhizbangs(org);
      const [parent] = org.store.load('Whizbang', [{ Name: 'Parent Whizbang', Text_Label: 'Hello' }]);
      const [id] = org.store.load('Whizbang', [{ ...whizbang, ParentWhizbang__c: parent }]);
      org.store.load('Whizbang__c', [{ Name: 'Child Whizbang', Whizbang__c: id }]);
      const own = 'Checkbox_Label, Text_Label, Date_Label, DateTime_Label, Picklist_Multiselect_Label';
      const others = 'ParentWhizbang__r.Name, ParentWhizbang__r.Text_Label, (SELECT Name FROM Whizbangs__r)';
      return query(ask, `SELECT ${own}, ${others} FROM Whizbang WHERE ParentWhizbang__c != null`);
    }
  },
  'sobject/search_success_response.json': { ask: (_, ask) => ask('GET', 'search?q=FIND+%7BA%7D') },
  'sobject/sobject_find_success_response.json': {
    ask: (org, ask) => {
      addWhizbangs(org);
      const [id] = org.store.load('Whizbang', [whizbang]);
      return ask('GET', `sobjects/Whizbang/${id}`);
    }
  },
  'sobject/upsert_created_success_response.json': { ask: (org, ask) => upsert(org, ask, '66.0') },
  'sobject/upsert_updated_success_response.json': {
    ask: async (org, ask) => {
      await upsert(org, ask, '45.0');
      const { body } = await upsert(org, ask, '45.0');
      return { body: body ?? '' };
    }
  },
  'sobject/write_error_response.json': {
    ask: (org, ask) => {
      org.catalog.put({ ...customObject({ name: 'Bar', label: 'Bar', keyPrefix: 'a9Z' }), fields: [] });
      return ask('POST', 'sobjects/Bar', { body: { foo: 1 } });
    }
  }
};

function upsert(org: LocalOrg, ask: Ask, version: string) {
  org.catalog.putFields('Contact', [kind.text('Key__c', 'Key', 20, { externalId: true, idLookup: true })]);
  const path = `/services/data/v${version}/sobjects/Contact/Key__c/k`;
  return ask('PATCH', path, { body: { LastName: 'A' } });
}

const whizbang = {
  Name: 'My First Whizbang',
  Auto_Number: 'A-1',
  Checkbox_Label: false,
  Currency_Label: 23,
  Date_Label: '2010-01-01',
  DateTime_Label: '2011-07-07T00:37:00.000+0000',
  Email_Label: 'danny@example.com',
  Number_Label: 23,
  Percent_Label: 33,
  Phone_Label: '(415) 555-1212',
  Picklist_Label: 'one',
  Picklist_Multiselect_Label: 'four;six',
  Text_Label: 'Hi there!',
  TextArea_Label: 'a text area',
  TextAreaLong_Label: 'a long text area',
  TextAreaRich_Label: 'Rich <strong>text</strong>',
  URL_Label: 'http://example.com'
};

/** The object of the recordings, whose fields have no suffix. */
function addWhizbangs(org: LocalOrg): void {
  const object = customObject({ name: 'Whizbang', label: 'Whizbang', keyPrefix: 'a9Y' });
  const child = customObject({ name: 'Whizbang__c', label: 'Small Whizbang', keyPrefix: 'a9X' });
  const toParent = kind.lookup('ParentWhizbang__c', 'Parent', 'Whizbang', 'ParentWhizbang__r', null);
  const toWhizbang = kind.lookup('Whizbang__c', 'Whizbang', 'Whizbang', 'Whizbang__r', 'Whizbangs__r');
  org.catalog.put({ ...object, fields: [...object.fields, ...whizbangFields, toParent] });
  org.catalog.put({ ...child, fields: [...child.fields, toWhizbang] });
}

const whizbangFields = [
  kind.text('Auto_Number', 'Number', 10),
  kind.check('Checkbox_Label', 'Checkbox'),
  kind.currency('Currency_Label', 'Currency', 2),
  kind.day('Date_Label', 'Date'),
  kind.moment('DateTime_Label', 'Date and time'),
  kind.moment('OtherDateTime_Label', 'Other date and time'),
  kind.email('Email_Label', 'E-mail'),
  kind.double('Number_Label', 'Number', 18, 2),
  kind.percent('Percent_Label', 'Percent', 18, 2),
  kind.phone('Phone_Label', 'Phone'),
  kind.pick('Picklist_Label', 'Picklist', 255, 'one;two'),
  kind.field('Picklist_Multiselect_Label', 'Several', 'multipicklist', { length: 4099 }),
  kind.text('Text_Label', 'Text', 255),
  kind.area('TextArea_Label', 'Text area', 255),
  kind.area('TextAreaLong_Label', 'Long text', 32_768),
  kind.area('TextAreaRich_Label', 'Rich text', 32_768),
  kind.url('URL_Label', 'URL')
];

/** Keys and kinds of values: the values of these bodies were made up. */
export async function answerBody(name: string, recorded: unknown): Promise<Outcome> {
  const question = questions[name];
  if (!question) throw new Error(`No question for the body ${name}`);
  const org = await startLocalOrg(question.options);
  try {
    const { body } = await question.ask(org, askOrg(org));
    const mine = partOf(body, recorded);
    return { mine: textOf(kindsOf(mine, recorded)), recorded: textOf(kindsOf(recorded, mine)) };
  } finally {
    await org.close();
  }
}
