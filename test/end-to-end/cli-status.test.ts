import type { Run } from '../../bridge/sync/model';
import { command, documentOf } from './cli-world';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

async function goodWorld(): Promise<void> {
  world = await createWorld();
  defineSync(world.org);
  loadContacts(world.org, manyContacts(3));
}

describe('status and runs', () => {
  test('show what is there, to people and to programs', async () => {
    await goodWorld();
    await command(world, ['run', 'Contact_To_User']);
    expect((await command(world, ['status'])).stdout).toMatch(
      /^Org 00Dbn0000000001EAA\nSYNC .*\nContact_To_User +Active +10 min .* done, 3 records: 3 delivered/
    );
    const status = documentOf(await command(world, ['status', '--json']));
    expect(status).toMatchObject({
      organizationId: '00Dbn0000000001EAA',
      syncs: [{ sync: 'Contact_To_User', lastRun: { state: 'done' } }],
      problems: []
    });
    expect((await command(world, ['runs'])).stdout).toMatch(
      /^STARTED .*\n\d{4}-.* Contact_To_User +command +done /
    );
    const { runs } = documentOf<{ runs: Run[] }>(await command(world, ['runs', '--limit', '1', '--json']));
    expect(runs).toMatchObject([{ sync: 'Contact_To_User', counts: { delivered: 3 } }]);
    expect(documentOf(await command(world, ['runs', '--sync', 'Other', '--json']))).toEqual({
      runs: [],
      next: null
    });
  });
});
