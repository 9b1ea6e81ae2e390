/** Hears of every call to the org, so that its daily limit can be kept. */
export interface CallMeter {
  /** A call goes out. */
  made(): void;
  /** The org answered; null where it did not say how many calls of 24 hours are used. */
  answered(usage: OrgCalls | null): void;
  /** A call was refused because the limit is used up. */
  refused(): void;
}

interface OrgCalls {
  readonly used: number;
  readonly max: number;
}

/** The header `Sforce-Limit-Info`; whatever else stands in it is passed over (salesforce-api 5). */
export function readLimitInfo(headers: Readonly<Record<string, string | undefined>>): OrgCalls | null {
  const found = /(?:^|[\s;,])api-usage=(\d+)\/(\d+)/.exec(headers['sforce-limit-info'] ?? '');
  const [used, max] = [Number(found?.[1]), Number(found?.[2])];
  return found && max > 0 ? { used, max } : null;
}
