/** Starts both stand-ins with the demo's data, says where they are, and waits for Ctrl-C. */
import { parseArgs } from 'node:util';
import { startLocalWorld } from './start';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, 'org-port': { type: 'string' }, 'iterable-port': { type: 'string' } }
  });
  const world = await startLocalWorld({
    data: values.data,
    orgPort: portOf(values['org-port']),
    iterablePort: portOf(values['iterable-port'])
  });
  const settings = Object.entries(world.environment).map(
    ([name, value]) => `export ${name}='${value.trim()}'`
  );
  process.stdout.write(
    [
      `Local org:      ${world.org.url}/`,
      `Local Iterable: ${world.iterable.url}/`,
      '',
      'Settings for a bridge between the two (good for this process only):',
      ...settings,
      '',
      'Ctrl-C stops both.',
      ''
    ].join('\n')
  );
  await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  await world.close();
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? 0);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw new Error(`${text} is not a port`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
