/**
 * Unique user fields that a project may have by default, nested ones counted. Soft: the vendor raises it on request
 * (iterable-api 4), and nothing tells by how much.
 */
export const documentedFieldLimit = 1000;

/** How much of the field limit is used. */
export interface FieldMeter {
  readonly used: number;
  readonly limit: number;
  /** Not below 0. */
  readonly left: number;
  /** Share of the limit, in percent. */
  readonly percent: number;
}

export function fieldMeter(fields: ReadonlyMap<string, string>): FieldMeter {
  const used = fields.size;
  const left = Math.max(0, documentedFieldLimit - used);
  return {
    used,
    limit: documentedFieldLimit,
    left,
    percent: Math.round((used / documentedFieldLimit) * 100)
  };
}

/** From this share on an admin should know. */
const tightPercent = 90;

/** What an admin should know of the meter when a sync is going to create so many fields; null for nothing. */
export function meterNotice(
  project: string,
  { used, limit, percent }: FieldMeter,
  toCreate: number
): string | null {
  const numbers = `Iterable project ${project}: ${used} of about ${limit} user fields are used`;
  const raised = 'unless Iterable has raised the limit, it refuses calls that create more';
  if (used + toCreate > limit) return `${numbers}, and ${toCreate} are to be created: ${raised}.`;
  return percent >= tightPercent ? `${numbers} (${percent} %): ${raised}.` : null;
}
