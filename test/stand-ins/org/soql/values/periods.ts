/** Calendar days are held as milliseconds of their midnight in UTC. */
const DAY = 86_400_000;

/** First day and the day after the last one. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/**
 * The days that a date literal stands for; undefined for literals that need what the org does not have (fiscal years)
 * and for counts below one. Weeks begin on Sunday, as in the en_US locale. Source: salesforce-api 2.3; SOQL guide,
 * "Date Formats and Date Literals in WHERE".
 */
export function periodOf(name: string, count: number, today: number): Period | undefined {
  return fixedPeriod(name, today) ?? (count >= 1 ? countedPeriod(name, count, today) : undefined);
}

function fixedPeriod(name: string, today: number): Period | undefined {
  const shifted = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(name);
  if (shifted)
    return span(shifted[2] as Unit, today, ['LAST', 'THIS', 'NEXT'].indexOf(shifted[1] ?? '') - 1, 1);
  const days: Readonly<Record<string, Period>> = {
    YESTERDAY: span('DAY', today, -1, 1),
    TODAY: span('DAY', today, 0, 1),
    TOMORROW: span('DAY', today, 1, 1),
    LAST_90_DAYS: span('DAY', today, -90, 91),
    NEXT_90_DAYS: span('DAY', today, 1, 90)
  };
  return days[name];
}

function countedPeriod(name: string, count: number, today: number): Period | undefined {
  const [, direction, unitAfter, unitAgo] = /^(?:(LAST|NEXT)_N_([A-Z]+)S|N_([A-Z]+)S_AGO)$/.exec(name) ?? [];
  const unit = unitNamed(unitAfter ?? unitAgo);
  if (!unit) return undefined;
  if (direction === undefined) return span(unit, today, -count, 1);
  if (direction === 'NEXT') return span(unit, today, 1, count);
  // Days are counted back from the current one, which is included; longer units end with the last complete one.
  return unit === 'DAY' ? span('DAY', today, -count, count + 1) : span(unit, today, -count, count);
}

function unitNamed(name: string | undefined): Unit | undefined {
  return name === 'DAY' || name === 'WEEK' || name === 'MONTH' || name === 'QUARTER' || name === 'YEAR'
    ? name
    : undefined;
}

function span(unit: Unit, today: number, first: number, count: number): Period {
  return { from: unitStart(unit, today, first), to: unitStart(unit, today, first + count) };
}

/** First day of the unit that is `shift` units away from today's. */
function unitStart(unit: Unit, today: number, shift: number): number {
  const date = new Date(today);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  switch (unit) {
    case 'DAY':
      return today + shift * DAY;
    case 'WEEK':
      return today - date.getUTCDay() * DAY + shift * 7 * DAY;
    case 'MONTH':
      return Date.UTC(year, month + shift, 1);
    case 'QUARTER':
      return Date.UTC(year, Math.floor(month / 3) * 3 + shift * 3, 1);
    case 'YEAR':
      return Date.UTC(year + shift, 0, 1);
  }
}
