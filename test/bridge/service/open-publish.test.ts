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
    const open: string[] = [];
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
    open.push('contact_to_user');
    await take('LastName');
    clock.advance(30 * 60_000);
    expect(await take('LastName')).toEqual([
      'FirstName',
      [expect.stringMatching(/half done.* is used until it is published again or rolled back\.$/)]
    ]);
    expect(await take('FirstName')).toEqual(['FirstName', []]);
  }
);
