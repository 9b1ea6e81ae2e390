import { readSchedule } from '../config/schedule';
import { nextTurns } from '../queue/next-turns';
import { isTimeZone } from '../sync/transforms/zoned-dates';
import type { Bridge } from '../wire';

/** As the fields of a sync say it; blank stands for their defaults. */
export interface AskedSchedule {
  readonly schedule: string;
  readonly timeZone?: string | undefined;
  /** DeveloperName of the sync: minutes count from its last run. */
  readonly sync?: string | undefined;
}

export interface ScheduleAnswer {
  readonly problem: { readonly message: string; readonly fix: string } | null;
  /** ISO times. */
  readonly nextRuns: readonly string[];
}

const defaultSchedule = '10';
const told = 3;

/** When runs would begin by a schedule that need not be published; what is wrong with it otherwise. Asks nobody. */
export async function scheduleCommand(
  { ledger, clock }: Pick<Bridge, 'ledger' | 'clock'>,
  { schedule: text, timeZone = '', sync = '' }: AskedSchedule
): Promise<ScheduleAnswer> {
  const schedule = readSchedule(text.trim() || defaultSchedule);
  if (!('turns' in schedule)) return { problem: schedule, nextRuns: [] };
  const zone = timeZone.trim() || 'UTC';
  if (!isTimeZone(zone)) return { problem: noZone(zone), nextRuns: [] };
  const [standing] = sync === '' ? [] : await ledger.standings([sync]);
  const planned = {
    sync: { name: sync, schedule, timeZone: zone },
    lastStartedAt: standing?.lastTurnAt ?? null
  };
  const turns = nextTurns(planned, clock.now(), told);
  return { problem: null, nextRuns: turns.map((turn) => turn.toISOString()) };
}

const noZone = (name: string): ScheduleAnswer['problem'] => ({
  message: `There is no time zone ${name}.`,
  fix: 'Choose one such as Europe/Berlin.'
});
