import axe from 'axe-core';

declare global {
  namespace jest {
    interface Matchers<R> {
      /** No finding of axe in the element and what it draws; the element must be in the document. */
      toBeAccessible(): Promise<R>;
    }
  }
}

/** Rules that need a drawn page or a whole one: the tests in a browser apply them. */
const needsPage = ['color-contrast', 'region', 'landmark-one-main', 'page-has-heading-one', 'target-size'];

expect.extend({
  async toBeAccessible(element: Element) {
    if (!element.isConnected) throw new Error('Put the element into the document first.');
    const rules = Object.fromEntries(needsPage.map((rule) => [rule, { enabled: false }]));
    const { violations } = await axe.run(element, { rules, resultTypes: ['violations'] });
    const told = violations.map(
      ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `    ${node.html}`).join('\n')}`
    );
    return {
      pass: violations.length === 0,
      message: () => (told.length === 0 ? 'Expected findings of axe.' : told.join('\n'))
    };
  }
});
