import { ask } from 'preview/ask';
import type { ApexAnswer, ApexProblem } from '../../preview-run/session';

type Params = Readonly<Record<string, unknown>>;
interface Emitted {
  readonly data: unknown;
  readonly error: unknown;
}
/** What an import of `@salesforce/apex/...` is: called with parameters, and wired by its adapter. */
export interface ApexMethod {
  (params?: Params): Promise<unknown>;
  adapter: new (emit: (value: Emitted) => void) => WireAdapter;
}
interface WireAdapter {
  connect(): void;
  disconnect(): void;
  update(config: Params): void;
}

/** A method of the package's Apex, run by the local org. Failures have the form that the platform gives them. */
export function apexMethod(className: string, method: string): ApexMethod {
  const call = async (params: Params = {}): Promise<unknown> => {
    const answer = await ask<ApexAnswer>(`/apex/${className}/${method}`, params);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- it is what the platform throws
    if ('problem' in answer) throw asPlatform(answer.problem);
    return answer.value;
  };
  return Object.assign(call, { adapter: adapterOf(call) });
}

const asPlatform = (body: ApexProblem) => ({
  body,
  status: 500,
  ok: false,
  statusText: 'Server Error',
  errorType: 'fetchResponse',
  headers: {}
});

const adapterOf = (call: (params: Params) => Promise<unknown>): ApexMethod['adapter'] =>
  class {
    private current = 0;

    constructor(private readonly emit: (value: Emitted) => void) {
      emit({ data: undefined, error: undefined });
    }

    connect(): void {}

    disconnect(): void {
      this.current += 1;
    }

    update(config: Params): void {
      if (Object.values(config).includes(undefined)) return;
      const asked = (this.current += 1);
      const answer = (value: Emitted): void => {
        if (asked === this.current) this.emit(value);
      };
      call(config).then(
        (data) => answer({ data, error: undefined }),
        (error: unknown) => answer({ data: undefined, error })
      );
    }
  };
