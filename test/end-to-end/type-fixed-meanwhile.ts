import type { World } from './world';

/**
 * The type of a field is fixed by somebody else between the guard's look and the delivery: the one way in which a value
 * of the wrong type can reach Iterable past the guard. The guard of each run is told the other type.
 */
export async function tellGuard(world: World, field: string, type: string): Promise<void> {
  const bridge = await world.bridge();
  const [definition] = (await bridge.config(60)).syncs;
  if (!definition) throw new Error('no sync is defined');
  const destination = bridge.projectOf(definition);
  const original = destination.client.bind(destination);
  destination.client = () => {
    const told = original();
    const trueFields = told.fields.bind(told);
    let asked = 0;
    told.fields = async () => {
      asked += 1;
      const fields = new Map(await trueFields());
      if (asked === 1) fields.set(field, type);
      return fields;
    };
    return told;
  };
}
