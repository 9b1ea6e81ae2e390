/** A refusal that is about the request itself. `message` holds nothing that the request said in free text. */
export class HttpProblem extends Error {
  readonly fix: string;

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    options: { fix?: string; cause?: unknown } = {}
  ) {
    super(message, { cause: options.cause });
    this.name = 'HttpProblem';
    this.fix = options.fix ?? '';
  }
}
