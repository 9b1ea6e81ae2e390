import { generateOrg, inLoadOrder } from '../../../scripts/demo-data/generate-org';
import { loadOrg } from '../../../scripts/demo-data/load-org';
import { startLocalOrg, type LocalOrg } from '../../stand-ins/org/local-org';

const org = generateOrg({ seed: 42, contacts: 300, leads: 60, now: new Date('2026-11-21T12:00:00Z') });

describe('loading', () => {
  const loaded: [object: string, rows: Record<string, unknown>[]][] = [];
  loadOrg(org, (object, rows) => {
    loaded.push([object, rows]);
    return rows.map((_, index) => `${object}-id-${index}`);
  });
  const rows = new Map(loaded);

  test('objects are loaded one after the other, parents first', () => {
    expect(loaded.map(([object]) => object)).toEqual([
      'Account',
      'Contact',
      'Lead',
      'Campaign',
      'CampaignMember'
    ]);
  });

  test('a lookup is the id that its record got', () => {
    const reference = String(org.contacts[7]?.['AccountId']);
    const place = org.accounts.findIndex(({ attributes }) => `@${attributes.referenceId}` === reference);
    expect(rows.get('Contact')?.[7]?.['AccountId']).toBe(`Account-id-${place}`);
    expect(JSON.stringify(loaded)).not.toContain('"@');
  });

  test('a row has its fields and nothing else', () => {
    const { attributes, ...fields } = org.leads[3] ?? { attributes: null };
    expect(attributes).toBeDefined();
    expect(rows.get('Lead')?.[3]).toEqual(fields);
  });
});

describe('in the local org', () => {
  let local: LocalOrg;
  beforeAll(async () => {
    local = await startLocalOrg();
  });
  afterAll(() => local.close());

  test('every field of every record exists and holds what was given', () => {
    const lost: string[] = [];
    loadOrg(org, (object, rows) => {
      const ids = local.store.load(object, rows);
      rows.forEach((row, index) => {
        const stored = local.store.get(object, ids[index] ?? '') ?? {};
        const names = Object.keys(row).filter((name) => row[name] !== stored[name]);
        lost.push(
          ...names.map((name) => `${object}.${name}: ${String(row[name])} is ${String(stored[name])}`)
        );
      });
      return ids;
    });
    expect(lost).toEqual([]);
    expect(inLoadOrder(org).length).toBeGreaterThan(700);
  });
});
