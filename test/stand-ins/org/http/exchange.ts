/** A request and its answer as the resources of the local org see them: no sockets, so that composite can nest them. */
import { OrgError, type Row } from '../model';
import type { Session } from '../auth/sessions';
import { DuplicatesError } from '../store/duplicate-rules';

export interface Call {
  readonly method: string;
  /** Normalised: one leading slash, none at the end. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly session: Session | undefined;
  /** The named parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

export interface Reply {
  readonly status: number;
  /** Sent as JSON; undefined for an empty body. */
  readonly body?: unknown;
  /** Sent as it is, with the type in `headers`. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Reply => ({
  status,
  body,
  headers
});

export const noContent: Reply = { status: 204 };

export function errorBody(error: OrgError): Row {
  const { message, errorCode, fields } = error;
  if (error instanceof DuplicatesError) return { duplicateResult: error.duplicateResult, errorCode, message };
  return fields.length > 0 ? { message, errorCode, fields } : { message, errorCode };
}

/** The answer to an error; anything that is not an OrgError is a defect of the local org. */
export function errorReply(error: unknown): Reply {
  if (error instanceof OrgError) return json([errorBody(error)], error.status);
  const message = error instanceof Error ? error.message : String(error);
  return json([{ message: `defect of the local org: ${message}`, errorCode: 'UNKNOWN_EXCEPTION' }], 500);
}

/** API version of a call, `66.0`. */
export function versionOf(call: Call): string {
  return (call.params.version ?? 'v66.0').replace(/^v/, '');
}

/** The JSON body of a call. Throws JSON_PARSER_ERROR or UNSUPPORTED_MEDIA_TYPE. */
export function jsonBody(call: Call): unknown {
  const type = call.headers['content-type'] ?? 'application/json';
  if (!/json/i.test(type)) {
    throw new OrgError(415, 'UNSUPPORTED_MEDIA_TYPE', `Content type ${type} is not supported`);
  }
  try {
    return JSON.parse(call.body);
  } catch (error) {
    throw parserError(error instanceof Error ? error.message : String(error));
  }
}

/** The JSON body of a call that has to be an object. */
export function recordBody(call: Call): Row {
  const body = jsonBody(call);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw parserError('The HTTP entity body must be a JSON object');
  }
  return body as Row;
}

export const parserError = (message: string) => new OrgError(400, 'JSON_PARSER_ERROR', message);

/** The user a call is made by; routes that get here have a session. */
export function userOf(call: Call): string {
  if (!call.session) throw new OrgError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  return call.session.userId;
}
