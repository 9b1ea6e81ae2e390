import { createElement } from 'lwc';
import CsvExport from 'c/csvExport';
import { settle } from 'test-support/shown';

type Part = HTMLElement & Record<string, unknown>;
type Load = (cursor: string | null) => Promise<{ rows: string[][]; next: string | null }>;

async function pressed(load: Load): Promise<{ told: string | null; files: string[] }> {
  const element = createElement('c-csv-export', { is: CsvExport });
  Object.assign(element, { columns: ['a'], load, fileName: 'x.csv' });
  document.body.appendChild(element);
  await expect(element).toBeAccessible();
  const find = (selector: string) => element.shadowRoot?.querySelector<Part>(selector) as Part;
  const files: string[] = [];
  find('a').addEventListener('click', (event) => {
    event.preventDefault();
    files.push(decodeURIComponent((event.currentTarget as HTMLAnchorElement).href));
  });
  find('[data-id="export"]').click();
  await settle();
  return { told: find('[data-id="told"]').textContent, files };
}

afterEach(() => document.body.replaceChildren());

test('Hx-03 Hx-04 all pages come into one file', async () => {
  const load: Load = async (cursor) => {
    if (cursor === null) return { rows: [['1']], next: 'c' };
    return { rows: [['2']], next: null };
  };
  const { files, told } = await pressed(load);
  expect(files).toHaveLength(1);
  expect(files[0]).toContain('a\r\n1\r\n2\r\n');
  expect(told).toBe('2 lines were exported.');
});

test('Hx-03 a file that would be too long is cut off, and says so', async () => {
  const rows = Array.from({ length: 2500 }, (_, line) => [String(line)]);
  const { told } = await pressed(async () => ({ rows, next: 'more' }));
  expect(told).toContain('the first 5,000 lines');
});

test('Hx-03 a failure on the way leaves no half a file', async () => {
  const { files, told } = await pressed(() => Promise.reject({ body: { message: 'No.' } }));
  expect(files).toEqual([]);
  expect(told).toBe('No.');
});
