/** Path and query of a request line. Slashes at the start are one, at the end none. Source: salesforce-api 0 (row 1). */
export function normalisePath(url: string): { path: string; query: URLSearchParams } {
  const place = url.indexOf('?');
  const path = place < 0 ? url : url.slice(0, place);
  const query = new URLSearchParams(place < 0 ? '' : url.slice(place + 1));
  return { path: `/${path.replace(/^\/+/, '').replace(/\/+$/, '')}`, query };
}
