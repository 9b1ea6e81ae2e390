import type { HomeAnswer } from '../commands/home';
import type { Period } from '../commands/home-history';
import type { Inquiries } from '../commands/inquiries';
import type { StatusAnswer } from '../commands/status';
import type { Config } from '../config/load-config';
import type { Ledger } from '../ledger/ledger';
import type { Logger } from '../logger';
import type { RunJob } from '../run-job';
import type { AskedRecords } from '../commands/records-plan';
import type { RunAnswer } from './answers';

/** What the endpoints work with: they start runs through the queue and read the ledger, nothing else. */
export interface AdminParts {
  readonly ledger: Pick<
    Ledger,
    | 'runs'
    | 'run'
    | 'outcomesOfRun'
    | 'outcomesOfRecord'
    | 'statesOfRecord'
    | 'recordsOfIdentity'
    | 'calls'
    | 'definitions'
    | 'lastDefinitions'
    | 'deadLetters'
    | 'deadLetterCauses'
    | 'deferredRecords'
    | 'sendAgain'
    | 'heldRecords'
    | 'decideHeld'
    | 'otherStatuses'
    | 'takenAwayBy'
    | 'pauseSync'
    | 'resumeSync'
    | 'askedStandings'
    | 'askedOutcomes'
  >;
  readonly log: Logger;
  /** Definitions that are at most so many seconds old. */
  readonly config: (maxAgeSeconds: number) => Promise<Config>;
  readonly status: () => Promise<StatusAnswer>;
  /** What Home shows, with charts that go so far back. */
  readonly home: (period: Period) => Promise<HomeAnswer>;
  /** Asks every sync that sends the records. */
  readonly askRecords: (recordIds: readonly string[]) => Promise<AskedRecords>;
  /** Puts a run in line, under an id that can be followed. */
  readonly request: (asked: RunJob) => Promise<{ added: boolean; run: string | null }>;
  /** Looks at once for links of campaigns that people ended; answers whether that worked. */
  readonly endLinks: () => Promise<boolean>;
  /** A run that was asked for and that the ledger does not know (yet). */
  readonly requested: (run: string) => RunAnswer | null;
  /** First three characters of the ids of an object's records; null where it has none of its own. */
  readonly keyPrefix: (object: string) => Promise<string | null>;
  /** What is asked of Salesforce and Iterable at once. */
  readonly inquiries: Inquiries;
  readonly now: () => Date;
  /** Throws while the bridge cannot work. */
  readonly readiness: () => Promise<void>;
}
