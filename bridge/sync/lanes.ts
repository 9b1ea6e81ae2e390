import { BatchAssembler, bulkLimits, type BatchLimits } from './batch';
import type { Batch, Call, Operation } from './model';

/** Single calls that one delivery makes: enough to keep their rate busy, few enough to be stored soon. */
const singlesAtOnce = 100;

const singleEndpoints: ReadonlySet<Call['endpoint']> = new Set([
  'trackPurchase',
  'updateCart',
  'updateEmail',
  'mergeUsers',
  'deleteUser',
  'forgetUser',
  'unforgetUser'
]);

export const isSingle = (call: Call): boolean => singleEndpoints.has(call.endpoint);

/** One batch being filled for each call that differs: endpoint, list, catalog. */
export class Lanes {
  private readonly lanes = new Map<string, BatchAssembler>();

  /** `batchSize` is the sync's own limit of records a call; null for automatic. */
  constructor(private readonly batchSize: number | null) {}

  /** Answers the batch that became full. */
  add(operation: Operation): Batch<Call> | null {
    const name = JSON.stringify(operation.call);
    const lane = this.lanes.get(name) ?? new BatchAssembler(operation.call, this.limitsOf(operation.call));
    this.lanes.set(name, lane);
    return lane.add(operation);
  }

  /** Everything that waits, as it is. */
  flush(): Batch<Call>[] {
    return [...this.lanes.values()].flatMap((lane) => lane.flush() ?? []);
  }

  /** The call was too large: the lane's next ones are smaller. */
  shrink(call: Call, bytes: number): void {
    this.lanes.get(JSON.stringify(call))?.shrink(bytes);
  }

  private limitsOf(call: Call): BatchLimits {
    if (isSingle(call)) return { ...bulkLimits, count: singlesAtOnce };
    return { ...bulkLimits, count: Math.min(this.batchSize ?? bulkLimits.count, bulkLimits.count) };
  }
}
