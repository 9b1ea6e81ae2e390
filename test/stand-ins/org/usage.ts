/** API calls of the day. Source: salesforce-api 5. */
export class ApiUsage {
  used = 0;

  constructor(
    /** Calls that the org allows in 24 hours. */
    public max: number
  ) {}

  /** The value of `Sforce-Limit-Info`. */
  header(): string {
    return `api-usage=${this.used}/${this.max}`;
  }
}
