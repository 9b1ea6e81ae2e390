import path from 'node:path';
import type { MetadataFile } from '../metadata-files';
import { childrenOf, deep, textOf, type XmlElement } from '../xml';
import { checkNamed, type Report, type World } from './named';

/** The page that an object's records are shown with, and the buttons of its lists. */
export function checkObjectPlaces({ root, name }: MetadataFile, { model }: World, report: Report): void {
  for (const override of childrenOf(root, 'actionOverrides')) {
    if (textOf(override, 'type') !== 'Flexipage') continue;
    const content = textOf(override, 'content');
    checkNamed(override, content, model.named('flexipage'), 'page', report);
    const page = model.files.find((file) => file.suffix === 'flexipage' && file.name === content);
    const shown = page === undefined ? name : textOf(page.root, 'sobjectType');
    if (shown !== name) report(override, `the page ${content} is for ${shown}`);
  }
  const links = model.files.filter((file) => file.suffix === 'webLink' && objectOf(file) === name);
  const buttons = new Set([...standardButtons, ...links.map((file) => file.name)]);
  for (const button of deep(root, 'listViewButtons'))
    checkNamed(button, button.text, buttons, `button of ${name}`, report);
}

const standardButtons = ['New', 'Accept', 'ChangeOwner', 'PrintableView'];

/** `objects/<object>/webLinks/<name>.webLink-meta.xml`. */
const objectOf = (file: MetadataFile): string =>
  path.posix.basename(path.posix.dirname(path.posix.dirname(file.path)));

/** A page of records names actions of its object that are there, and components that may stand on that object's page. */
export function checkRecordPage({ root }: MetadataFile, world: World, report: Report): void {
  const object = textOf(root, 'sobjectType');
  if (textOf(root, 'type') !== 'RecordPage') return;
  if (object === '') report(root, 'a page of records names its <sobjectType>');
  const actions = world.model.named('quickAction');
  for (const action of actionsOf(root)) {
    if (!action.text.includes('.')) continue;
    checkNamed(action, action.text, actions, 'action', report);
    if (!action.text.startsWith(`${object}.`)) report(action, `${action.text} is no action of ${object}`);
  }
  for (const instance of deep(root, 'componentInstance')) {
    const name = textOf(instance, 'componentName').replace(/^c:/, '');
    const meta = world.sources.components.find((component) => component.name === name)?.meta;
    const objects = meta ? deep(meta.root, 'object').map((element) => element.text) : [];
    if (objects.length > 0 && !objects.includes(object))
      report(instance, `${name} may not stand on a page of ${object}`);
  }
}

const actionsOf = (root: XmlElement): XmlElement[] =>
  deep(root, 'componentInstanceProperties')
    .filter((property) => textOf(property, 'name') === 'actionNames')
    .flatMap((property) => deep(property, 'valueListItems'))
    .flatMap((item) => childrenOf(item, 'value'));
