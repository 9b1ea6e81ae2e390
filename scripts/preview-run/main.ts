/** Starts the preview, says where it is, and waits for Ctrl-C. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startPreview } from './start-preview';
import { userKeys } from './users';

const options = z.object({
  user: z.enum(userKeys).default('admin'),
  namespace: z
    .string()
    .regex(/^[a-z]\w{0,14}$/i)
    .optional(),
  port: z.coerce.number().int().min(0).max(65535).default(0)
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { user: { type: 'string' }, namespace: { type: 'string' }, port: { type: 'string' } }
  });
  const preview = await startPreview(options.parse(values));
  const people = preview.users.map(({ key, name }) => `  ${name.padEnd(16)} ${preview.url}/?user=${key}`);
  process.stdout.write(
    [
      `Preview:        ${preview.url}/`,
      `Local org:      ${preview.world.org.url}/`,
      `Local Iterable: ${preview.world.iterable.url}/`,
      '',
      'Look as:',
      ...people,
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
