/** The pages of one object and one record. */
import type { FieldSchema, ObjectSchema, Row } from '../model';
import { OrgError } from '../model';
import type { LocalOrgState } from '../org';
import { deleteRecord, undeleteRecord } from '../store/recycle';
import { html, type Html, page } from './html';

const rowsShown = 200;

/** The rows of an object that contain the words, the latest changes first. */
export function objectPage(org: LocalOrgState, object: ObjectSchema, words: string): string {
  const columns = columnsOf(object);
  const rows = Array.from(org.store.rows(object.name, { includeDeleted: true }))
    .filter((row) => contains(row, columns, words))
    .sort((a, b) => String(b.SystemModstamp).localeCompare(String(a.SystemModstamp)));
  const shown = rows.slice(0, rowsShown);
  return page(
    object.labelPlural,
    html`<form method="get"><input name="q" value="${words}" aria-label="Find" placeholder="Find" /></form>
      <p class="note">
        ${rows.length} records${rows.length > shown.length ? html`, the first ${shown.length} shown` : ''}
      </p>
      <table>
        <tr>
          ${columns.map((name) => html`<th>${name}</th>`)}
        </tr>
        ${shown.map((row) => rowHtml(object, row, columns))}
      </table>`
  );
}

function rowHtml(object: ObjectSchema, row: Row, columns: readonly string[]): Html {
  const cells = columns.map((name, index) =>
    index === 0
      ? html`<td><a href="/objects/${object.name}/${row.Id}">${row[name] ?? row.Id}</a></td>`
      : html`<td>${row[name]}</td>`
  );
  return html`<tr>
    ${cells}
  </tr> `;
}

function contains(row: Row, columns: readonly string[], words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return (
    wanted === '' ||
    columns.some((name) =>
      String(row[name] ?? '')
        .toLowerCase()
        .includes(wanted)
    )
  );
}

const preferred = ['Email', 'Company', 'Username', 'Status', 'DeveloperName', 'QualifiedApiName'];
const last = ['SystemModstamp', 'IsDeleted'];

/** A name first, then what people look for, then the fields of the package. */
function columnsOf(object: ObjectSchema): string[] {
  const names = object.fields.map((field) => field.name);
  const custom = object.fields
    .filter((field) => field.custom && field.length < 256)
    .sort((a, b) => Number(b.type === 'picklist') - Number(a.type === 'picklist'))
    .map((field) => field.name);
  const first = object.fields.find((field) => field.nameField)?.name ?? 'Id';
  const wanted = [first, 'Id', ...preferred, ...custom.slice(0, 6), ...last].filter((name) =>
    names.includes(name)
  );
  return [...new Set(wanted)];
}

/** One record as a form; `problem` is why the last edit was refused. */
export function recordPage(object: ObjectSchema, row: Row, problem?: string): string {
  const title = String(row.Name ?? row.DeveloperName ?? row.Id);
  const deleted = row.IsDeleted === true;
  return page(
    `${object.label}: ${title}`,
    html`<p>
        <a href="/objects/${object.name}">${object.labelPlural}</a
        >${deleted ? html` <b class="wrong">in the recycle bin</b>` : ''}
      </p>
      ${problem === undefined ? '' : html`<p class="wrong" role="alert">${problem}</p>`}
      <form method="post">
        <table>
          ${object.fields.map((field) => fieldHtml(field, row))}
        </table>
        <p>
          ${object.updateable && !deleted ? html`<button name="do" value="save">Save</button> ` : ''}
          ${object.deletable ? html`<button name="do" value="${deleted ? 'undelete' : 'delete'}">${deleted ? 'Undelete' : 'Delete'}</button>` : ''}
        </p>
      </form>`
  );
}

function fieldHtml(field: FieldSchema, row: Row): Html {
  return html`<tr>
    <th scope="row">${field.label}<br /><small class="note">${field.name}</small></th>
    <td>${input(field, row[field.name])}</td>
  </tr> `;
}

function input(field: FieldSchema, value: unknown): Html {
  if (!field.updateable)
    return html`${typeof value === 'object' && value !== null ? JSON.stringify(value) : value}`;
  if (field.type === 'boolean') {
    const options = ['true', 'false'].map((one) => option(one, one, String(value)));
    return html`<select name="${field.name}">
      ${options}
    </select>`;
  }
  if (field.type === 'picklist' && field.restrictedPicklist) {
    const options = field.picklistValues.map((entry) =>
      option(entry.value, entry.label, String(value ?? ''))
    );
    return html`<select name="${field.name}">
      ${option('', '', String(value ?? ''))}${options}
    </select>`;
  }
  if (field.type === 'textarea') return html`<textarea name="${field.name}" rows="3">${value}</textarea>`;
  return html`<input name="${field.name}" value="${value}" />`;
}

function option(value: string, label: string, chosen: string): Html {
  return value === chosen
    ? html`<option value="${value}" selected>${label}</option>`
    : html`<option value="${value}">${label}</option>`;
}

/** Carries out the form: saves what differs, deletes or undeletes, as the admin. Text is why it was refused. */
export function submit(
  org: LocalOrgState,
  object: ObjectSchema,
  row: Row,
  form: URLSearchParams
): string | undefined {
  const id = String(row.Id);
  try {
    if (form.get('do') === 'delete') deleteRecord(org.store, object.name, id, org.adminUserId);
    else if (form.get('do') === 'undelete') undeleteRecord(org.store, object.name, id, org.adminUserId);
    else save(org, object, row, form);
    return undefined;
  } catch (error) {
    if (error instanceof OrgError) return error.message;
    throw error;
  }
}

function save(org: LocalOrgState, object: ObjectSchema, row: Row, form: URLSearchParams): void {
  const changed: Row = {};
  for (const field of object.fields) {
    const given = form.get(field.name)?.replaceAll('\r\n', '\n');
    if (given !== undefined && field.updateable && given !== String(row[field.name] ?? '')) {
      changed[field.name] = given === '' ? null : given;
    }
  }
  if (Object.keys(changed).length > 0)
    org.store.update(object.name, String(row.Id), changed, org.adminUserId);
}
