/** Whether a name is meant by a pattern in which `%` and `*` stand for any text; capitals do not count, as in SOQL. Pure. */
export function nameMatches(pattern: string, name: string): boolean {
  const [start = '', ...parts] = pattern.toLowerCase().split(/[%*]/);
  const text = name.toLowerCase();
  const end = parts.pop();
  if (end === undefined) return text === start;
  if (!text.startsWith(start)) return false;
  let place = start.length;
  for (const part of parts) {
    const found = text.indexOf(part, place);
    if (found < 0) return false;
    place = found + part.length;
  }
  return text.length - end.length >= place && text.endsWith(end);
}
