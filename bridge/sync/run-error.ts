import { BridgeError, messageOf } from '../errors';
import type { Run } from './model';

/** Error of a run as it is stored and shown. */
export function runError(error: unknown): NonNullable<Run['error']> {
  if (error instanceof BridgeError) return { code: error.code, message: error.message, fix: error.fix };
  return {
    code: 'run.unexpected',
    message: messageOf(error),
    fix: 'This is a defect of the bridge: please report it with the log.'
  };
}
