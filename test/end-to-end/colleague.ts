import type { Run } from '../../bridge/sync/model';
import type { LocalOrg } from '../stand-ins/org/local-org';
import type { Row } from '../stand-ins/org/model';
import { deleteRecord } from '../stand-ins/org/store/recycle';
import type { World } from './world';

/** What a colleague does in the org; each deed lies before the end of the next run's window. */
export const colleague = (org: () => LocalOrg) => {
  const later = (): void => org().clock.advance(2000);
  return {
    later,
    create: (object: string, values: Row): string => {
      const id = org().store.create(object, values, org().adminUserId);
      later();
      return id;
    },
    update: (object: string, id: string, values: Row): void => {
      org().store.update(object, id, values, org().adminUserId);
      later();
    },
    remove: (object: string, id: string): void => {
      deleteRecord(org().store, object, id, org().adminUserId);
      later();
    }
  };
};

/** Counts of a run that went to its end. */
export async function countsOf(world: World, sync: string): Promise<Run['counts']> {
  const run = await world.run(sync);
  expect(run).toMatchObject({ state: 'done', error: null });
  return run.counts;
}
