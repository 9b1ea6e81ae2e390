import type { Destination } from '../../bridge/sync/ports';
import type { World } from './world';

/**
 * The type of a field is fixed by somebody else between the guard's look and the delivery: the one way in which a value
 * of the wrong type can reach Iterable past the guard. Before its first call each run is told the other type.
 */
export async function tellGuard(world: World, field: string, type: string): Promise<void> {
  const bridge = await world.bridge();
  const [definition] = (await bridge.config(60)).syncs;
  if (!definition) throw new Error('no sync is defined');
  const project = bridge.projectOf(definition);
  const original = project.client.bind(project);
  const sent = (): number => world.iterable.calls('users.bulkUpdate');
  project.client = (...given) => {
    const before = sent();
    return telling(original(...given), (fields) => (sent() === before ? fields.set(field, type) : fields));
  };
}

/** The same where the guard alone asks first: whoever asks after it hears the truth. */
export async function tellFirst(world: World, field: string, type: string): Promise<void> {
  const bridge = await world.bridge();
  const [definition] = (await bridge.config(60)).syncs;
  if (!definition) throw new Error('no sync is defined');
  const project = bridge.projectOf(definition);
  const original = project.client.bind(project);
  project.client = (...given) => {
    let asked = 0;
    return telling(original(...given), (fields) => {
      asked += 1;
      return asked === 1 ? fields.set(field, type) : fields;
    });
  };
}

/** The same client, in whichever lane, with other words about fields. */
function telling<Client extends Destination>(
  client: Client,
  change: (fields: Map<string, string>) => ReadonlyMap<string, string>
): Client {
  const destination: Destination = client;
  const trueFields = destination.fields.bind(client);
  const trueLane = destination.inLane.bind(client);
  return Object.assign(client, {
    fields: async (...asked: Parameters<Destination['fields']>) =>
      change(new Map(await trueFields(...asked))),
    inLane: (...asked: Parameters<Destination['inLane']>) => telling(trueLane(...asked), change)
  });
}
