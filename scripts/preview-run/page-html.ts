import type { Session } from './session';

/** The page: styles, what the session is, and the built script. */
export const pageHtml = (session: Session): string => `<!doctype html>
<html lang="${session.language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${session.app.label}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/assets/styles/salesforce-lightning-design-system.css" />
    <style>
      html,
      body.slds-scope {
        background: #f3f3f3;
        margin: 0;
        min-height: 100%;
      }
    </style>
    <script>
      globalThis.previewSession = ${JSON.stringify(session).replaceAll('<', '\\u003c')};
    </script>
  </head>
  <body class="slds-scope">
    <script src="/page.js"></script>
  </body>
</html>
`;
