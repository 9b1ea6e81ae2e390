/** Dates and times as REST writes and reads them. Source: salesforce-api 2.3. */

/** `2026-01-02T03:04:05.000+0000`: whole seconds, UTC, no colon in the offset. */
export function dateTimeText(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}.000+0000`;
}

export function dateText(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

const dateTime = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** A dateTime in any of the accepted spellings, as REST writes it; undefined for anything else. */
export function readDateTime(text: string): string | undefined {
  const match = dateTime.exec(text.trim());
  if (!match) return undefined;
  const [, day, time = '00:00:00', zone = 'Z'] = match;
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const moment = new Date(`${day}T${time.length === 5 ? `${time}:00` : time}${offset}`);
  return Number.isNaN(moment.getTime()) ? undefined : dateTimeText(moment);
}

/** A date, or the day of a dateTime; undefined for anything else. */
export function readDate(text: string): string | undefined {
  const match = dateTime.exec(text.trim());
  const day = match?.[1];
  if (day === undefined || dateText(new Date(`${day}T00:00:00Z`)) !== day) return undefined;
  return day;
}
