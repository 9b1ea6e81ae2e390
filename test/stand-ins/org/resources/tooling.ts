/** The Tooling API is not played: its objects do not exist, which clients take for "feature off". Source: salesforce-api 12. */
import type { Call, Reply } from '../http/exchange';
import { OrgError } from '../model';
import type { LocalOrgState } from '../org';

export function toolingQuery(_org: LocalOrgState, call: Call): Reply {
  const soql = call.query.get('q') ?? '';
  const object = /\bfrom\s+(\w+)/i.exec(soql)?.[1];
  if (object === undefined) throw new OrgError(400, 'MALFORMED_QUERY', `unexpected token: ${soql}`);
  throw new OrgError(400, 'INVALID_TYPE', `sObject type '${object}' is not supported.`);
}
