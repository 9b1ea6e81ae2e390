import { join } from 'node:path';
import type { Language } from '../../scripts/preview-run/labels';
import { repository } from '../../scripts/preview-run/build/tools';
import type { UserKey } from '../../scripts/preview-run/users';
import { violationsOf } from './axe';
import type { Browser, Locator, Page } from './playwright';

export interface VisitorOptions {
  /** Pixels. */
  readonly width?: number;
  readonly user?: UserKey;
  readonly language?: Language;
}

interface Place {
  readonly browser: Browser;
  readonly url: string;
  /** Takes what the page complains about. */
  readonly heard: string[];
}

/** Said in development mode of every base component that names another one across a shadow root. */
const ariaTalk = /synthetic shadow|aria-(labelledby|describedby|controls|owns|activedescendant)/i;

/** Somebody in front of the screen. */
export class Visitor {
  private constructor(
    readonly page: Page,
    private readonly url: string,
    private readonly width: number
  ) {}

  static async open({ browser, url, heard }: Place, options: VisitorOptions): Promise<Visitor> {
    const { width = 1280, user = 'admin', language = 'en' } = options;
    const context = await browser.newContext({ viewport: { width, height: width > 1000 ? 900 : 1024 } });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('console', (message) => {
      if (message.type() === 'error' && !ariaTalk.test(message.text())) heard.push(message.text());
    });
    page.on('pageerror', (error) => heard.push(String(error.stack)));
    await page.goto(`${url}/?user=${user}&language=${language}`);
    return new Visitor(page, url, width);
  }

  /** Opens an address of the preview. */
  async go(path: string): Promise<void> {
    await this.page.goto(this.url + path);
  }

  /** Opens the page of a record. */
  async goToRecord(id: string): Promise<void> {
    await this.go(`/lightning/r/${id}/view`);
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }

  /** What axe finds wrong with what is shown, one line each. */
  violations(): Promise<string[]> {
    return violationsOf(this.page);
  }

  /** Whether it can be seen without scrolling: wholly inside the window. */
  async isInSight(shown: Locator): Promise<boolean> {
    const box = await shown.boundingBox();
    const height = await this.page.evaluate<number>('innerHeight');
    return box !== null && box.y >= 0 && box.y + box.height <= height;
  }

  /** Takes something by the mouse and lets it go on something else; both have to fit into the window. */
  async drag(what: Locator, onto: Locator): Promise<void> {
    // Scrolls there, too.
    await what.click();
    const [from, to] = [await what.boundingBox(), await onto.boundingBox()];
    if (!from || !to) throw new Error('There is nothing to drag, or nowhere to let it go.');
    const { mouse } = this.page;
    await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await mouse.down();
    await mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 10 });
    await mouse.up();
  }

  /** Whether the page is wider than the window, so that it scrolls sideways. */
  async scrollsSideways(): Promise<boolean> {
    return this.page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
  }

  /** Keeps what is seen as a picture of the documentation; only when pictures were asked for. */
  async picture(name: string): Promise<void> {
    if (!process.env.SCREENSHOTS) return;
    await this.page.waitForTimeout(400);
    const path = join(repository, 'docs/images', `${name}-${this.width}.png`);
    await this.page.screenshot({ path, animations: 'disabled' });
  }
}
