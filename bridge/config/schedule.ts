import { cronProblem, turnsOfWeek } from './cron';
import { readWindow } from './read-window';
import { ScheduleError } from './schedule-error';
import type { Schedule, TimeWindow } from './sync-definition';
import { isOpen } from './time-window';

const longestMinutes = 24 * 60;
const windowForm = /^(within|except)\s+(.+)$/i;

/** What is wrong with a schedule, and what to do. */
export interface ScheduleProblem {
  readonly message: string;
  readonly fix: string;
}

const fix =
  'Write the minutes between two runs, e.g. 10, or a cron expression; then, each after a semicolon, windows such as within Mon-Fri 08:00-18:00.';

/**
 * `Schedule__c` as written -> as read: minutes or five cron fields, then windows after semicolons,
 * `10; within Mon-Fri 08:00-18:00; except 2026-12-24..2026-12-26`. Pure.
 */
export function readSchedule(text: string): Schedule | ScheduleProblem {
  try {
    return parse(text.trim());
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    return { message: `The schedule "${text}" cannot be read: ${error.message}.`, fix };
  }
}

function parse(text: string): Schedule {
  const [turns = '', ...clauses] = text.split(';').map((part) => part.trim());
  const windows = clauses.map(readClause);
  const of = (kind: string): TimeWindow[] =>
    windows.filter((window) => window.kind === kind).map(({ window }) => window);
  const schedule = { text, turns: readTurns(turns), within: of('within'), except: of('except') };
  if (!everStarts(schedule)) throw new ScheduleError('its windows leave no time for a run to start');
  return schedule;
}

function readTurns(text: string): Schedule['turns'] {
  if (/^\d+$/.test(text)) {
    const everyMinutes = Number(text);
    if (everyMinutes >= 1 && everyMinutes <= longestMinutes) return { everyMinutes };
    throw new ScheduleError(`${text} is not a number of minutes from 1 to ${longestMinutes}`);
  }
  const fields = text.split(/\s+/);
  if (fields.length !== 5)
    throw new ScheduleError(`"${text}" is neither whole minutes nor the five fields of a cron expression`);
  const cron = fields.join(' ');
  const problem = cronProblem(cron);
  if (problem !== null) throw new ScheduleError(`"${cron}" is no cron expression (${problem})`);
  return { cron };
}

function readClause(text: string): { kind: string; window: TimeWindow } {
  const [, kind, rest] = windowForm.exec(text) ?? [];
  if (kind === undefined || rest === undefined)
    throw new ScheduleError(`"${text}" does not begin with within or except`);
  return { kind: kind.toLowerCase(), window: readWindow(rest) };
}

/** Whether there is a minute of some week that both the turns and the windows allow; dates come and go. */
function everStarts({ turns, within, except, text }: Schedule): boolean {
  const comes = 'cron' in turns ? turnsOfWeek(turns.cron) : () => true;
  const anyDate = (window: TimeWindow): TimeWindow => ({ ...window, dates: null });
  const usual = { text, turns, within: within.map(anyDate), except: except.filter(({ dates }) => !dates) };
  const sunday = Date.parse('2026-01-04T00:00:00Z');
  for (let minute = 0; minute < 7 * longestMinutes; minute += 1) {
    const isTurn = comes(Math.floor(minute / longestMinutes), minute % longestMinutes);
    if (isTurn && isOpen(usual, 'UTC', new Date(sunday + minute * 60_000))) return true;
  }
  return false;
}
