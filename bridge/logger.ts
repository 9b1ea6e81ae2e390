import { pino, type Logger as PinoLogger } from 'pino';
import { BridgeError } from './errors';

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error'>;

/** Names, in lower case, under which a secret or a person's data could stand in a log line. */
const removed: ReadonlySet<string> = new Set([
  'email',
  'userid',
  'identity',
  'identitykey',
  'payload',
  'datafields',
  'body',
  'token',
  'accesstoken',
  'apikey',
  'authorization'
]);
/** What lies deeper is left out: no line of ours needs it, and a cycle ends there. */
const deepest = 6;

/**
 * Structured log lines (JSON) on stderr: stdout belongs to the answers of commands. Lines name records by their
 * Salesforce Id and nothing else of theirs.
 */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { log: (fields) => fitForLog(fields, 0) as Record<string, unknown> },
      serializers: { err: (shown: unknown) => shown }
    },
    pino.destination({ dest: 2, sync: true })
  );
}

/** The same without what is private, however deep it stands. */
function fitForLog(value: unknown, depth: number): unknown {
  if (value instanceof Error) return errorForLog(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= deepest) return undefined;
  if (Array.isArray(value)) return value.map((item) => fitForLog(item, depth + 1));
  const kept = Object.entries(value).filter(([name]) => !removed.has(name.toLowerCase()));
  return Object.fromEntries(kept.map(([name, item]) => [name, fitForLog(item, depth + 1)]));
}

/**
 * What of an error is fit for a log: never its cause's request or response, which hold people's data. Our own errors
 * say what to do; only of others it helps to know where they arose.
 */
function errorForLog(error: Error): Record<string, unknown> {
  if (error instanceof BridgeError)
    return { type: error.name, code: error.code, message: error.message, fix: error.fix };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' && { code }),
    stack: error.stack
  };
}

export const silentLogger: Logger = pino({ level: 'silent' });
