/** `Sent;Responded` -> its parts; nothing means any status. */
export function readStatuses(text: string | null): string[] | null {
  const statuses = (text ?? '')
    .split(';')
    .map((status) => status.trim())
    .filter((status) => status !== '');
  return statuses.length > 0 ? statuses : null;
}
