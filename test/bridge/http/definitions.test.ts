import type { DefinitionEntry } from '../../../bridge/ledger/ledger';
import { temporaryLedger, type TemporaryLedger } from '../../builders';
import { contactSync, startAdminApi, type AdminApi } from './admin-api';

/** DESIGN 2: what a run was pinned to can be looked up. */

let api: AdminApi;
let temporary: TemporaryLedger;
beforeEach(async () => {
  temporary = await temporaryLedger();
  api = await startAdminApi({ ledger: temporary.ledger });
});
afterEach(async () => {
  await api.close();
  await temporary.close();
});

const version = (number: number): string => String(number).padStart(16, '0');
const minute = (number: number): string => `2026-02-01T10:0${number}:00.000Z`;

const note = (number: number, given: Partial<DefinitionEntry> = {}): Promise<void> =>
  temporary.ledger.noteDefinitions([
    {
      sync: contactSync.name,
      version: version(number),
      source: 'published',
      digest: `digest ${number}`,
      rows: { sync: { DeveloperName: contactSync.name, Filter__c: `f${number}` }, steps: [], mappings: [] },
      at: minute(number),
      ...given
    }
  ]);

test('DESIGN 2: definitions of a sync, newest first, by pages; capitals of the name do not count', async () => {
  await note(1);
  await note(2, { source: 'deployed', version: null });
  await note(3);
  const { body } = await api.ask('GET', '/v1/syncs/contact_to_user/definitions?limit=2');
  expect(body).toEqual({
    sync: contactSync.name,
    definitions: [
      { version: version(3), source: 'published', at: minute(3) },
      { version: null, source: 'deployed', at: minute(2) }
    ],
    next: expect.stringMatching(/^\d+$/)
  });
  const rest = await api.ask('GET', `/v1/syncs/Contact_To_User/definitions?cursor=${String(body.next)}`);
  expect(rest.body).toMatchObject({ definitions: [{ version: version(1) }], next: null });
});

test('DESIGN 2: the rows of a version; where only the filter changed, the newest ones', async () => {
  await note(1);
  await note(2, { version: version(1) });
  const { status, body } = await api.ask('GET', `/v1/syncs/Contact_To_User/definitions/${version(1)}`);
  expect(status).toBe(200);
  expect(body).toEqual({
    sync: contactSync.name,
    version: version(1),
    source: 'published',
    at: minute(2),
    rows: { sync: { DeveloperName: contactSync.name, Filter__c: 'f2' }, steps: [], mappings: [] }
  });
});

test('a sync that is gone keeps its definitions; unknown ones are 404, other texts 400', async () => {
  await note(1, { sync: 'Gone' });
  expect((await api.ask('GET', `/v1/syncs/Gone/definitions/${version(1)}`)).status).toBe(200);
  for (const path of [
    '/v1/syncs/Nowhere/definitions',
    `/v1/syncs/Contact_To_User/definitions/${version(1)}`
  ]) {
    expect(await api.ask('GET', path)).toMatchObject({
      status: 404,
      body: { code: 'config.unknown-definition' }
    });
  }
  expect((await api.ask('GET', '/v1/syncs/Contact_To_User/definitions/v1')).status).toBe(400);
  expect((await api.ask('GET', '/v1/syncs/Contact_To_User/definitions?cursor=x')).status).toBe(400);
});
