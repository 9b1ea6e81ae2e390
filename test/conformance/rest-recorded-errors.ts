/** Error bodies that were recorded without their requests, and limits. */
import { type Ask, askOrg } from '../stand-ins/org/ask-org';
import { type LocalOrg, startLocalOrg } from '../stand-ins/org/local-org';
import { textOf } from './rest-recorded-form';
import type { Outcome } from './rest-recorded-source';

interface ErrorAnswer {
  readonly status: number;
  readonly body: readonly { readonly errorCode: string; readonly message: string }[];
}

/** By code: a request that is refused with it. */
const refusals: Readonly<
  Record<string, (org: LocalOrg, ask: Ask) => Promise<{ status: number; body: unknown }>>
> = {
  REQUIRED_FIELD_MISSING: (_, ask) => ask('POST', 'sobjects/Account', { body: {} }),
  REQUEST_LIMIT_EXCEEDED: (org, ask) => {
    org.usage.used = org.usage.max;
    return ask('GET', 'sobjects');
  },
  INVALID_FIELD_FOR_INSERT_UPDATE: (_, ask) =>
    ask('POST', 'sobjects/Contact', { body: { LastName: 'A', Name: 'A' } }),
  INVALID_CROSS_REFERENCE_KEY: (org, ask) =>
    ask('POST', 'sobjects/Account', { body: { Name: 'A', RecordTypeId: '0128M0000004HVOQA2' } })
};

export async function answerError({ status, body }: ErrorAnswer): Promise<Outcome> {
  const org = await startLocalOrg();
  try {
    const answer = await refusals[body[0]?.errorCode ?? '']?.(org, askOrg(org));
    const mine = { status: answer?.status, body: answer?.body };
    return { mine: textOf(mine), recorded: textOf({ status, body }) };
  } finally {
    await org.close();
  }
}

export interface Limit {
  readonly Max: number;
  readonly Remaining: number;
}

/** What `/limits` says of a name; what remains is another number each day. */
export async function answerLimits(recorded: Readonly<Record<string, Limit>>): Promise<Map<string, Outcome>> {
  const org = await startLocalOrg();
  try {
    const { body } = await askOrg(org)('GET', 'limits');
    const mine = body as Readonly<Record<string, Limit | undefined>>;
    const form = (limit: Limit | undefined) =>
      limit ? textOf({ Max: limit.Max, Remaining: typeof limit.Remaining }) : 'none';
    return new Map(
      Object.entries(recorded).map(([name, limit]) => [
        `limits/${name}`,
        { mine: form(mine[name]), recorded: form(limit) }
      ])
    );
  } finally {
    await org.close();
  }
}
