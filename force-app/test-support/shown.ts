import { createElement } from 'lwc';

type Component = Parameters<typeof createElement>[1]['is'];

/** Puts a component with these properties on the page, and waits until it is drawn. */
export async function show<Properties extends object>(
  tag: string,
  is: Component,
  properties: Properties
): Promise<HTMLElement & Properties> {
  const element = Object.assign(createElement(tag, { is }), properties);
  document.body.appendChild(element);
  await settle();
  return element;
}

/** Until every promise that is under way has ended, and everything is drawn. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const rootOf = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;

/** A part of the component by its `data-id`, or by a selector; null where it is not drawn. */
export const part = <Part extends Element = HTMLElement>(element: Element, name: string): Part | null =>
  parts<Part>(element, name)[0] ?? null;

export function parts<Part extends Element = HTMLElement>(element: Element, name: string): Part[] {
  const named = /^[a-z-]+$/.test(name)
    ? [...rootOf(element).querySelectorAll<Part>(`[data-id="${name}"]`)]
    : [];
  return named.length > 0 ? named : [...rootOf(element).querySelectorAll<Part>(name)];
}

/** What is read in a part, with one blank between words; null where it is not drawn. */
export const textOf = (element: Element, name: string): string | null =>
  part(element, name)?.textContent?.replace(/\s+/g, ' ').trim() ?? null;

export const press = async (element: Element, name: string): Promise<void> => {
  const pressed = part(element, name);
  if (!pressed) throw new Error(`There is no ${name} to press.`);
  pressed.click();
  await settle();
};

/** Details of the events of one kind that an element raises, first to last. */
export function heard<Detail>(element: Element, name: string): Detail[] {
  const details: Detail[] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent<Detail>).detail));
  return details;
}
