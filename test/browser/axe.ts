import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../scripts/preview-run/build/tools';
import type { DevTools, Page } from './playwright';

const axe = join(repository, 'node_modules/axe-core/axe.min.js');

const ask = `axe.run().then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
  nodes.map(({ target, html, any, all, none }) => [
    ...[id, help, target.join(' '), html.slice(0, 160)],
    ...[...any, ...all, ...none].map(({ message }) => message)
  ].join(' | '))))`;

/** Colours count once a dialog has faded in. Spinners turn without end. */
const stillness = `new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))).then(() =>
  Promise.allSettled(document.getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished))).then(() => undefined)`;

/**
 * What axe finds wrong with the page, one line each. It looks from a world of its own: in the page's the components'
 * shadow roots are imitated by changed DOM methods, which would hide from it what is inside.
 */
export async function violationsOf(page: Page): Promise<string[]> {
  const tools = await page.context().newCDPSession(page);
  const { frameTree } = await tools.send<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree');
  const { executionContextId: contextId } = await tools.send<{ executionContextId: number }>(
    'Page.createIsolatedWorld',
    { frameId: frameTree.frame.id }
  );
  await evaluate(tools, contextId, stillness);
  await evaluate(tools, contextId, `${readFileSync(axe, 'utf8')}; undefined`);
  const found = await evaluate(tools, contextId, ask);
  await tools.detach();
  return found as string[];
}

async function evaluate(tools: DevTools, contextId: number, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await tools.send<{
    result: { value?: unknown };
    exceptionDetails?: { text: string };
  }>('Runtime.evaluate', { contextId, expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(`axe failed: ${exceptionDetails.text}`);
  return result.value;
}
