import { mappingTargets } from '../../../bridge/commands/mapping-targets';
import type { ProjectAccess } from '../../../bridge/commands/iterable-project';
import { AuthError } from '../../../bridge/errors';

const now = new Date('2026-11-22T12:00:00Z');

/** A project of which only the catalogs cannot be read. */
const access = (catalogs: () => Promise<readonly string[]>): ProjectAccess =>
  ({
    project: { name: 'Main' },
    destination: {
      fields: () => Promise.resolve(new Map([['firstName', 'string']])),
      lists: () => Promise.resolve([{ id: 7, name: 'News', type: 'Standard' }]),
      catalogs,
      channels: () => Promise.resolve([]),
      messageTypes: () => Promise.resolve([])
    }
  }) as unknown as ProjectAccess;

test('H-33 what cannot be read of a project keeps nothing else from being read', async () => {
  const refused = new AuthError('iterable.forbidden', 'Iterable refuses.', { fix: 'Ask for catalogs.' });
  const answer = await mappingTargets(
    access(() => Promise.reject(refused)),
    now
  );
  expect(answer).toEqual({
    project: 'Main',
    readAt: '2026-11-22T12:00:00.000Z',
    fields: [{ name: 'firstName', type: 'string' }],
    lists: [{ id: 7, name: 'News', type: 'Standard' }],
    catalogs: null,
    channels: [],
    problems: [{ part: 'catalogs', message: 'Iterable refuses.', fix: 'Ask for catalogs.' }]
  });
});

test('H-33 a defect of the bridge is not taken for a refusal of Iterable', async () => {
  const defect = access(() => Promise.reject(new TypeError('no function')));
  await expect(mappingTargets(defect, now)).rejects.toThrow('no function');
});
