import { pino, type Logger as PinoLogger } from 'pino';

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error'>;

/** Names under which a secret or a person's data could stand in a log line; whatever they hold is removed. */
const removed = [
  'email',
  'userId',
  'identity',
  'payload',
  'body',
  'token',
  'accessToken',
  'apiKey',
  'authorization'
];

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
      redact: { paths: removed.flatMap((name) => [name, `*.${name}`]), remove: true },
      serializers: { err: errorForLog }
    },
    pino.destination({ dest: 2, sync: true })
  );
}

/** What of an error is fit for a log: never its cause's request or response, which hold people's data. */
function errorForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' && { code }),
    stack: error.stack
  };
}

export const silentLogger: Logger = pino({ level: 'silent' });
