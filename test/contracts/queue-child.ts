/** A process that takes jobs and never ends them; it says which it has. */
import { childArgument } from './child';
import { openQueue, type QueueAddress } from './queue-engines';

const main = async (): Promise<void> => {
  const queue = await openQueue(childArgument<QueueAddress>(), (what, error) => console.error(what, error));
  const never = new Promise<void>(() => undefined);
  queue.process(
    ({ key, payload }) => {
      console.log(JSON.stringify({ key, payload }));
      return never;
    },
    { concurrency: 1 }
  );
};

void main();
