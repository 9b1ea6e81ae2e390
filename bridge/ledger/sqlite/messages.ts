import { BridgeError, ConfigError, LeaseLostError, TransientError, messageOf } from '../../errors';
import type { OperationName } from './operations';

/** To the ledger's thread. */
export type Request =
  | { readonly id: number; readonly operation: OperationName; readonly args: readonly unknown[] }
  | { readonly id: number; readonly operation: 'close' };

/** From it. The answer to request 0, which nobody sends, says whether the file could be opened. */
export type Answer =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: PackedError };

/** Errors lose their class and their own properties between threads; this keeps what decisions are made by. */
export interface PackedError {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  readonly stack: string | undefined;
}

const classes = { ConfigError, LeaseLostError, TransientError };

export const packError = (error: unknown): PackedError => ({
  name: error instanceof Error ? error.name : 'Error',
  code: String((error as { code?: unknown } | null)?.code ?? ''),
  message: messageOf(error),
  fix: error instanceof BridgeError ? error.fix : '',
  stack: error instanceof Error ? error.stack : undefined
});

export const unpackError = ({ name, code, message, fix, stack }: PackedError): Error => {
  const known = classes[name as keyof typeof classes] as typeof classes.ConfigError | undefined;
  const error = known ? new known(code, message, { fix }) : Object.assign(new Error(message), { code });
  if (stack) error.stack = stack;
  return error;
};
