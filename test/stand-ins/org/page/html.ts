const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
};

/** Text that may stand in HTML, in an attribute too. */
export function escapeHtml(value: unknown): string {
  return String(value ?? '').replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** HTML that is safe to put into a page as it is. */
export class Html {
  constructor(readonly text: string) {}
}

/** A template whose values are escaped, unless they are Html; lists are joined. */
export function html(strings: TemplateStringsArray, ...values: readonly unknown[]): Html {
  const parts = strings.map((text, index) => text + (index < values.length ? written(values[index]) : ''));
  return new Html(parts.join(''));
}

function written(value: unknown): string {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(written).join('');
  return escapeHtml(value);
}

const style = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1c2733}
a{color:#0b5cab}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #d8dde4;padding:.3rem .6rem;
text-align:left;vertical-align:top}input,textarea,select{font:inherit;width:100%;box-sizing:border-box}
.note{color:#5a6b7f}.wrong{color:#a8071a}button{font:inherit;padding:.3rem 1rem}nav{margin-bottom:1rem}`;

/** A whole page. No scripts and nothing from outside: the content policy says so to the browser. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <nav><a href="/">Local org</a></nav>
        <h1>${title}</h1>
        ${body}
      </body>
    </html>`.text;
}
