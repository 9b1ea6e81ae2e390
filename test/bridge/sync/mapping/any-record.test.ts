import { createMapper } from '../../../../bridge/sync/map';
import { randomStream } from '../../../../scripts/demo-data/random';
import { contactId, sourceRecord } from '../../../builders';
import { array, constant, field, formula, now, prepare, rows, step } from './people';

/** What a field may hold by mistake, whatever describe says of it. */
const oddities: readonly unknown[] = [
  null,
  undefined,
  '',
  ' ',
  0,
  -1.5,
  1e300,
  NaN,
  true,
  '2026-02-30',
  '2026-01-02T03:04:05.000+0000',
  '9999-12-31T23:59:59Z',
  'a;b;;c',
  [],
  ['x', null],
  {},
  { records: [] },
  { attributes: {} },
  '\u0000',
  '__proto__',
  rows({ Id: 'a0P1', Name: 7 }),
  rows({})
];

const steps = [
  step('Update_User', [
    field('userId', 'Id'),
    field('dataFields.a', 'Birthdate', { transform: 'date(Europe/Berlin)' }),
    field('dataFields.b', 'Score__c', { targetType: 'long' }),
    field('dataFields.c', 'Account.Name', { transform: 'phone(DE)' }),
    formula('dataFields.d', 'Score__c / Visits__c'),
    array('dataFields.e', 'Interests__c'),
    array('dataFields.pets', 'Pets__r'),
    field('dataFields.pets[].name', 'Name', { transform: 'upper' }),
    formula('dataFields.pets[].age', 'Age__c + 1')
  ]),
  step(
    'Track_Event',
    [
      field('createdAt', 'CreatedDate'),
      field('campaignId', 'Visits__c'),
      field('dataFields.taken', 'Steps.Update_User.dataFields')
    ],
    { target: 'x', condition: 'VIP__c || Score__c > 1' }
  ),
  step('Update_Subscriptions', [
    field('emailListIds', 'Channel_Ids__c'),
    field('channels.1', 'VIP__c'),
    constant('lists.2', 'true')
  ])
];
const names = [
  'Email',
  'Birthdate',
  'Score__c',
  'Account',
  'Visits__c',
  'Interests__c',
  'Pets__r',
  'CreatedDate'
];

/** What they hold otherwise; the rest is blank. */
const plain: Readonly<Record<string, unknown>> = { Visits__c: 2, Score__c: 1 };

test('H-47 no record stops a run: it is mapped, or told what is wrong with it', async () => {
  const { definition, examined } = await prepare({ steps, duplicateRule: 'Score__c' });
  expect(examined.problems).toEqual([]);
  const map = createMapper(definition, examined.sourceTypes);
  const random = randomStream(1, 'odd records');
  const any = () => oddities[random.below(oddities.length)];
  const found = { payload: 0, notMet: 0, problem: 0 };
  for (let count = 0; count < 5000; count += 1) {
    const email = random.below(10) === 0 ? any() : 'ada@example.com';
    const odd = names.slice(1).map((name) => [name, random.below(5) === 0 ? any() : plain[name]]);
    const answer = map(sourceRecord(contactId(count), { Email: email, ...Object.fromEntries(odd) }), now);
    const made = 'problem' in answer ? [answer] : answer.mapped.steps;
    for (const one of made) {
      if ('problem' in one) {
        found.problem += 1;
        expect(one.problem).toEqual({
          code: expect.stringMatching(/^[a-z]+\.[a-z-]+$/),
          message: expect.stringMatching(/^\S.*\.$/s),
          field: expect.stringMatching(/./),
          fix: expect.stringMatching(/^\S.*\.$/s)
        });
      } else if ('payload' in one) {
        found.payload += 1;
        expect(JSON.parse(JSON.stringify(one.payload))).toEqual(one.payload);
      } else found.notMet += 1;
    }
  }
  for (const count of Object.values(found)) expect(count).toBeGreaterThan(100);
});
