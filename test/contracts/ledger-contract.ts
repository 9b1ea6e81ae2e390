import { claim, ledgerBench, type LedgerAddress } from './ledger-bench';
import { replayContract } from './ledger-replay-contract';
import { definitionsContract } from './ledger-definitions-contract';
import { callsContract } from './ledger-calls-contract';
import { identityContract } from './ledger-identity-contract';
import { logContract } from './ledger-log-contract';
import { homeContract } from './ledger-home-contract';
import { inboxContract } from './ledger-inbox-contract';
import { knowledgeContract } from './ledger-knowledge-contract';
import { leaseContract } from './ledger-lease-contract';
import { leavingContract } from './ledger-leaving-contract';
import { outcomeContract, purgeContract } from './ledger-lookup-contract';
import { recordContract, writeBackContract } from './ledger-lookup-contract';
import { pageContract } from './ledger-page-contract';
import { scratchContract } from './ledger-scratch-contract';
import { sourceCallsContract } from './ledger-source-calls-contract';
import { bookmarkContract, runContract } from './ledger-run-contract';
import { trialsContract } from './ledger-trials-contract';

/** What every Ledger promises; `newAddress` answers a place that no other test uses. */
export const ledgerContract = (newAddress: () => LedgerAddress): void => {
  const bench = ledgerBench(newAddress);
  describe('leases', () => leaseContract(bench));
  describe('runs', () => runContract(bench));
  describe('bookmarks', () => bookmarkContract(bench));
  describe('pages', () => pageContract(bench));
  describe('steps, users, child rows and second looks', () => knowledgeContract(bench));
  describe('second tries of dead letters', () => replayContract(bench));
  describe('records', () => recordContract(bench));
  describe('outcomes', () => outcomeContract(bench));
  describe('identities', () => identityContract(bench));
  describe('definitions', () => definitionsContract(bench));
  describe('the inbox', () => inboxContract(bench));
  describe('write-backs', () => writeBackContract(bench));
  describe('leaving scope', () => leavingContract(bench));
  describe('previews of outcomes', () => scratchContract(bench));
  describe('calls', () => callsContract(bench));
  describe('the log of runs', () => logContract(bench));
  describe('calls to Salesforce', () => sourceCallsContract(bench));
  describe('Home and "Sync now"', () => homeContract(bench));
  describe('trials', () => trialsContract(bench));
  describe('purging', () => purgeContract(bench));

  test('a closed ledger answers nothing more, and can be closed again', async () => {
    const ledger = await bench.open();
    await ledger.close();
    await ledger.close();
    await expect(ledger.runs({ limit: 1 })).rejects.toMatchObject({ code: 'ledger.stopped' });
  });

  test('what was asked before the close is still done', async () => {
    const ledger = await bench.open();
    const asked = ledger.claimIdentities('Main', [claim('a@example.com', 1)]);
    await ledger.close();
    await expect(asked).resolves.toHaveLength(1);
    expect(await (await bench.open()).identityOwners('a@example.com')).toHaveLength(1);
  });
};
