import { pendingAhead } from '../../../bridge/sync/inbox/pending-ahead';
import { contactId, recordState, syncDefinition } from '../../builders';

test('DESIGN rule 8 removals that messages named while a run was under way are counted with its own', async () => {
  const codes: Readonly<Record<string, string>> = {
    [contactId(1)]: 'removal-pending',
    [contactId(2)]: '',
    [contactId(3)]: 'removal-pending'
  };
  const recordStates = (_sync: string, ids: readonly string[]) =>
    Promise.resolve(ids.map((id) => (id in codes ? recordState({ recordId: id, code: codes[id] }) : null)));
  const sentAhead = new Set([contactId(1), contactId(2), contactId(3), contactId(4)]);
  const definition = syncDefinition();
  expect(await pendingAhead({ definition, parts: { ledger: { recordStates } }, sentAhead })).toEqual([
    contactId(1),
    contactId(3)
  ]);
});
