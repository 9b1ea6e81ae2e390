/**
 * Everything that stands between a button and Iterable, in a real browser: the package's components and Apex, a running
 * bridge, the local org and the local Iterable. One world a file; whoever looks at it is a `Visitor`.
 */
import { existsSync } from 'node:fs';
import { startPreview, type Preview, type PreviewOptions } from '../../scripts/preview-run/start-preview';
import { missingTools } from '../../scripts/preview-run/build/tools';
import { startChromium, type Browser } from './playwright';
import { Visitor, type VisitorOptions } from './visitor';

/** The first file of a run also builds the page. */
jest.setTimeout(400_000);

const chromiums = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const chromium = process.env.CHROMIUM ?? chromiums.find((path) => existsSync(path));
const missing =
  missingTools() ?? (chromium ? null : 'Chromium is not installed (scripts/install-chromium.sh)');

export interface BrowserWorld extends Preview {
  /** Opens a browser window of its own. */
  visit(options?: VisitorOptions): Promise<Visitor>;
  /** What the pages complained about since it was last asked: errors of the console and of scripts. */
  complaints(): string[];
}

/** A suite in the browser: passed over, with a word, where there is none; with CI=true it fails there. */
export function describeInBrowser(name: string, suite: () => void): void {
  if (!missing || (process.env.CI && process.env.CI !== 'false')) return describe(name, suite);
  console.warn(`skipped: ${missing}`);
  describe.skip(name, suite);
}

export async function openBrowserWorld(options: PreviewOptions = {}): Promise<BrowserWorld> {
  if (missing || !chromium) throw new Error(`No browser test can run here: ${missing}.`);
  const preview = await startPreview(options);
  let browser: Browser;
  try {
    browser = await startChromium(chromium);
  } catch (error) {
    await preview.close();
    throw error;
  }
  const heard: string[] = [];
  return {
    ...preview,
    visit: (asked = {}) => Visitor.open({ browser, url: preview.url, heard }, asked),
    complaints: () => heard.splice(0),
    close: async () => {
      await browser.close();
      await preview.close();
    }
  };
}
