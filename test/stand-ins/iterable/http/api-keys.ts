import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { refusal, type Answer } from './answer';
import type { ProjectOptions } from '../options';
import type { Project } from '../project';

type Refused = NonNullable<ProjectOptions['refusedKeys']>[number]['because'];

interface KnownKey {
  readonly project: Project;
  readonly refused: Refused | null;
}

/** Which key opens which project (iterable-api 1). */
export class ApiKeys {
  private readonly keys = new Map<string, KnownKey>();

  add(options: ProjectOptions, project: Project): void {
    this.addKey(options.apiKey, { project, refused: null });
    for (const { key, because } of options.refusedKeys ?? []) this.addKey(key, { project, refused: because });
  }

  projectOf(key: string): Project | undefined {
    return this.keys.get(key)?.project;
  }

  /** The project of a request, or the 401 of iterable-api 2.4. */
  open(headers: IncomingHttpHeaders, method: string, endpoint: string): Project | Answer {
    const key = headerKey(headers);
    const known = key === null ? undefined : this.keys.get(key);
    if (!known || key === null) return unknownKey(endpoint);
    const params = { ip: caller, endpoint };
    if (known.refused === 'jwt' && headers.authorization === undefined) {
      return refusal(401, 'BadAuthorizationHeader', 'A JWT is required in the Authorization header', params);
    }
    if (known.refused === 'client-side') {
      return endpoint === '/api/users/merge'
        ? refusal(403, 'Forbidden', 'Merging users needs a server-side key')
        : known.project;
    }
    if (known.refused === null || (known.refused === 'read-only' && method === 'GET')) return known.project;
    return refusal(401, 'BadApiKey', 'Disabled API key or insufficient privileges', {
      ...params,
      apiKeyIdentifier: createHash('sha256').update(key).digest('hex').slice(0, 8),
      apiKeyType: known.refused === 'read-only' ? 'ReadOnly' : 'ServerSide'
    });
  }

  private addKey(key: string, known: KnownKey): void {
    if (this.keys.has(key)) throw new Error('Two projects cannot share an API key');
    this.keys.set(key, known);
  }
}

const caller = '127.0.0.1';

/** iterable-api 2.4: the 401 for a key that nobody has. */
export const unknownKey = (endpoint: string): Answer =>
  refusal(401, 'BadApiKey', 'Invalid API key', { ip: caller, endpoint });

/** `Api-Key` is the documented spelling; recorded integrations write `Api_Key` and `api_key`, too. */
function headerKey(headers: IncomingHttpHeaders): string | null {
  const value = headers['api-key'] ?? headers['api_key'];
  return typeof value === 'string' ? value : null;
}
