import { definitionHash } from '../../../bridge/config/definition-hash';
import { publishedConfig } from '../../../bridge/service/published-config';
import { manualClock, temporaryLedger, type TemporaryLedger } from '../../builders';
import { smallest } from '../config/config-rows';

let temporary: TemporaryLedger;
beforeEach(async () => {
  temporary = await temporaryLedger();
});
afterEach(() => temporary.close());

test.each(['with a hash', 'without one'])(
  'D-57 a publish of the app that stopped half way is never taken for a deployment: a sync %s keeps its last good definition',
  async (kind) => {
    const clock = manualClock();
    const rows: Record<string, readonly Record<string, unknown>[]> = { ...smallest() };
    const [mapping = {}] = rows.Iterable_Field_Mapping__mdt ?? [];
    const [sync = {}] = rows.Iterable_Sync__mdt ?? [];
    const hash = definitionHash({ steps: rows.Iterable_Step__mdt ?? [], mappings: [mapping] });
    rows.Iterable_Sync__mdt = [{ ...sync, Definition_Hash__c: kind === 'with a hash' ? hash : null }];
    const open: { sync: string; askedAt: string | null }[] = [];
    const take = async (source: string) => {
      rows.Iterable_Field_Mapping__mdt = [{ ...mapping, Source__c: source }];
      const config = await publishedConfig({
        reader: {
          readMetadata: (type) => Promise.resolve([...(rows[type] ?? [])]),
          serverTime: () => Promise.resolve(clock.now())
        },
        openPublishes: () => Promise.resolve(open),
        history: temporary.ledger,
        clock
      });
      const [taken] = config.syncs;
      return [taken?.steps[0]?.mappings[0]?.source, taken?.notices ?? []];
    };
    expect(await take('FirstName')).toEqual(['FirstName', []]);
    open.push({ sync: 'contact_to_user', askedAt: clock.now().toISOString() });
    await take('LastName');
    clock.advance(30 * 60_000);
    expect(await take('LastName')).toEqual([
      'FirstName',
      [expect.stringMatching(/half done.* is used until it is published again or rolled back\.$/)]
    ]);
    expect(await take('FirstName')).toEqual(['FirstName', []]);
  }
);

test('D-57 a publish that failed long before somebody deployed the sync by other means does not hold that up', async () => {
  const clock = manualClock();
  const rows: Record<string, readonly Record<string, unknown>[]> = { ...smallest() };
  const stamped = (type: string, more: object = {}): void => {
    rows[type] = (rows[type] ?? []).map((row) => ({
      ...row,
      ...more,
      SystemModstamp: clock.now().toISOString()
    }));
  };
  const types = ['Iterable_Sync__mdt', 'Iterable_Step__mdt', 'Iterable_Field_Mapping__mdt'];
  const open: { sync: string; askedAt: string | null }[] = [];
  const take = async () => {
    const config = await publishedConfig({
      reader: {
        readMetadata: (type) => Promise.resolve([...(rows[type] ?? [])]),
        serverTime: () => Promise.resolve(clock.now())
      },
      openPublishes: () => Promise.resolve(open),
      history: temporary.ledger,
      clock
    });
    return config.syncs[0]?.steps[0]?.mappings[0]?.source;
  };
  types.forEach((type) => stamped(type));
  expect(await take()).toBe('FirstName');
  open.push({ sync: 'Contact_To_User', askedAt: clock.now().toISOString() });
  clock.advance(30_000);
  stamped('Iterable_Field_Mapping__mdt', { Source__c: 'LastName' });
  expect(await take()).toBe('FirstName');
  clock.advance(2 * 60 * 60_000);
  stamped('Iterable_Sync__mdt', { Max_Records__c: 5 });
  expect(await take()).toBe('FirstName');
  stamped('Iterable_Field_Mapping__mdt', { Source__c: 'Title' });
  expect(await take()).toBe('Title');
});
