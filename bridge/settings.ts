import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from './errors';
import type { OrgAccess } from './salesforce/org-access';

/** Everything the environment says, read once; names and defaults are those of the README's settings table. */
export interface Settings {
  readonly salesforce: SalesforceSettings;
  readonly iterable: IterableSettings;
  readonly dataDir: string;
  readonly redisUrl: string | null;
  readonly port: number;
  readonly host: string;
  readonly bridgeToken: string | null;
  /** Null: outbound messages are not taken. */
  readonly outboundMessageSecret: string | null;
  readonly settleSeconds: number;
  readonly dailySharePercent: number;
  readonly reservePercent: number;
  readonly logLevel: string;
  readonly retentionDays: number;
}

export interface SalesforceSettings extends OrgAccess {
  /** Longest wait for one answer; Salesforce itself ends queries after 120 s. */
  readonly timeoutSeconds: number;
}

export interface IterableSettings {
  /** API keys and base URLs by project DeveloperName in upper case; '' is the default project. */
  readonly apiKeys: ReadonlyMap<string, string>;
  readonly apiUrls: ReadonlyMap<string, string>;
}

type Environment = Readonly<Record<string, string | undefined>>;

const blankAsAbsent = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankAsAbsent, schema.optional());
const url = z.url({ protocol: /^https?$/ });
const wholeNumber = (fallback: number, min: number, max: number) =>
  z.preprocess(blankAsAbsent, z.coerce.number().int().min(min).max(max).default(fallback));

const environmentSchema = z.object({
  SF_LOGIN_URL: z.preprocess(blankAsAbsent, url.default('https://login.salesforce.com')),
  SF_CLIENT_ID: z.string({ error: 'is missing: the consumer key of the External Client App' }).min(1),
  SF_USERNAME: optional(z.string()),
  SF_PRIVATE_KEY: optional(z.string()),
  SF_PRIVATE_KEY_FILE: optional(z.string()),
  SF_CLIENT_SECRET: optional(z.string()),
  SF_API_VERSION: z.preprocess(
    blankAsAbsent,
    z
      .string()
      .regex(/^\d+\.0$/, 'must look like 66.0')
      .default('66.0')
  ),
  SF_NAMESPACE: z.preprocess(blankAsAbsent, z.string().regex(/^\w*$/).default('')),
  SF_ALLOWED_ORG_ID: optional(z.string().regex(/^00D\w{12}(\w{3})?$/, 'must be an organization id (00D...)')),
  DATABASE_URL: optional(z.string()),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/ })),
  DATA_DIR: z.preprocess(blankAsAbsent, z.string().default('./data')),
  PORT: wholeNumber(8080, 0, 65535),
  HOST: z.preprocess(blankAsAbsent, z.string().default('127.0.0.1')),
  BRIDGE_TOKEN: optional(z.string().min(16, 'must have at least 16 characters')),
  OUTBOUND_MESSAGE_SECRET: optional(
    z.string().regex(/^[\w.~-]{16,200}$/, 'must have 16 to 200 letters, digits, ".", "_", "~" or "-"')
  ),
  ITERABLE_SETTLE_SECONDS: wholeNumber(60, 0, 3600),
  SF_TIMEOUT_SECONDS: wholeNumber(130, 1, 600),
  SF_DAILY_SHARE_PERCENT: wholeNumber(20, 1, 100),
  SF_RESERVE_PERCENT: wholeNumber(10, 0, 90),
  LOG_LEVEL: z.preprocess(
    blankAsAbsent,
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info')
  ),
  RETENTION_DAYS: wholeNumber(90, 1, 3650)
});

type Parsed = z.infer<typeof environmentSchema>;

/** Reads the settings; ConfigError lists every variable that is wrong, without its value. */
export function readSettings(environment: Environment = process.env): Settings {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new ConfigError('settings.invalid', `Settings: ${problems.join('; ')}`, {
      fix: 'Set the environment variables named above; the README lists them all.'
    });
  }
  return toSettings(parsed.data, environment);
}

function toSettings(parsed: Parsed, environment: Environment): Settings {
  if (parsed.DATABASE_URL) {
    throw new ConfigError(
      'settings.not-supported',
      'Settings: DATABASE_URL is set, but this version keeps its ledger in DATA_DIR only.',
      {
        fix: 'Unset DATABASE_URL.'
      }
    );
  }
  return {
    salesforce: salesforceSettings(parsed),
    iterable: {
      apiKeys: byProject(environment, 'ITERABLE_API_KEY'),
      apiUrls: byProject(environment, 'ITERABLE_API_URL')
    },
    dataDir: parsed.DATA_DIR,
    redisUrl: parsed.REDIS_URL ?? null,
    port: parsed.PORT,
    host: parsed.HOST,
    bridgeToken: parsed.BRIDGE_TOKEN ?? null,
    outboundMessageSecret: parsed.OUTBOUND_MESSAGE_SECRET ?? null,
    settleSeconds: parsed.ITERABLE_SETTLE_SECONDS,
    dailySharePercent: parsed.SF_DAILY_SHARE_PERCENT,
    reservePercent: parsed.SF_RESERVE_PERCENT,
    logLevel: parsed.LOG_LEVEL,
    retentionDays: parsed.RETENTION_DAYS
  };
}

function salesforceSettings(parsed: Parsed): SalesforceSettings {
  return {
    loginUrl: parsed.SF_LOGIN_URL.replace(/\/+$/, ''),
    clientId: parsed.SF_CLIENT_ID,
    auth: authSettings(parsed),
    apiVersion: parsed.SF_API_VERSION,
    namespace: parsed.SF_NAMESPACE,
    allowedOrgId: parsed.SF_ALLOWED_ORG_ID ?? null,
    timeoutSeconds: parsed.SF_TIMEOUT_SECONDS
  };
}

function authSettings(parsed: Parsed): SalesforceSettings['auth'] {
  const privateKey = parsed.SF_PRIVATE_KEY?.replace(/\\n/g, '\n') ?? readKeyFile(parsed.SF_PRIVATE_KEY_FILE);
  if (parsed.SF_USERNAME && privateKey) return { flow: 'jwt', username: parsed.SF_USERNAME, privateKey };
  if (parsed.SF_CLIENT_SECRET) return { flow: 'clientCredentials', clientSecret: parsed.SF_CLIENT_SECRET };
  throw new ConfigError('settings.no-credentials', 'Settings: no way to sign in to Salesforce is set.', {
    fix: 'Set SF_USERNAME with SF_PRIVATE_KEY or SF_PRIVATE_KEY_FILE (JWT bearer), or SF_CLIENT_SECRET (client credentials).'
  });
}

function readKeyFile(path: string | undefined): string | null {
  if (!path) return null;
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConfigError(
      'settings.key-file',
      'Settings: the file named by SF_PRIVATE_KEY_FILE cannot be read.',
      {
        fix: 'Check the path and that the service may read the file.',
        cause
      }
    );
  }
}

/** A space or line break that was copied along is no part of a key, and no header may hold it. */
function byProject(environment: Environment, name: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [key, given] of Object.entries(environment)) {
    const value = given?.trim();
    if (!value) continue;
    if (key === name) values.set('', value);
    else if (key.startsWith(`${name}_`)) values.set(key.slice(name.length + 1).toUpperCase(), value);
  }
  return values;
}
