/** A process that commits pages of one sync, going on where an earlier one was cut off; it says how far it is. */
import type { Ledger } from '../../bridge/ledger/ledger';
import { childArgument } from './child';
import {
  aPage,
  aRun,
  at,
  delivered,
  id,
  openLedger,
  owner,
  writeBack,
  type LedgerAddress
} from './ledger-bench';

export interface CommitPages {
  readonly address: LedgerAddress;
  readonly sync: string;
  readonly pages: number;
}

export const pageRecords = 300;

/** Ids of the records of a page, pages counted from 1. */
export const idsOfPage = (page: number): string[] =>
  Array.from({ length: pageRecords }, (_, n) => id((page - 1) * pageRecords + n));

/** The child row and the user that a record's delivery leaves behind. */
export const childOf = (recordId: string): string => `child of ${recordId}`;
export const userOf = (recordId: string): string => `user of ${recordId}`;

const known = (recordId: string) => ({
  confirmedUser: userOf(recordId),
  steps: { Path_To_User: { fingerprint: 'print-1', at } }
});

const main = async ({ address, sync, pages }: CommitPages): Promise<void> => {
  const ledger = await openLedger(address);
  // For an hour: whoever comes next need not wait for it when this process is killed.
  const answer = await ledger.takeLease(`sync:${sync}`, owner(`commits ${sync}`), 3600);
  if (!('lease' in answer)) throw new Error(`The lease is held by ${answer.heldBy.label}.`);
  const runId = `run of ${sync}`;
  if (!(await ledger.unfinishedRun(sync))) await ledger.startRun(answer.lease, aRun(runId, { sync }));
  console.log('ready');
  for (let page = (await pagesDone(ledger, sync)) + 1; page <= pages; page += 1) {
    const ids = idsOfPage(page);
    await ledger.commitPage(
      answer.lease,
      aPage(
        ids.map((recordId) => delivered(recordId, 'print-1', known(recordId))),
        {
          ...{ runId, sync },
          children: ids.map((recordId) => ({ recordId, childIds: [childOf(recordId)] })),
          bookmark: { mark: String(page), window: null },
          writeBacks: ids.map((recordId) => writeBack(recordId, '', { sync })),
          counts: { delivered: pageRecords },
          calls: { salesforce: 1, iterable: 1 }
        }
      )
    );
    console.log(String(page));
  }
  await ledger.close();
};

const pagesDone = async (ledger: Ledger, sync: string): Promise<number> =>
  Number((await ledger.bookmark(sync))?.mark ?? 0);

if (require.main === module) void main(childArgument<CommitPages>());
