/**
 * Errors carry the decision that follows from them; whoever catches one never has to look at its text.
 * `message` says what is wrong, `fix` what a person can do about it. Neither holds secrets or personal data.
 */
export abstract class BridgeError extends Error {
  /** Stable name for logs and answers, e.g. `sf.invalid-field`. */
  readonly code: string;
  /** What a person does about it; empty when nothing needs doing. */
  readonly fix: string;

  constructor(code: string, message: string, options: { fix?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.fix = options.fix ?? '';
  }
}

/** The configuration is wrong: stop, an admin must change something. */
export class ConfigError extends BridgeError {}

/** A credential was refused: stop, sign in again or replace it. */
export class AuthError extends BridgeError {}

/** The other side asks us to slow down: wait, then the same call again. */
export class RateLimitError extends BridgeError {
  /** Seconds that the other side asked for; null when it did not say. */
  readonly retryAfterSeconds: number | null;

  constructor(
    code: string,
    message: string,
    options: { retryAfterSeconds?: number | null; fix?: string; cause?: unknown } = {}
  ) {
    super(code, message, options);
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}

/** A passing fault (5xx, reset, time-out): the same call again, later. */
export class TransientError extends BridgeError {}

/** The call as a whole cannot succeed as it is; in a batch the culprit has to be found. */
export class RejectedError extends BridgeError {}

/** Somebody else is at it; what was asked for can be asked again in a moment. */
export class BusyError extends BridgeError {}

/** Another process holds the lease, or took it over: whatever was not committed must not be. */
export class LeaseLostError extends BridgeError {}

/** The text of anything thrown, for messages and logs. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
