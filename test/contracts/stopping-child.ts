/** A process that holds any job it gets until it is told to stop, and then stops as the service does. */
import { childArgument } from './child';
import { openQueue, type QueueAddress } from './queue-engines';

const main = async (): Promise<void> => {
  const queue = await openQueue(childArgument<QueueAddress>(), () => undefined);
  const told = new Promise<void>((resolve) => process.once('SIGTERM', () => resolve()));
  queue.process(
    () => {
      console.log('started');
      return told;
    },
    { concurrency: 1 }
  );
  console.log('ready');
  await told;
  await queue.close();
  console.log('closed');
};

void main();
