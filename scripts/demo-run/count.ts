import type { LocalWorld } from '../local-world/start';

export interface BothSides {
  readonly salesforce: Readonly<Record<'Contact' | 'Lead', ObjectCounts>>;
  readonly iterable: {
    readonly users: number;
    readonly fields: number;
    readonly calls: Readonly<Record<string, number>>;
  };
}

interface ObjectCounts {
  readonly records: number;
  /** By what the records say in Iterable_Status__c; `none` for those without a status. */
  readonly byStatus: Readonly<Record<string, number>>;
}

/** Counts as they stand on both sides, read from the stand-ins themselves, not from the bridge. */
export function countBothSides(world: LocalWorld): BothSides {
  return {
    salesforce: { Contact: countObject(world, 'Contact'), Lead: countObject(world, 'Lead') },
    iterable: {
      users: world.project.userCount(),
      fields: Object.keys(world.project.fields()).length,
      calls: world.iterable.calls()
    }
  };
}

function countObject({ org }: LocalWorld, object: string): ObjectCounts {
  const byStatus: Record<string, number> = {};
  let records = 0;
  for (const row of org.store.rows(object, { includeDeleted: false })) {
    const status = typeof row.Iterable_Status__c === 'string' ? row.Iterable_Status__c : 'none';
    byStatus[status] = (byStatus[status] ?? 0) + 1;
    records += 1;
  }
  return { records, byStatus };
}
