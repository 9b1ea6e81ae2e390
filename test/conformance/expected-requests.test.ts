import { baseUrls } from '../../bridge/iterable/endpoints';
import { clientCases, rudderCases, segmentCases, type VendorCase } from './expected-requests-cases';
import { commerceEquivalents } from './expected-requests-commerce';
import { differencesOf } from './expected-requests-compare';
import { requestDifferences } from './expected-requests-differences';
import { valueAt, type Equivalent } from './expected-requests-equivalent';
import { eventEquivalents } from './expected-requests-events';
import { otherEquivalents } from './expected-requests-others';
import { sendAsDefined } from './expected-requests-run';
import { userEquivalents } from './expected-requests-users';
import { withoutCounterpart } from './expected-requests-without-counterpart';
import { describeRecorded } from './recordings';

const equivalents = [...userEquivalents, ...eventEquivalents, ...commerceEquivalents, ...otherEquivalents];

const differencesListed = (id: string): string[] =>
  requestDifferences.filter(({ cases }) => cases.includes(id)).map(({ at }) => at);

describeRecorded('requests that other integrations are tested to send', () => {
  const cases = [...segmentCases(), ...rudderCases(), ...clientCases()];

  const pairs = equivalents.flatMap((equivalent) =>
    equivalent.cases.map((id) => ({ id, parity: equivalent.parity, equivalent, one: caseOf(id) }))
  );

  function caseOf(id: string): VendorCase {
    const found = cases.find((one) => one.id === id);
    if (!found) throw new Error(`There is no case ${id}`);
    return found;
  }

  const sending = pairs.filter(({ one }) => one.expected !== 'refused');
  const equal = sending.filter(({ id }) => differencesListed(id).length === 0);
  const differing = sending.filter(({ id }) => differencesListed(id).length > 0);
  const refused = pairs.filter(({ one }) => one.expected === 'refused');

  async function foundFor(one: VendorCase, equivalent: Equivalent): Promise<string[]> {
    if (one.expected === 'refused') throw new Error(`${one.id} is refused`);
    const { run, rows } = await sendAsDefined(one, equivalent);
    expect(run).toMatchObject({
      state: 'done',
      error: null,
      counts: { rejected: 0, delivered: one.inputs.length }
    });
    return differencesOf(one.expected, rows);
  }

  test.each(equal)('$parity $id: an equal definition sends an equal request', async ({ one, equivalent }) => {
    expect(await foundFor(one, equivalent)).toEqual([]);
  });

  test.each(differing)(
    '$parity $id: an equal definition sends a request that differs where it is listed',
    async ({ id, one, equivalent }) => {
      expect(await foundFor(one, equivalent)).toEqual([...differencesListed(id)].sort());
    }
  );

  test.each(refused)('H-27 $id: input without an identity is turned down', async ({ one, equivalent }) => {
    const { run, rows } = await sendAsDefined(one, equivalent);
    expect(run).toMatchObject({ state: 'done', counts: { rejected: 1, delivered: 0 } });
    expect(rows).toEqual([]);
  });

  test('each data center is called at its own host', () => {
    const europeans = cases.filter(({ inputs: [input] }) => isEuropean(input));
    const hosts = (some: readonly VendorCase[]): Set<string> => new Set(some.flatMap((one) => one.hosts));
    expect(hosts(europeans)).toEqual(new Set([new URL(baseUrls.EU).host]));
    const others = cases.filter((one) => !europeans.includes(one));
    expect(hosts(others)).toEqual(new Set([new URL(baseUrls.US).host]));
  });

  test('every case is compared, or it is said why not', () => {
    const accounted = [...pairs.map(({ id }) => id), ...Object.keys(withoutCounterpart)];
    expect(accounted.sort()).toEqual(cases.map(({ id }) => id).sort());
    expect({ equal: equal.length, differing: differing.length, refused: refused.length }).toEqual({
      equal: 31,
      differing: 17,
      refused: 4
    });
  });
});

test('the comparison tells what is missing, what is more and what is other', () => {
  const row = { call: 'user', email: 'a@example.com', dataFields: { level: 1, pets: [{ name: 'Rex' }] } };
  const sent = { call: 'user', dataFields: { level: 2, city: 'Rome', pets: [{ name: 'Max' }] } };
  const found = (match: 'exact' | 'subset') =>
    differencesOf([{ row, match, absent: ['dataFields.city'] }], [sent]);
  const both = ['user.dataFields.city: ours only', 'user.dataFields.level: other value'];
  const all = [...both, 'user.dataFields.pets[].name: other value', 'user.email: theirs only'];
  expect([found('exact'), found('subset')]).toEqual([all, all]);
  const nothingForbidden = { row: { call: 'user', dataFields: { level: 2 } }, absent: [] };
  expect(differencesOf([{ ...nothingForbidden, match: 'subset' }], [sent])).toEqual([]);
  expect(differencesOf([{ ...nothingForbidden, match: 'exact' }], [sent])).toEqual([
    'user.dataFields.city: ours only',
    'user.dataFields.pets: ours only'
  ]);
  expect(differencesOf([], [sent])).toEqual(['user: ours only']);
  expect(differencesOf([{ ...nothingForbidden, match: 'exact' }], [])).toEqual(['user: theirs only']);
});

const isEuropean = (input: unknown): boolean =>
  valueAt(input, 'destinationConfig.dataCenter') === 'EUDC' ||
  valueAt(input, 'settings.dataCenterLocation') === 'europe';
