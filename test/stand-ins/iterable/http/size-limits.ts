import { refusal, text, type Answer } from './answer';
import { endpointOf, type EndpointName } from './endpoints';
import type { Project } from '../project';

/** iterable-api 2.6: what is too large, and the two ways to say so. */

export const tooLarge = ({ switches }: Project, what: string): Answer =>
  switches.oversize === '413'
    ? text(413, 'Request Entity Too Large')
    : refusal(400, 'BatchTooLarge', `The batch is too large: ${what}`);

/** The cap on rows is de-facto. */
export function tooManyRows(count: number, project: Project): Answer | null {
  const { maxRows } = project.switches;
  return maxRows !== null && count > maxRows ? tooLarge(project, `${count} rows, at most ${maxRows}`) : null;
}

/** Only bulkUpdate documents a cap on bytes, that of trackBulk is de-facto. */
export function tooManyBytes(name: EndpointName, bytes: number, project: Project): Answer | null {
  const { maxBytes } = endpointOf(name);
  const cap = name === 'events.trackBulk' ? project.switches.trackBulkBytes : (maxBytes ?? null);
  return cap !== null && bytes > cap ? tooLarge(project, `${bytes} bytes, at most ${cap}`) : null;
}
