import type { SyncDefinition } from '../config/sync-definition';
import type { DestinationReads } from '../sync/preview/intended-calls';
import type { Destination, Source } from '../sync/ports';
import type { Bridge } from '../wire';

/** What several syncs ask about one record is asked once: for the time of one answer nothing changes. */
export class SharedReads {
  readonly source: Source;
  private readonly destinations = new Map<string, DestinationReads>();

  constructor(private readonly bridge: Pick<Bridge, 'org' | 'projectOf'>) {
    this.source = sharedSource(bridge.org.client());
  }

  /** A person waits for the answer. */
  destinationOf(definition: SyncDefinition): DestinationReads {
    const { name } = definition.project;
    const known =
      this.destinations.get(name) ??
      sharedDestination(this.bridge.projectOf(definition).client().inLane('interactive'));
    this.destinations.set(name, known);
    return known;
  }
}

function sharedSource(source: Source): Source {
  const once = eachOnce();
  return {
    serverTime: () => source.serverTime(),
    describe: (object) => source.describe(object),
    query: async (soql, options) =>
      // Whoever changed a row would change it for the others too.
      structuredClone(await once([soql, options], () => source.query(soql, options))),
    deletedIds: (...asked) => source.deletedIds(...asked),
    listView: (...asked) => once(['listView', ...asked], () => source.listView(...asked)),
    report: (id) => once(['report', id], () => source.report(id)),
    updateRecords: (...asked) => source.updateRecords(...asked),
    organizationId: () => source.organizationId(),
    qualify: (name) => source.qualify(name),
    get calls() {
      return source.calls;
    }
  };
}

function sharedDestination(destination: Destination): DestinationReads {
  const once = eachOnce();
  return {
    fields: (...asked) => destination.fields(...asked),
    user: (identity) => once(['user', identity], () => destination.user(identity)),
    lists: () => once(['lists'], () => destination.lists()),
    catalogs: () => once(['catalogs'], () => destination.catalogs()),
    catalogFields: (name) => once(['catalogFields', name], () => destination.catalogFields(name)),
    channels: () => once(['channels'], () => destination.channels()),
    messageTypes: () => once(['messageTypes'], () => destination.messageTypes()),
    get calls() {
      return destination.calls;
    }
  };
}

/** The answer to each question, asked for once however often it is put. */
function eachOnce(): <T>(question: readonly unknown[], ask: () => Promise<T>) => Promise<T> {
  const answers = new Map<string, Promise<unknown>>();
  return <T>(question: readonly unknown[], ask: () => Promise<T>): Promise<T> => {
    const key = JSON.stringify(question);
    const answer = (answers.get(key) as Promise<T> | undefined) ?? ask();
    answers.set(key, answer);
    return answer;
  };
}
