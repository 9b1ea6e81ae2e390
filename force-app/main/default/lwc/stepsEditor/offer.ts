import { mappingsOf } from 'c/draft';
import type { DraftDefinition, StepRow } from 'c/draft';
import type { Offer } from 'c/targetPicker';

/** What is known of Iterable: words of the bridge, and what the project has. */
export interface Iterable {
  readonly words: Bridge.MappingWords | null;
  readonly targets: Bridge.MappingTargets | null;
  /** By name in small letters. */
  readonly catalogs: ReadonlyMap<string, Bridge.CatalogFields>;
}

/** What mappings of the step can have as target; null where that is not known yet. */
export function offerOf(definition: DraftDefinition, step: StepRow, known: Iterable): Offer | null {
  const { words } = known;
  const name = step.Operation__c ?? 'Update_User';
  const operation = words?.operations.find((each) => each.name === name);
  if (!words || !operation) return null;
  const { targets } = operation;
  return {
    named: [...targets.named, ...itemTargets(definition, step, words)],
    switches: targets.switches.flatMap((group) => switchesOf(group, known.targets)),
    takesFields: targets.data !== 'none',
    ...fieldsOf(targets.data, step, known),
    types: words.types
  };
}

function fieldsOf(
  data: Bridge.TargetWords['data'],
  step: StepRow,
  { words, targets, catalogs }: Iterable
): Pick<Offer, 'fields' | 'isComplete'> {
  if (data === 'user') {
    const managed = new Set(words?.managedFields);
    const fields = targets?.fields?.filter(({ name }) => !managed.has(name.split('.')[0] ?? ''));
    return { fields: fields ?? [], isComplete: fields !== undefined };
  }
  const catalog = data === 'flat' ? catalogs.get(step.Target__c?.toLowerCase() ?? '') : undefined;
  return { fields: catalog?.fields ?? [], isComplete: catalog !== undefined };
}

/** Elements of `items`, where a mapping makes them. */
function itemTargets(definition: DraftDefinition, step: StepRow, words: Bridge.MappingWords): Offer['named'] {
  const hasItems = mappingsOf(definition, step.DeveloperName).some(
    ({ Kind__c: kind, Target__c: target }) => kind === 'Array' && target === 'items'
  );
  return hasItems ? words.itemTargets.named.map(({ name, kind }) => ({ name: `items[].${name}`, kind })) : [];
}

function switchesOf(group: string, targets: Bridge.MappingTargets | null): Offer['switches'] {
  const channels = targets?.channels ?? [];
  if (group === 'channels') return channels.map(({ id, name }) => ({ value: `channels.${id}`, label: name }));
  if (group === 'messageTypes') {
    return channels.flatMap(({ name: channel, messageTypes }) =>
      messageTypes.map(({ id, name }) => ({ value: `messageTypes.${id}`, label: `${channel}: ${name}` }))
    );
  }
  return (targets?.lists ?? [])
    .filter(({ type }) => type === 'Standard')
    .map(({ id, name }) => ({ value: `lists.${id}`, label: name }));
}
