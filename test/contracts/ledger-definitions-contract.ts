import type { DefinitionEntry, HalfDonePublish, Ledger } from '../../bridge/ledger/ledger';
import { at, sync, type LedgerBench } from './ledger-bench';

const entry = (version: string, given: Partial<DefinitionEntry> = {}): DefinitionEntry => ({
  sync,
  version,
  source: 'published',
  digest: `digest of ${version}`,
  rows: { sync: { DeveloperName: sync, Filter__c: 'Köln\n' }, steps: [{ Order__c: 1 }], mappings: [] },
  at,
  ...given
});

const minute = (number: number): string => `2026-11-21T10:${String(number).padStart(2, '0')}:00.000Z`;

const versions = async (ledger: Ledger, query: object = {}): Promise<(string | null)[]> =>
  (await ledger.definitions({ sync, limit: 10, ...query })).map(({ version }) => version);

/** DESIGN 2: the last good definition is kept, and a run's own can be looked up. */
export const definitionsContract = (bench: LedgerBench): void => {
  test('a definition is answered as it was noted, also by whoever opens the ledger later', async () => {
    await (await bench.open()).noteDefinitions([entry('v1'), entry('v1', { sync: 'Leads', version: null })]);
    const [leads, contacts] = [...(await (await bench.open()).lastDefinitions())].sort((a, b) =>
      a.sync < b.sync ? 1 : -1
    );
    expect(contacts).toEqual({ ...entry('v1'), id: expect.any(Number) });
    expect(leads).toMatchObject({ sync: 'Leads', version: null });
  });

  test('the newest of each sync is the last one, and what it says already is not noted again', async () => {
    const ledger = await bench.open();
    await ledger.noteDefinitions([entry('v1'), entry('v1', { at: minute(1) })]);
    await ledger.noteDefinitions([entry('v2', { at: minute(2) })]);
    await ledger.noteDefinitions([entry('v1', { at: minute(3) })]);
    await ledger.noteDefinitions([entry('v2', { sync: 'Leads', at: minute(4) })]);
    expect(await versions(ledger)).toEqual(['v1', 'v2', 'v1']);
    const last = await ledger.lastDefinitions();
    expect(last.map((found) => [found.sync, found.version, found.at]).sort()).toEqual([
      [sync, 'v1', minute(3)],
      ['Leads', 'v2', minute(4)]
    ]);
  });

  test('rows that come to another version are noted, and those that were read before the newest are not', async () => {
    const ledger = await bench.open();
    await ledger.noteDefinitions([entry('v1', { at: minute(1) })]);
    await ledger.noteDefinitions([entry('v2', { digest: 'digest of v1', at: minute(2) })]);
    await ledger.noteDefinitions([entry('v3', { at: minute(1) })]);
    expect(await versions(ledger)).toEqual(['v2', 'v1']);
  });

  test('pages of definitions, and those of one version', async () => {
    const ledger = await bench.open();
    for (const number of [1, 2, 3, 4]) {
      const version = number % 2 === 0 ? 'even' : 'odd';
      await ledger.noteDefinitions([entry(version, { digest: `digest ${number}`, at: minute(number) })]);
    }
    const [newest, second] = await ledger.definitions({ sync, limit: 2 });
    expect([newest?.digest, second?.digest]).toEqual(['digest 4', 'digest 3']);
    const rest = await ledger.definitions({ sync, limit: 2, before: second?.id });
    expect(rest.map(({ digest }) => digest)).toEqual(['digest 2', 'digest 1']);
    expect(await versions(ledger, { version: 'odd' })).toEqual(['odd', 'odd']);
    expect(await versions(ledger, { version: 'none' })).toEqual([]);
  });

  test('a publish that is half done is remembered until the next list leaves it out', async () => {
    const publish = (name: string): HalfDonePublish => ({
      sync: name,
      digest: `digest of ${name}`,
      since: minute(1),
      unchangedSince: minute(2)
    });
    const ledger = await bench.open();
    await ledger.setHalfDonePublishes([publish('A'), publish('B')]);
    expect(await (await bench.open()).halfDonePublishes()).toEqual([publish('A'), publish('B')]);
    await ledger.setHalfDonePublishes([publish('B')]);
    expect(await ledger.halfDonePublishes()).toEqual([publish('B')]);
  });

  test('definitions go when they were replaced before the moment; the last one of a sync stays', async () => {
    const ledger = await bench.open();
    await ledger.noteDefinitions([entry('v1', { at: minute(1) })]);
    await ledger.noteDefinitions([entry('v2', { at: minute(10) })]);
    await ledger.noteDefinitions([entry('v3', { at: minute(30) })]);
    await ledger.purge(minute(20));
    expect(await versions(ledger)).toEqual(['v3', 'v2']);
    await ledger.purge('2027-01-01T00:00:00.000Z');
    expect(await versions(ledger)).toEqual(['v3']);
  });
};
