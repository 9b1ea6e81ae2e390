import { InvalidArgumentError, type Command } from 'commander';
import { exitCodes } from '../commands/exit-codes';
import { exportOutboundMessage, type ExportAnswer } from '../commands/export-outbound-message';
import { command, type Performance } from './performance';

interface ExportOptions {
  readonly object: string;
  readonly user: string;
  readonly endpoint: URL;
  readonly fields?: readonly string[];
  readonly out?: string;
}

/** `bridge outbound-message export`. */
export function addOutboundMessageCommands(program: Command, { perform }: Performance): void {
  const group = program
    .command('outbound-message')
    .description('lets Salesforce say at once that a record changed');
  command(group, 'export', 'writes the metadata that sends outbound messages, to be deployed by the sf CLI')
    .requiredOption('--object <object>', 'API name, e.g. Contact', objectName)
    .requiredOption('--user <username>', 'the user to send as, e.g. the integration user', username)
    .requiredOption(
      '--endpoint <url>',
      'where Salesforce reaches the bridge, without the secret',
      endpointUrl
    )
    .option('--fields <fields>', 'fields beside Id, separated by commas; the bridge needs none', fieldNames)
    .option('--out <folder>', 'folder to write into (./outbound-message-<object>)')
    .action(({ fields = [], out, ...options }: ExportOptions) =>
      perform('bridge outbound-message export', async (bridge) => {
        const answer = await exportOutboundMessage(bridge, { ...options, fields, out: out ?? null });
        return { json: answer, text: textOf(answer), exitCode: exitCodes.done };
      })
    );
}

function objectName(value: string): string {
  if (/^[a-z]\w{0,79}$/i.test(value)) return value;
  throw new InvalidArgumentError('It must be the API name of an object.');
}

const fieldNames = (value: string): string[] => value.split(',').map((name) => objectName(name.trim()));

function username(value: string): string {
  if (/^[^\s@<>&"']+@[^\s@<>&"']+$/.test(value) && value.length <= 80) return value;
  throw new InvalidArgumentError(
    'It must be the username of a Salesforce user, which looks like an address.'
  );
}

/** A query or a secret of its own would end up in the middle of the address. */
function endpointUrl(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : null;
  const isPlain =
    url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username && !url.password;
  if (isPlain && !url.pathname.includes('/outbound-messages')) return url;
  throw new InvalidArgumentError('It must be the address of the bridge, such as https://bridge.example.com.');
}

const textOf = ({ object, outboundMessage, flow, folder, files, deploy, warnings }: ExportAnswer): string =>
  [
    `Outbound message ${outboundMessage} and flow ${flow}, for each record of ${object} that is created or changed.`,
    `In ${folder}:`,
    ...files.map((file) => `  ${file}`),
    'Deploy it from there:',
    `  ${deploy}`,
    ...warnings.map((warning) => `Warning: ${warning}`)
  ].join('\n');
