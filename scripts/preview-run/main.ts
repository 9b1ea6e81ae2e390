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
  port: z.coerce.number().int().min(0).max(65535).default(0),
  new: z.boolean().default(false)
});

/** Enough to look around in, and few enough to live through a day in seconds. */
const people = { contacts: 600, leads: 150 };

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      user: { type: 'string' },
      namespace: { type: 'string' },
      hours: { type: 'string' },
      port: { type: 'string' },
      new: { type: 'boolean' }
    }
  });
  const { hours, new: isNew, ...chosen } = options.parse(values);
  const org = isNew
    ? ({ setUp: 'nothing' } as const)
    : ({ pastHours: hours, prepare: linkCampaign } as const);
  const preview = await startPreview({ ...chosen, people, ...org });
  const addresses = preview.users.map(({ key, name }) => `  ${name.padEnd(16)} ${preview.url}/?user=${key}`);
  process.stdout.write(
    [
      `Preview:        ${preview.url}/`,
      `Local org:      ${preview.world.org.url}/`,
      `Local Iterable: ${preview.world.iterable.url}/`,
      ...(isNew ? [`Bridge:         ${preview.bridge.url}, token ${preview.bridgeToken}`] : []),
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
