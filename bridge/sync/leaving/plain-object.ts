/** An object of JSON, neither null nor an array. */
export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The `dataFields` of a payload's JSON; null where it has none. */
export function dataFieldsOf(body: string | undefined): Record<string, unknown> | null {
  const payload: unknown = body === undefined ? null : JSON.parse(body);
  return isPlainObject(payload) && isPlainObject(payload.dataFields) ? payload.dataFields : null;
}
