import type { SyncDefinition } from '../../config/sync-definition';
import type { RecordState } from '../bookkeeping';
import type { UserSender } from '../leaving/leaving-ledger';
import type { SourceRecord } from '../model';
import type { OthersOnList, PlanContext } from '../plan-model';
import type { RunLedger, Source } from '../ports';
import { recordId } from '../record-id';
import { soqlText } from '../scope';
import { mayBeThere } from '../step-result';
import { listOfStep } from './build-operations';

export const noOthers: OthersOnList = () => false;

export interface OthersParts {
  readonly definition: SyncDefinition;
  readonly context: Pick<PlanContext, 'linksKeep'>;
  readonly source: Pick<Source, 'query'>;
  readonly ledger: Pick<RunLedger, 'sendersOf'>;
  readonly activeSyncs: readonly SyncDefinition[];
}

interface Asked {
  readonly record: SourceRecord;
  readonly known: RecordState | null;
}

/**
 * Asked of the ledger, and of the org for members of the same sync: whether their own links still want them says their
 * campaign and status as they are now. Nothing is asked for members who go on as they are.
 */
export async function othersOnList(asked: readonly Asked[], parts: OthersParts): Promise<OthersOnList> {
  const { definition, ledger, activeSyncs } = parts;
  const keys = [...new Set(asked.flatMap((one) => keysToLeave(one, parts)))];
  if (keys.length === 0) return noOthers;
  const syncs = activeSyncs.filter(({ project }) => project.name === definition.project.name);
  const others = syncs.filter(({ name }) => name !== definition.name);
  const senders = await ledger.sendersOf(
    [definition, ...others].map(({ name }) => name),
    keys
  );
  const members = await membersNow(
    senders.filter(({ sync }) => sync === definition.name).map(({ recordId: id }) => id),
    parts
  );
  return (listId, key, own) =>
    senders.some((sender) => {
      if (sender.key !== key || (sender.sync === definition.name && sender.recordId === own)) return false;
      const sync =
        sender.sync === definition.name ? definition : others.find(({ name }) => name === sender.sync);
      if (!sync || !isOnList(sender, sync, listId)) return false;
      if (sync !== definition) return true;
      const member = members.get(recordId(sender.recordId) ?? '');
      return member !== undefined && (parts.context.linksKeep?.(listId, member) ?? false);
    });
}

/** Users of a member who is on a list that none of its links wants it on. */
function keysToLeave({ record, known }: Asked, { definition, context }: OthersParts): string[] {
  return definition.steps
    .filter(({ operation }) => operation === 'Subscribe_List')
    .flatMap(({ name }) =>
      Object.entries(known?.steps ?? {}).flatMap(([step, state]) => {
        const listId = listOfStep(step, name);
        if (listId === null || !mayBeThere(state) || !state.key) return [];
        return context.linksKeep?.(listId, record) ? [] : [state.key];
      })
    );
}

function isOnList({ steps }: Pick<UserSender, 'steps'>, sync: SyncDefinition, listId: number): boolean {
  const joins = sync.steps.filter(({ operation }) => operation === 'Subscribe_List');
  return Object.entries(steps).some(
    ([step, state]) =>
      mayBeThere(state) &&
      joins.some(
        ({ name }) => listOfStep(step, name) === listId || (step === name && state.target === String(listId))
      )
  );
}

type MemberNow = Pick<SourceRecord, 'fields' | 'isDeleted'>;

const idsAtOnce = 400;

async function membersNow(
  ids: readonly string[],
  { source }: Pick<OthersParts, 'source'>
): Promise<ReadonlyMap<string, MemberNow>> {
  const members = new Map<string, MemberNow>();
  for (let first = 0; first < ids.length; first += idsAtOnce) {
    const some = ids.slice(first, first + idsAtOnce).map((id) => `'${soqlText(id)}'`);
    const rows = await source.query(
      `SELECT Id, CampaignId, Status FROM CampaignMember WHERE Id IN (${some.join(',')})`,
      { includeDeleted: false }
    );
    for (const row of rows) members.set(recordId(row.Id) ?? '', { fields: row, isDeleted: false });
  }
  return members;
}
