import { childrenOf, metadataFiles, textOf, textsOf, type MetadataFile } from './package-files';
import type { ActionInfo, App, AppTab, ListButton, PlacedComponent } from './session';

/** The package's application: its tabs, called as an org that has it under the namespace calls them, with their pages. */
export function packageApp(namespace: string): App {
  const [app] = metadataFiles('.app-meta.xml');
  if (!app) return { label: 'Iterable Sync', tabs: [] };
  const ownTabs = metadataFiles('.tab-meta.xml');
  const tabs = textsOf(app.content, 'tabs').flatMap((name) => ownTabs.filter((tab) => tab.name === name));
  const prefix = namespace ? `${namespace}__` : '';
  return {
    label: textOf(app.content, 'label') || app.name,
    tabs: tabs.map((tab) => ({ ...tabOf(tab), name: `${prefix}${tab.name}` }))
  };
}

/** Standard objects on the application's navigation bar. */
export const objectsOnBar = (): string[] =>
  metadataFiles('.app-meta.xml').flatMap(({ content }) =>
    textsOf(content, 'tabs').flatMap((name) => /^standard-(\w+)$/.exec(name)?.[1] ?? [])
  );

function tabOf({ name, content }: MetadataFile): AppTab {
  const page = metadataFiles('.flexipage-meta.xml').find(
    (file) => file.name === textOf(content, 'flexiPage')
  );
  const regions = page ? childrenOf(page.content, 'flexiPageRegions') : [];
  return {
    name,
    label: textOf(content, 'label') || (page ? textOf(page.content, 'masterLabel') : name),
    regions: regions.map((region) => ({
      name: textOf(region, 'name'),
      components: childrenOf(region, 'itemInstances').flatMap(componentsOf)
    }))
  };
}

function componentsOf(item: Readonly<Record<string, unknown>>): PlacedComponent[] {
  return childrenOf(item, 'componentInstance').map((instance) => ({
    name: textOf(instance, 'componentName').replace(/^c:/, ''),
    properties: Object.fromEntries(
      childrenOf(instance, 'componentInstanceProperties').map((property) => [
        textOf(property, 'name'),
        textOf(property, 'value')
      ])
    )
  }));
}

/** Quick actions with a screen of a component, on the record pages of the object. */
export const actionsOf = (object: string): ActionInfo[] =>
  metadataFiles('.quickAction-meta.xml')
    .filter(
      ({ name, content }) =>
        name.startsWith(`${object}.`) && textOf(content, 'type') === 'LightningWebComponent'
    )
    .map(({ name, content }) => ({
      name,
      label: textOf(content, 'label'),
      component: textOf(content, 'lightningWebComponent')
    }));

const toFlow = /^\/flow\/(?:\w+__)?(\w+)/;

/** Buttons of the object's list views that hand the chosen records to the screen of a flow. */
export function listButtonsOf(object: string): ListButton[] {
  return metadataFiles('.webLink-meta.xml')
    .filter(
      ({ path, content }) =>
        path.includes(`/${object}/`) && textOf(content, 'displayType') === 'massActionButton'
    )
    .flatMap(({ name, content }) => {
      const flowName = toFlow.exec(textOf(content, 'url'))?.[1];
      const flow = metadataFiles('.flow-meta.xml').find((file) => file.name === flowName);
      const screen = flow && screenOf(flow);
      if (!screen) return [];
      return [
        { name, label: textOf(content, 'masterLabel'), flowLabel: textOf(flow.content, 'label'), ...screen }
      ];
    });
}

/** The component of the flow's screen, and which of its properties takes the ids that the platform hands in. */
function screenOf({ content }: MetadataFile): Pick<ListButton, 'component' | 'property'> | null {
  for (const screen of childrenOf(content, 'screens'))
    for (const field of childrenOf(screen, 'fields')) {
      const takesIds = childrenOf(field, 'inputParameters').find((input) =>
        childrenOf(input, 'value').some((value) => textOf(value, 'elementReference') === 'ids')
      );
      const component = textOf(field, 'extensionName').replace(/^c:/, '');
      if (takesIds && component) return { component, property: textOf(takesIds, 'name') };
    }
  return null;
}

/** Components of the package that an admin may put on the record page of the object. */
export const panelsOf = (object: string): string[] =>
  metadataFiles('.js-meta.xml')
    .filter(({ content }) =>
      childrenOf(content, 'targetConfigs').some((configs) =>
        childrenOf(configs, 'targetConfig').some((config) =>
          childrenOf(config, 'objects').some((objects) => textsOf(objects, 'object').includes(object))
        )
      )
    )
    .map(({ name }) => name);
