/** A page for people at `/`: which objects and records are here, and a form to change one. It is no part of the API. */
import type { SeenRequest } from '../faults';
import type { Reply } from '../http/exchange';
import type { LocalOrgState } from '../org';
import { html, page } from './html';
import { objectPage, recordPage, submit } from './record-page';

/** The page of a request, or undefined when it is not for a page. */
export function orgPage(org: LocalOrgState, request: SeenRequest): Reply | undefined {
  const [top, objectName = '', id] = request.path.split('/').slice(1);
  if (request.path === '/' && request.method === 'GET') return shown(overview(org));
  if (top !== 'objects') return undefined;
  const object = org.catalog.get(objectName);
  if (!object) return shown(page('Not here', html`<p>The org has no object ${objectName}.</p>`), 404);
  if (id === undefined) return shown(objectPage(org, object, request.query.get('q') ?? ''));
  const row = org.store.rowById(object.name, id);
  if (!row) return shown(page('Not here', html`<p>There is no record ${id}.</p>`), 404);
  if (request.method !== 'POST') return shown(recordPage(object, row));
  if (isForeign(org, request))
    return shown(page('Refused', html`<p>The form was sent from another page.</p>`), 403);
  const problem = submit(org, object, row, new URLSearchParams(request.body));
  if (problem !== undefined) return shown(recordPage(object, row, problem), 400);
  return { status: 303, headers: { location: `/objects/${object.name}/${String(row.Id)}` } };
}

/** A page elsewhere could post the form through the visitor's browser. */
function isForeign(org: LocalOrgState, { headers }: SeenRequest): boolean {
  const { origin } = headers;
  return origin !== undefined && origin !== org.url && origin !== org.url.replace('127.0.0.1', 'localhost');
}

function shown(text: string, status = 200): Reply {
  const headers = {
    'content-type': 'text/html;charset=UTF-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    'x-content-type-options': 'nosniff'
  };
  return { status, text, headers };
}

function overview(org: LocalOrgState): string {
  const objects = Array.from(org.catalog.all())
    .map((object) => ({ object, count: org.store.count(object.name) }))
    .sort((a, b) => b.count - a.count || a.object.name.localeCompare(b.object.name));
  const { used, max } = org.usage;
  return page(
    'Local org',
    html`<p class="note">
        Organization ${org.orgId}, ${used} of ${max} API calls used, clock at
        ${org.clock.now().toISOString()}.
      </p>
      <table>
        <tr>
          <th>Object</th>
          <th>API name</th>
          <th>Records</th>
        </tr>
        ${objects.map(
          ({ object, count }) =>
            html`<tr>
              <td><a href="/objects/${object.name}">${object.labelPlural}</a></td>
              <td>${object.name}</td>
              <td>${count}</td>
            </tr> `
        )}
      </table>`
  );
}
