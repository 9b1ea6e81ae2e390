import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ConfigError } from '../errors';
import { messageName, metadataFiles } from '../outbound/message-metadata';
import type { Bridge } from '../wire';

export interface ExportRequest {
  readonly object: string;
  /** Username of the user to send as. */
  readonly user: string;
  /** Where Salesforce reaches the bridge; the secret of the settings is added. */
  readonly endpoint: URL;
  readonly fields: readonly string[];
  /** Folder to write into; null makes one of the object's name. */
  readonly out: string | null;
}

export interface ExportAnswer {
  readonly object: string;
  readonly outboundMessage: string;
  readonly flow: string;
  /** Absolute. */
  readonly folder: string;
  /** Inside the folder. */
  readonly files: readonly string[];
  /** What deploys it, to be run in the folder. */
  readonly deploy: string;
  /** What whoever deploys it has to know. */
  readonly warnings: readonly string[];
}

/** Definitions by which is looked whether some sync reads the object are at most so old, in seconds. */
const definitionSeconds = 30;

/**
 * Writes the outbound message and the flow of an object as a project that the Salesforce CLI deploys. It is no part of
 * the package: its endpoint holds a secret, and its user is one of the org's. ConfigError for an object or field that
 * the org does not have, for an endpoint that Salesforce does not call, and without a secret in the settings.
 */
export async function exportOutboundMessage(bridge: Bridge, request: ExportRequest): Promise<ExportAnswer> {
  const { salesforce, outboundMessageSecret } = bridge.settings;
  const endpointUrl = endpointWith(request.endpoint, outboundMessageSecret);
  const { object, fields } = await namesInOrg(bridge, request);
  const folder = resolve(request.out ?? `outbound-message-${object}`);
  const { apiVersion, namespace } = salesforce;
  const files = metadataFiles({ object, fields, user: request.user, endpointUrl, apiVersion, namespace });
  for (const { path, text, holdsSecret } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    // Nobody else on this machine is to read the secret.
    await writeFile(join(folder, path), text, { mode: holdsSecret ? 0o600 : 0o644 });
  }
  const name = messageName(object);
  return {
    object,
    outboundMessage: `${object}.${name}`,
    flow: name,
    folder,
    files: files.map(({ path }) => path),
    deploy: 'sf project deploy start --source-dir force-app --target-org <org>',
    warnings: [
      ...secretWarnings(files.flatMap(({ path, holdsSecret }) => (holdsSecret ? [path] : []))),
      ...(await unreadWarnings(bridge, object))
    ]
  };
}

/** Ports that Salesforce calls; source: salesforce-api 7. */
function endpointWith(endpoint: URL, secret: string | null): string {
  const { protocol, port } = endpoint;
  const number = Number(port || (protocol === 'https:' ? 443 : 80));
  if (number < 1024 && number !== (protocol === 'https:' ? 443 : 80)) {
    throw new ConfigError(
      'message.endpoint',
      `Salesforce does not call port ${number} by ${protocol.slice(0, -1)}.`,
      {
        fix: 'Use https on port 443, or a port from 1024 on.'
      }
    );
  }
  if (secret === null) {
    throw new ConfigError('message.no-secret', 'Settings: there is no secret for outbound messages.', {
      fix: 'Set OUTBOUND_MESSAGE_SECRET, for this command and for the service: 32 random letters and digits.'
    });
  }
  return `${endpoint.href.replace(/\/+$/, '')}/outbound-messages/${secret}`;
}

/** Names as the org spells them. */
async function namesInOrg(
  { org }: Bridge,
  request: ExportRequest
): Promise<Pick<ExportRequest, 'object' | 'fields'>> {
  const schema = await org.client().describe(request.object);
  const fields = request.fields.map((given) => {
    const field = schema.fields.get(given.toLowerCase());
    if (field) return field.name;
    throw new ConfigError(
      'message.unknown-field',
      `${schema.object} has no field ${given} that the bridge's user may see.`,
      {
        fix: 'Leave --fields out: the bridge needs the Id alone, and reads the rest itself.'
      }
    );
  });
  return { object: schema.object, fields };
}

const secretWarnings = (paths: readonly string[]): string[] =>
  paths.map(
    (path) =>
      `${path} holds the secret of the endpoint: do not commit it, and delete the folder once it is deployed.`
  );

async function unreadWarnings(bridge: Bridge, object: string): Promise<string[]> {
  const { syncs } = await bridge.config(definitionSeconds);
  const isRead = syncs.some(
    ({ status, sourceObject }) => status === 'Active' && sourceObject.toLowerCase() === object.toLowerCase()
  );
  return isRead ? [] : [`No active sync reads ${object}: its messages would be taken and passed over.`];
}
