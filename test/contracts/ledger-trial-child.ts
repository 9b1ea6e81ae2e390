/** A process that remembers what people were before a trial, two at a time, and says how far it is. */
import { childArgument } from './child';
import { openLedger, owner, type LedgerAddress } from './ledger-bench';
import { aTrial, remembered } from './ledger-trials-contract';

export interface RememberPairs {
  readonly address: LedgerAddress;
  readonly trial: string;
}

/** Names of the two people of a pair. */
export const pairOf = (number: number): [string, string] => [
  `a${number}@example.com`,
  `b${number}@example.com`
];

const main = async ({ address, trial }: RememberPairs): Promise<void> => {
  const ledger = await openLedger(address);
  await ledger.startTrial(aTrial({ trial, sync: trial }), []);
  const answer = await ledger.takeLease(`sync:${trial}`, owner('a trial'), 3600);
  if (!('lease' in answer)) throw new Error('The lease is held.');
  console.log('ready');
  for (let number = 1; ; number += 1) {
    await ledger.rememberUsers(
      answer.lease,
      trial,
      pairOf(number).map((key) => remembered(key))
    );
    console.log(number);
  }
};

if (require.main === module) void main(childArgument<RememberPairs>());
