import { requireTool } from '../../scripts/preview-run/build/tools';

/** What is used of playwright-core, whose own types are installed apart from this repository's packages. */
export interface Locator {
  click(options?: { timeout?: number }): Promise<void>;
  fill(text: string): Promise<void>;
  check(): Promise<void>;
  press(key: string): Promise<void>;
  count(): Promise<number>;
  isVisible(): Promise<boolean>;
  innerText(): Promise<string>;
  inputValue(): Promise<string>;
  allInnerTexts(): Promise<string[]>;
  boundingBox(): Promise<{ x: number; y: number; width: number; height: number } | null>;
  waitFor(options?: {
    state?: 'visible' | 'hidden' | 'attached' | 'detached';
    timeout?: number;
  }): Promise<void>;
  first(): Locator;
  last(): Locator;
  nth(index: number): Locator;
  locator(selector: string): Locator;
  filter(options: { hasText?: string | RegExp; has?: Locator }): Locator;
  getByRole(role: string, options?: Named): Locator;
  getByText(text: string | RegExp, options?: { exact?: boolean }): Locator;
  getByLabel(text: string | RegExp, options?: { exact?: boolean }): Locator;
}

interface Named {
  readonly name?: string | RegExp;
  readonly exact?: boolean;
  readonly level?: number;
}

interface ConsoleMessage {
  type(): string;
  text(): string;
}

interface CallAnswer {
  text(): Promise<string>;
}

/** A call of the page on its way. */
interface Call {
  fetch(): Promise<CallAnswer>;
  fulfill(answer: { json: unknown } | { response: CallAnswer }): Promise<void>;
}

export interface Page extends Pick<Locator, 'locator' | 'getByRole' | 'getByText' | 'getByLabel'> {
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  url(): string;
  title(): Promise<string>;
  evaluate<Result>(script: string): Promise<Result>;
  screenshot(options: { path: string; fullPage?: boolean; animations?: 'disabled' }): Promise<unknown>;
  waitForTimeout(milliseconds: number): Promise<void>;
  waitForURL(url: string | RegExp): Promise<void>;
  setDefaultTimeout(milliseconds: number): void;
  on(event: 'console', listener: (message: ConsoleMessage) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  route(url: string | RegExp, answer: (call: Call) => unknown): Promise<void>;
  unroute(url: string): Promise<void>;
  unrouteAll(options: { behavior: 'ignoreErrors' }): Promise<void>;
  readonly keyboard: { press(key: string): Promise<void> };
  readonly mouse: {
    move(x: number, y: number, options?: { steps?: number }): Promise<void>;
    down(): Promise<void>;
    up(): Promise<void>;
  };
  context(): { close(): Promise<void>; newCDPSession(page: Page): Promise<DevTools> };
}

export interface DevTools {
  send<Answer>(method: string, params?: object): Promise<Answer>;
  detach(): Promise<void>;
}

export interface Browser {
  newContext(options: { viewport: { width: number; height: number }; deviceScaleFactor?: number }): Promise<{
    newPage(): Promise<Page>;
    close(): Promise<void>;
  }>;
  close(): Promise<void>;
}

interface PlaywrightTool {
  readonly chromium: {
    launch(options: { executablePath: string; args: readonly string[] }): Promise<Browser>;
  };
}

/** Nothing of it calls out: the network of this machine is all there is. */
const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--force-color-profile=srgb']
];

export const startChromium = (executablePath: string): Promise<Browser> =>
  requireTool<PlaywrightTool>('playwright-core').chromium.launch({ executablePath, args: flags });
