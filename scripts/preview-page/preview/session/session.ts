import type { Session } from '../../../preview-run/session';

/** Who looks at the page, in which language, and what the package holds; written into the page by the server. */
export const session = (globalThis as unknown as { previewSession: Session }).previewSession;

/** The name as the org knows it: what the package owns carries its namespace. */
export const apiName = (name: string): string =>
  session.namespace !== '' && session.ownNames.includes(name) ? `${session.namespace}__${name}` : name;
