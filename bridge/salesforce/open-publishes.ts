import { ConfigError, RejectedError } from '../errors';

/** What is asked of the org. */
interface Asked {
  qualify(name: string): string;
  query(soql: string, options: { readonly includeDeleted: boolean }): Promise<Record<string, unknown>[]>;
}

export interface OpenPublish {
  readonly sync: string;
  /** ISO; null where the org does not say. */
  readonly askedAt: string | null;
}

/**
 * Syncs that the app began to publish and that are not published: under way, or failed. An org that does not let
 * the bridge read drafts has none. Errors that may pass are thrown.
 */
export async function readOpenPublishes(org: Asked): Promise<OpenPublish[]> {
  const name = org.qualify('Sync__c');
  const askedAt = org.qualify('Publish_Asked_At__c');
  const soql =
    `SELECT ${name}, ${askedAt} FROM ${org.qualify('Iterable_Config_Version__c')} ` +
    `WHERE ${org.qualify('State__c')} = 'Draft' AND ${org.qualify('Deployment_Id__c')} != null LIMIT 200`;
  try {
    const rows = await org.query(soql, { includeDeleted: false });
    return rows.map((row) => ({ sync: String(row[name]), askedAt: timeIn(row[askedAt]) }));
  } catch (error) {
    if (error instanceof ConfigError || error instanceof RejectedError) return [];
    throw error;
  }
}

const timeIn = (value: unknown): string | null => {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isFinite(time) ? new Date(time).toISOString() : null;
};
