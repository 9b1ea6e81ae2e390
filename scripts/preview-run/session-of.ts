import { apiLanguage, type Culture } from './cultures';
import { labelsOf, languages } from './labels';
import { layouts } from './layouts';
import { actionsOf, listButtonsOf, objectsOnBar, packageApp, panelsOf } from './package-app';
import type { ObjectInfo, Session } from './session';
import { metadataFiles } from './package-files';
import { packageFields, userKeys, userLabel, type PreviewUser } from './users';
import type { LocalWorld } from '../local-world/start';

interface SessionOptions {
  readonly world: Pick<LocalWorld, 'org' | 'iterable'>;
  readonly namespace: string;
  readonly user: PreviewUser;
  readonly culture: Culture;
}

/** What the page is told when it is loaded. */
export function sessionOf({ world, namespace, user, culture }: SessionOptions): Session {
  const { id, key, name, customPermissions } = user;
  return {
    user: { id, key, name, isGuest: false, customPermissions },
    users: userKeys.map((each) => ({ key: each, label: userLabel(each) })),
    language: culture.language,
    languages,
    namespace,
    ownNames: ownNames(),
    labels: labelsOf(culture.language),
    i18n: apiLanguage(culture),
    app: packageApp(namespace),
    objects: objectInfos(world),
    iterableUrl: world.iterable.url,
    orgUrl: world.org.url
  };
}

/** Custom objects, fields and tabs of the package. */
export const ownNames = (): string[] => [
  ...new Set([
    ...packageFields().flatMap(({ object, name }) =>
      [object, name].filter((each) => /__(c|mdt)$/.test(each))
    ),
    ...metadataFiles('.tab-meta.xml').map(({ name }) => name)
  ])
];

const objectInfos = ({ org }: Pick<LocalWorld, 'org'>): ObjectInfo[] =>
  layouts.map(({ object, icon }) => {
    const { label, labelPlural, keyPrefix } = org.store.objectOf(object);
    return {
      name: object,
      label,
      labelPlural,
      keyPrefix,
      icon,
      isOnBar: objectsOnBar().includes(object),
      actions: actionsOf(object),
      listButtons: listButtonsOf(object),
      panels: panelsOf(object)
    };
  });
