import { html, type Answer } from './answer';
import type { Catalog } from '../catalogs/catalogs';
import type { ListRecord } from '../lists/lists';
import type { Project } from '../project';
import { profileOf, type UserRecord } from '../users/user-store';

/** The page at `/`: what a person can see in the projects right now. Not part of the API and not counted. */

const shownUsers = 200;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
};

const escape = (value: unknown): string =>
  String(value ?? '').replace(/[&<>"']/g, (character) => escapes[character] ?? '');

const row = (cells: readonly unknown[]): string =>
  `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`;

const table = (heads: readonly string[], rows: readonly string[]): string =>
  `<table><tr>${heads.map((head) => `<th>${escape(head)}</th>`).join('')}</tr>${rows.join('')}</table>`;

const style =
  'body{font:14px system-ui;margin:2rem;max-width:80rem}table{border-collapse:collapse;margin:.5rem 0 2rem}' +
  'td,th{border:1px solid #ccc;padding:.25rem .5rem;text-align:left;vertical-align:top;max-width:40rem;overflow-wrap:anywhere}';

export function page(projects: readonly Project[], query: URLSearchParams): Answer {
  const chosen = projects.find(({ id }) => String(id) === query.get('project')) ?? projects[0];
  const search = query.get('q') ?? '';
  const body = chosen ? projectSections(chosen, search) : '<p>No projects.</p>';
  return html(
    200,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Local Iterable</title><style>${style}</style></head>` +
      `<body><h1>Local Iterable</h1><nav>${projects.map(projectLink).join(' · ')}</nav>${body}</body></html>`
  );
}

const projectLink = ({ id, name, type }: Project): string =>
  `<a href="/?project=${id}">${escape(name)} (${escape(type)})</a>`;

function projectSections(project: Project, search: string): string {
  project.pipelines.catchUp();
  return (
    `<h2>${escape(project.name)}</h2><p>${project.users.size} users, ${project.events.size} events, ${project.purchases.size} purchases, ${project.pipelines.pending} writes on their way</p>` +
    searchForm(project, search) +
    usersTable(project, search) +
    `<h3>Fields</h3>${table(['field', 'type'], Object.entries(project.fields.toJSON()).map(row))}` +
    `<h3>Lists</h3>${table(['id', 'name', 'type', 'users'], project.lists.all().map(listRow))}` +
    `<h3>Catalogs</h3>${table(['name', 'items', 'fields'], project.catalogs.all().map(catalogRow))}`
  );
}

const searchForm = (project: Project, search: string): string =>
  `<form><input type="hidden" name="project" value="${project.id}">` +
  `<input name="q" value="${escape(search)}" placeholder="email, userId or value"> <button>Search</button></form>`;

function usersTable(project: Project, search: string): string {
  const wanted = search.toLowerCase();
  const rows: string[] = [];
  for (const record of project.users.all()) {
    if (rows.length === shownUsers) break;
    const cells = userCells(record, project);
    if (cells.some((cell) => cell.toLowerCase().includes(wanted))) rows.push(row(cells));
  }
  return `<h3>Users</h3><p>At most ${shownUsers} are shown.</p>${table(['email', 'userId', 'profile'], rows)}`;
}

const userCells = (record: UserRecord, project: Project): string[] => [
  record.email ?? '',
  record.userId ?? '',
  JSON.stringify(profileOf(record, project.type))
];

const catalogRow = ({ name, items, fields }: Catalog): string => row([name, items.size, fields.size]);

const listRow = (list: ListRecord): string => row([list.id, list.name, list.listType, list.members.size]);
