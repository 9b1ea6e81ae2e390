import { Redactor } from '../../../bridge/calls/redact';
import { redactedSoql } from '../../../bridge/calls/redact-soql';
import { hasNastyData, nastyTexts, recordedRecords } from './nasty-data';

const redact = (value: unknown): unknown => JSON.parse(JSON.stringify(new Redactor().value(value)));

test('D-56 names, ids and counts stay; what is a person`s is shown by its kind and length', () => {
  const user = {
    email: 'anna.berg@example.com',
    userId: 'customer-4711',
    preferUserId: true,
    dataFields: {
      firstName: 'Anna',
      phoneNumber: '+49 170 1234567',
      birthDate: '1980-02-03',
      Lieblingsfarbe__c: 'Blau',
      country: 'DE',
      salesforceId: '003000000000001AAA',
      signupDate: '2026-01-02 03:04:05 +00:00',
      score: 12,
      mobile: 491701234567
    }
  };
  expect(redact({ listId: 7, subscribers: [user] })).toEqual({
    listId: 7,
    subscribers: [
      {
        email: 'a***@e***.com',
        userId: 'c***1',
        preferUserId: true,
        dataFields: {
          firstName: '[text 4]',
          phoneNumber: '[text 15]',
          birthDate: '[text 10]',
          Lieblingsfarbe__c: '[text 4]',
          country: 'DE',
          salesforceId: '003000000000001AAA',
          signupDate: '2026-01-02 03:04:05 +00:00',
          score: 12,
          mobile: '[number 12]'
        }
      }
    ]
  });
});

test('D-56 the payload as Salesforce answered it keeps its type and address', () => {
  const attributes = { type: 'Contact', url: '/services/data/v66.0/sobjects/Contact/003000000000001AAA' };
  const record = { attributes, Id: '003000000000001AAA', LastName: 'Berg', IsDeleted: false };
  expect(redact(record)).toEqual({ ...record, LastName: '[text 4]' });
});

test.each([
  ['an address under any name', { note__c: 'x@example.com' }, { note__c: 'x***@e***.com' }],
  ['an address as a name', { 'x@example.com': 1 }, { 'x***@e***.com': 1 }],
  ['a name that says who it is', { 'Anna Berg': 1 }, { '[text 9]': 1 }],
  ['a phone number where a status is expected', { status: '0170 123 45 67' }, { status: '[text 14]' }],
  ['the numbers of a person', { salary: 5, latitude: 1.5 }, { salary: '[number 1]', latitude: '[number 3]' }],
  ['an old day, which may be of birth', { seen: '1980-02-03T00:00:00Z' }, { seen: '[date]' }],
  [
    'a secret, however deep',
    { a: { apiKey: { x: 'k' }, token: 't' } },
    { a: { apiKey: '[removed]', token: '[removed]' } }
  ],
  [
    'ids of things stay, others are masked',
    { listId: 7, Passport_Id__c: 'X1234567' },
    { listId: 7, Passport_Id__c: 'X***7' }
  ],
  [
    'states of a person',
    { Marital_Status__c: 'Divorced', Blood_Type__c: 'A' },
    { Marital_Status__c: '[text 8]', Blood_Type__c: '[text 1]' }
  ],
  ['failed rows by their keys', { invalidUserIds: ['user-1'] }, { invalidUserIds: ['u***1'] }]
])('%s', (_, given, kept) => {
  expect(redact(given)).toEqual(kept);
});

test('long answers are cut, and say by how much', () => {
  const records = Array.from({ length: 10 }, (_, score) => ({ score }));
  expect(redact({ records })).toEqual({ records: [{ score: 0 }, { score: 1 }, { score: 2 }, '… 7 more'] });
});

test('iterable-api 2.4: a refusal keeps its words, not the values that it quotes', () => {
  const redactor = Redactor.knowing([{ dataFields: { nick: 'Blubb', email: 'old@x.com' } }]);
  const msg =
    'Cannot change Blubb of Some(old@x.com) to new@x.com, phone 0170 1234567. Field nick is of type long';
  expect(redactor.value({ msg, code: 'BadParams', params: { listId: 3, offendingValue: 'Blubb' } })).toEqual({
    msg: 'Cannot change [text 5] of Some([text 9]) to n***@x***.com, phone [phone]. Field nick is of type long',
    code: 'BadParams',
    params: { listId: 3, offendingValue: '[text 5]' }
  });
});

test('SOQL keeps its shape: ids, and values of fields that are nobody`s', () => {
  const ids = Array.from({ length: 6 }, (_, n) => `'00300000000000${n}AAA'`);
  expect(redactedSoql(`SELECT Id FROM Contact WHERE Id IN (${ids.join(', ')}) AND Country = 'DE'`)).toBe(
    `SELECT Id FROM Contact WHERE Id IN (${ids.slice(0, 3).join(', ')}, … 3 more) AND Country = 'DE'`
  );
  expect(
    redactedSoql("SELECT Id FROM Lead WHERE LastName = 'O\\'Hara' AND Email IN ('a@b.c', 'd@e.f')")
  ).toBe("SELECT Id FROM Lead WHERE LastName = '[text 7]' AND Email IN ('[text 5]', '[text 5]')");
});

/** Every text with the name of its field. */
function textsOf(value: unknown, name = ''): [string, string][] {
  if (typeof value === 'string') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsOf(item, Array.isArray(value) ? name : key));
}

/** Everywhere where a value of a person can stand in what is sent and answered. */
const everywhere = (value: string) => ({
  request: {
    users: [
      {
        email: value,
        userId: value,
        dataFields: { firstName: value, custom__c: value, nested: { deep: [value] } }
      }
    ],
    query: {
      q: `SELECT Id FROM Contact WHERE LastName = '${value.replace(/[\\']/g, '\\$&')}'`,
      email: value
    },
    // Names of fields stay: one that is no name does not.
    [`${value} !`]: 1
  },
  answer: {
    msg: `Invalid email: ${value}`,
    params: { offendingValue: value, 'obj.users[0].name': [{ msg: `bad value "${value}"` }] },
    failedUpdates: { invalidEmails: [value], conflictUserIds: [value] },
    records: [{ Name: value, MailingStreet: value, Contact: { Description: value } }]
  }
});

const kept = (value: string): string => {
  const { request, answer } = everywhere(value);
  const known = Redactor.knowing(request);
  return JSON.stringify([new Redactor().value(request), known.value(answer)]);
};

(hasNastyData ? describe : describe.skip)(
  hasNastyData ? 'nasty data' : 'skipped: recorded data not here',
  () => {
    const shape = kept('Qwxz');
    const texts = nastyTexts().filter((text) => [...text].length > 4 && !shape.includes(text.trim()));

    test('D-56 no value of a person comes through, wherever it stands', () => {
      expect(texts.length).toBeGreaterThan(300);
      const leaks = texts.filter((text) => {
        const written = kept(text);
        return written.includes(text) || written.includes(JSON.stringify(text).slice(1, -1));
      });
      expect(leaks).toEqual([]);
    });

    test('D-56 no name, address, phone number or free text of recorded people comes through', () => {
      const everything = new Redactor({ objects: Infinity, values: Infinity, names: Infinity });
      const shown = recordedRecords().flatMap((file) => textsOf(everything.value(file)));
      expect(shown.length).toBeGreaterThan(10_000);
      const personal = /name$|phone|fax|street|city|state|postal|email|birth|description|title|website/i;
      const leaks = shown.filter(
        ([name, text]) =>
          personal.test(name) &&
          !/stagename/i.test(name) &&
          !/^(\[(text|date|number) ?\d*\]|\S*\*\*\*\S*|)$/.test(text)
      );
      expect(leaks).toEqual([]);
    });
  }
);
