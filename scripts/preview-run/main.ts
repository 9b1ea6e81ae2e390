/** Starts the preview, says where it is, and waits for Ctrl-C. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { linkCampaign } from './link-campaign';
import { startPreview } from './start-preview';
import { userKeys } from './users';

const options = z.object({
  user: z.enum(userKeys).default('admin'),
  namespace: z
    .string()
    .regex(/^[a-z]\w{0,14}$/i)
    .optional(),
  hours: z.coerce.number().int().min(0).max(48).default(25),
  port: z.coerce.number().int().min(0).max(65535).default(0)
});

/** Enough to look around in, and few enough to live through a day in seconds. */
const people = { contacts: 600, leads: 150 };

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      user: { type: 'string' },
      namespace: { type: 'string' },
      hours: { type: 'string' },
      port: { type: 'string' }
    }
  });
  const { hours: pastHours, ...chosen } = options.parse(values);
  const preview = await startPreview({ ...chosen, pastHours, people, prepare: linkCampaign });
  const addresses = preview.users.map(({ key, name }) => `  ${name.padEnd(16)} ${preview.url}/?user=${key}`);
  process.stdout.write(
    [
      `Preview:        ${preview.url}/`,
      `Local org:      ${preview.world.org.url}/`,
      `Local Iterable: ${preview.world.iterable.url}/`,
      '',
      'Look as:',
      ...addresses,
      '',
      'Ctrl-C stops everything.',
      ''
    ].join('\n')
  );
  await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  await preview.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
