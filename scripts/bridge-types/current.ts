import path from 'node:path';
import { adminEndpoints, openEndpoints } from '../../bridge/http/endpoints/all-endpoints';
import { openApiDocument } from '../../bridge/http/openapi';
import { bridgeTypes } from './bridge-types';

/** What components of the package know of the bridge's answers. */
export const typesFile = path.resolve(__dirname, '../../force-app/types/bridge.d.ts');

/** As the endpoints of this checkout have it. */
export function currentBridgeTypes(): string {
  const { components } = openApiDocument(openEndpoints, adminEndpoints) as {
    components: { schemas: Parameters<typeof bridgeTypes>[0] };
  };
  return bridgeTypes(components.schemas);
}
