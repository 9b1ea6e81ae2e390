/** What ends the running of Apex other than an exception that Apex can catch. Source: package-toolchain 5. */

/** The runner does not know this; it never guesses. No catch block of Apex sees it. */
export class NotSupported extends Error {
  /** File and line that were running; set where they are known. */
  place: string | null = null;

  constructor(readonly what: string) {
    super(`not supported: ${what}`);
  }

  at(file: string, line: number): this {
    if (this.place !== null) return this;
    this.place = `${file}:${line}`;
    this.message = `not supported: ${this.what} at line ${line} of ${file}`;
    return this;
  }
}

/** What the platform would refuse to compile: an unknown field, a method with other parameters. */
export class CompileError extends NotSupported {
  constructor(what: string) {
    super(`${what} (the platform would not compile it)`);
  }
}

/** A failed assertion or an exceeded limit: Apex cannot catch these. */
export class Fatal extends Error {
  place = '';

  constructor(
    readonly exceptionType: 'System.AssertException' | 'System.LimitException',
    message: string
  ) {
    super(message);
  }
}
