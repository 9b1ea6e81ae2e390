/** A process that has identities change hands, by a higher rank and by succession in turn; it says who has them. */
import { childArgument } from './child';
import { claim, id, openLedger, sync, type LedgerAddress } from './ledger-bench';

export interface HandOver {
  readonly address: LedgerAddress;
  /** Number of the first record; later ones count up from it, and so do their ranks. */
  readonly from: number;
}

export const handedKeys = Array.from({ length: 300 }, (_, n) => `${n}@example.com`);

const main = async ({ address, from }: HandOver): Promise<void> => {
  const ledger = await openLedger(address);
  for (let n = from; ; n += 2) {
    await ledger.claimIdentities(
      'Main',
      handedKeys.map((key) => claim(key, n, { rank: n }))
    );
    console.log(String(n));
    await ledger.transferIdentities('Main', id(n), { sync, recordId: id(n + 1), object: 'Contact' });
    console.log(String(n + 1));
  }
};

if (require.main === module) void main(childArgument<HandOver>());
