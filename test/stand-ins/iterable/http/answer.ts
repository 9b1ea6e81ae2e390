/** What goes back over the wire. Bodies as iterable-api 2.1 and 2.4 show them. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const json = (status: number, body: unknown, headers?: Record<string, string>): Answer => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(body),
  headers
});

export const text = (status: number, body: string): Answer => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body
});

export const html = (status: number, body: string): Answer => ({
  status,
  contentType: 'text/html; charset=utf-8',
  body
});

export const success = (msg = ''): Answer => json(200, { msg, code: 'Success', params: null });

export const refusal = (status: number, code: string, msg: string, params: unknown = null): Answer =>
  json(status, { msg, code, params });

export const badParams = (msg: string, params: unknown = null): Answer =>
  refusal(400, 'BadParams', msg, params);

/** iterable-api 2.3.6: a page, not JSON. */
export const actionNotFound = (): Answer =>
  html(
    404,
    '<!doctype html><html><head><meta charset="utf-8"><title>Action not found</title></head>' +
      '<body><h1>Action not found</h1></body></html>'
  );

/** What a gateway in front of the service says. */
export const gatewayPage = (status: number, reason: string): Answer =>
  html(
    status,
    `<html><head><title>${status} ${reason}</title></head><body><center><h1>${status} ${reason}</h1></center></body></html>`
  );
