/** `/services/data` and below it the list of resources of one version. Source: salesforce-api 0 (rows 2 to 4). */
import { type Call, json, type Reply, versionOf } from '../http/exchange';
import type { LocalOrgState } from '../org';

const seasons = ['Spring', 'Summer', 'Winter'];

/** v66.0 is Spring '26; three releases a year. */
function labelOf(version: number): string {
  const place = version - 66;
  const season = seasons[((place % 3) + 3) % 3] ?? '';
  const year = 26 + Math.floor(place / 3) + (season === 'Winter' ? 1 : 0);
  return `${season} '${String(year).padStart(2, '0')}`;
}

export function listVersions(): Reply {
  const versions = Array.from({ length: 47 }, (_, index) => index + 20);
  return json(
    versions.map((version) => ({
      label: labelOf(version),
      url: `/services/data/v${version}.0`,
      version: `${version}.0`
    }))
  );
}

const resources = ['composite', 'jobs', 'limits', 'query', 'queryAll', 'sobjects', 'tooling'];

export function listResources(_org: LocalOrgState, call: Call): Reply {
  const base = `/services/data/v${versionOf(call)}`;
  return json(Object.fromEntries(resources.map((name) => [name, `${base}/${name}`])));
}
