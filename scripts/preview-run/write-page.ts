/** Builds the page of the preview in a process of its own and prints where it is; `ensurePage` starts it. */
import { buildPage } from './build/bundle';

buildPage()
  .then((file) => process.stdout.write(`${file}\n`))
  .catch((error: Error & { readonly id?: string; readonly filename?: string; readonly frame?: string }) => {
    const place = error.id ?? error.filename ?? '';
    process.stderr.write([error.message, place, error.frame ?? '', ''].filter(Boolean).join('\n') + '\n');
    process.exitCode = 1;
  });
