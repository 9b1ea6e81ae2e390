import { ConfigError } from '../../../bridge/errors';
import type { ReadingWindow } from '../../../bridge/sync/bookkeeping';
import { readRecords, readWindow, type Extraction, type Page } from '../../../bridge/sync/extract';
import { scopeQuery } from '../../../bridge/sync/scope';
import { bookmarkAfter, windowFor } from '../../../bridge/sync/window';
import { contactId, syncDefinition } from '../../builders';
import { scriptedSource, type ScriptedSource } from './scripted-source';

const end = '2026-02-01T10:00:00.000Z';
const everything: ReadingWindow = { start: null, end, position: null };
const scope = scopeQuery(syncDefinition(), ['Id', 'SystemModstamp']);

/** Rows that all changed in the same second unless said. */
const rows = (count: number, stamp = (_number: number) => '2026-01-05T08:00:00.000+0000') =>
  Array.from({ length: count }, (_, number) => ({ Id: contactId(number), SystemModstamp: stamp(number) }));

const extractionOf = (source: ScriptedSource, maxRecords: number | null = null): Extraction => ({
  source,
  scope,
  includeDeleted: false,
  maxRecords
});

async function pagesOf(extraction: Extraction, window = everything): Promise<Page[]> {
  const pages: Page[] = [];
  for await (const page of readWindow(extraction, window)) pages.push(page);
  return pages;
}
const idsOf = (pages: readonly Page[]): string[] =>
  pages.flatMap(({ records }) => records.map(({ id }) => id));

test('salesforce-api 2.1: 2,000 a page, and the window moves with each', async () => {
  const source = scriptedSource({ rows: rows(4500) });
  const pages = await pagesOf(extractionOf(source));
  expect(pages.map(({ records }) => records.length)).toEqual([2000, 2000, 500]);
  expect(pages.map(({ window }) => window?.position?.id)).toEqual([
    contactId(1999),
    contactId(3999),
    undefined
  ]);
  expect(pages.at(-1)?.window).toBeNull();
  expect(source.queries).toHaveLength(3);
});

test('a last page that happens to be full is found out by an empty one', async () => {
  const pages = await pagesOf(extractionOf(scriptedSource({ rows: rows(2000) })));
  expect(pages.map(({ records, window }) => [records.length, window === null])).toEqual([
    [2000, false],
    [0, true]
  ]);
});

test('nothing to read is one empty page that closes the window', async () => {
  expect(await pagesOf(extractionOf(scriptedSource()))).toEqual([{ records: [], window: null }]);
});

test('D-08 every record once, although thousands share one second and the rest is spread', async () => {
  const stamp = (number: number): string =>
    new Date(Date.UTC(2026, 0, 5, 8, 0, Math.max(0, number - 3000))).toISOString();
  const all = rows(5000, stamp).reverse();
  const ids = idsOf(await pagesOf(extractionOf(scriptedSource({ rows: all }))));
  expect(ids).toEqual(rows(5000).map(({ Id }) => Id));
});

test('D-14 Max records: eight runs of 700 read 5,000 equal stamps, each record once, at the exact place', async () => {
  const source = scriptedSource({ rows: rows(5000) });
  const seen: string[][] = [];
  let bookmark = null;
  for (let run = 0; run < 8; run += 1) {
    const window = windowFor(bookmark, new Date(end), {});
    let page: Page | undefined;
    for await (page of readWindow(extractionOf(source, 700), window)) seen.push(idsOf([page]));
    bookmark = bookmarkAfter(bookmark, window, page?.window ?? null);
    expect(bookmark.mark).toBe(run < 7 ? null : end);
  }
  expect(seen.map((ids) => ids.length)).toEqual([...Array<number>(7).fill(700), 100]);
  expect(seen.flat()).toEqual(rows(5000).map(({ Id }) => Id));
});

test.each([
  [2500, 2, [2000, 500]],
  [4000, 2, [2000, 2000]],
  [1, 1, [1]]
])('D-14 Max records %i are read in %i pages and leave the window open', async (most, count, sizes) => {
  const source = scriptedSource({ rows: rows(5000) });
  const pages = await pagesOf(extractionOf(source, most));
  expect(pages).toHaveLength(count);
  expect(pages.map(({ records }) => records.length)).toEqual(sizes);
  expect(pages.at(-1)?.window?.position?.id).toBe(contactId(most - 1));
  expect(source.queries.at(-1)?.soql).toContain(`LIMIT ${sizes.at(-1)}`);
});

test('DESIGN 7.1: what changes while pages are read is left to the next window', async () => {
  const source = scriptedSource({ rows: rows(3000) });
  const ids: string[] = [];
  for await (const page of readWindow(extractionOf(source), everything)) {
    ids.push(...idsOf([page]));
    const moved = source.rows[2500];
    if (moved) moved.SystemModstamp = '2026-02-01T10:00:00.000Z';
  }
  expect(ids).toHaveLength(2999);
  expect(ids).not.toContain(contactId(2500));
});

test('D-16 deleted records are read where the sync includes them', async () => {
  const deleted = { ...rows(1)[0], IsDeleted: true, MasterRecordId: contactId(9) };
  const source = scriptedSource({ rows: [deleted] });
  expect(idsOf(await pagesOf(extractionOf(source)))).toEqual([]);
  const [page] = await pagesOf({ ...extractionOf(source), includeDeleted: true });
  expect(page?.records).toMatchObject([{ isDeleted: true, masterRecordId: contactId(9) }]);
});

test('salesforce-api 2.3: stamps are read in the form of REST and of the Bulk API', async () => {
  const source = scriptedSource({
    rows: [
      { Id: contactId(1), SystemModstamp: '2026-01-05T08:00:00.000+0000' },
      { Id: contactId(2), SystemModstamp: '2026-01-05T08:00:00.000Z' }
    ]
  });
  const [page] = await pagesOf(extractionOf(source));
  expect(page?.records.map(({ changedAt }) => changedAt)).toEqual(Array(2).fill('2026-01-05T08:00:00.000Z'));
});

test.each([null, undefined, 'soon', 5])('a record whose change field is %j stops the run', async (stamp) => {
  const source = scriptedSource();
  source.query = () => Promise.resolve([{ Id: contactId(1), SystemModstamp: stamp }]);
  await expect(pagesOf(extractionOf(source))).rejects.toThrow(ConfigError);
  await expect(pagesOf(extractionOf(source))).rejects.toMatchObject({ code: 'config.change-field' });
});

describe('given records', () => {
  test('Sx-04 are asked for 1,000 at a time, as they are now', async () => {
    const source = scriptedSource({ rows: rows(2450) });
    const found = await readRecords(
      extractionOf(source),
      rows(2450).map(({ Id }) => Id)
    );
    expect(found.map(({ id }) => id).sort()).toEqual(rows(2450).map(({ Id }) => Id));
    expect(source.queries).toHaveLength(3);
  });

  test('are missing from the answer when they are gone; none asks nothing', async () => {
    const source = scriptedSource({ rows: rows(1) });
    expect(await readRecords(extractionOf(source), [contactId(5)])).toEqual([]);
    expect(await readRecords(extractionOf(source), [])).toEqual([]);
    expect(source.queries).toHaveLength(1);
  });
});

test('D-09 a record asked for by its id counts, although its change field is empty', async () => {
  const source = scriptedSource();
  source.query = () => Promise.resolve([{ Id: contactId(1), SystemModstamp: null }]);
  const [record] = await readRecords(extractionOf(source), [contactId(1)]);
  expect(record).toMatchObject({ id: contactId(1), changedAt: '1970-01-01T00:00:00.000Z' });
});

test('D-16 S-17 records that were deleted or merged are answered with their winner, where the sync includes them', async () => {
  const merged = { ...rows(1)[0], IsDeleted: true, MasterRecordId: contactId(9) };
  const source = scriptedSource({ rows: [merged] });
  const including = { ...extractionOf(source), includeDeleted: true };
  expect(await readRecords(including, [contactId(0)])).toMatchObject([
    { isDeleted: true, masterRecordId: contactId(9) }
  ]);
  expect(await readRecords(extractionOf(source), [contactId(0)])).toEqual([]);
});

describe('D-03 records that a report chose', () => {
  const ids = rows(2500).map(({ Id }) => Id);
  const listed = (source: ScriptedSource, most: number | null = null): Extraction => ({
    ...extractionOf(source, most),
    scope: { ...scope, recordIds: [...ids].reverse() }
  });

  test('are read by their ids, whenever they changed, and close the window', async () => {
    const source = scriptedSource({ rows: rows(2600, () => '2020-01-01T00:00:00.000+0000') });
    const pages = await pagesOf(listed(source), { ...everything, start: end });
    expect(idsOf(pages)).toEqual(ids);
    expect(pages.map(({ window }) => window?.position?.id)).toEqual([ids[999], ids[1999], undefined]);
    expect(pages.at(-1)?.window).toBeNull();
    expect(source.queries).toHaveLength(3);
  });

  test('D-14 a capped run goes on where it stopped', async () => {
    const source = scriptedSource({ rows: rows(2500) });
    const [first] = await pagesOf(listed(source, 700));
    expect(first?.window?.position?.id).toBe(ids[699]);
    const rest = await pagesOf(listed(source), first?.window ?? everything);
    expect(idsOf(rest)).toEqual(ids.slice(700));
  });

  test('none of them is one page that closes the window', async () => {
    const source = scriptedSource();
    const none = { ...extractionOf(source), scope: { ...scope, recordIds: [] } };
    expect(await pagesOf(none)).toEqual([{ records: [], window: null }]);
    expect(source.queries).toHaveLength(0);
  });
});

test('D-03 where records were chosen one by one, no other is read by its id', async () => {
  const source = scriptedSource({ rows: rows(3) });
  const chosen = { ...extractionOf(source), scope: { ...scope, recordIds: [contactId(1)] } };
  await readRecords(chosen, [contactId(0), contactId(1).slice(0, 15), contactId(2)]);
  expect(source.queries).toHaveLength(1);
  expect(JSON.stringify(source.queries)).toContain(contactId(1).slice(0, 15));
  expect(JSON.stringify(source.queries)).not.toContain(contactId(2));
  expect(await readRecords(chosen, [contactId(2)])).toEqual([]);
});
