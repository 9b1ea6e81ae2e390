type Fields = ReadonlyMap<string, string>;

/**
 * The user fields of a project, read once for all who ask within some minutes: the endpoint takes 3 calls a second only
 * (iterable-api 6.8). A type never changes and a field never goes, so what is cached can only lack what is new.
 */
export class FieldCache {
  private cached: { readonly fields: Promise<Fields>; readonly at: number } | null = null;

  /** `now` gives milliseconds. */
  constructor(private readonly now: () => number) {}

  /** Whoever asks while the fields are being read waits for the same answer; one that failed is not kept. */
  async get(maxAgeSeconds: number, read: () => Promise<Fields>): Promise<Fields> {
    const { cached } = this;
    if (cached && this.now() - cached.at <= maxAgeSeconds * 1000) return cached.fields;
    const reading = { fields: read(), at: this.now() };
    this.cached = reading;
    try {
      return await reading.fields;
    } catch (error) {
      if (this.cached === reading) this.cached = null;
      throw error;
    }
  }

  /** Something was said that the cached fields may not know. */
  forget(): void {
    this.cached = null;
  }
}
