import {
  campaignLinksOf,
  draftText,
  mappingsOf,
  newName,
  readDraft,
  rowOfSync,
  stepNamed,
  stepsOf,
  withCampaignLink,
  withMapping,
  withoutCampaignLink,
  withoutMapping,
  withoutStep,
  withStep,
  withStepOrder,
  withSync
} from 'c/draft';
import type { DraftDefinition } from 'c/draft';

const definition: DraftDefinition = Object.freeze({
  syncs: [{ DeveloperName: 'Contacts', Filter__c: 'Email != null', Future__c: 1 }],
  steps: [
    { DeveloperName: 'Second', Sync__c: 'Contacts', Order__c: 2 },
    { DeveloperName: 'First', Sync__c: 'Contacts', Order__c: 1 }
  ],
  mappings: [
    { DeveloperName: 'Later', Step__c: 'First', Order__c: 20 },
    { DeveloperName: 'Sooner', Step__c: 'first', Order__c: 10 },
    { DeveloperName: 'Other', Step__c: 'Second' }
  ]
});

const names = (rows: readonly { DeveloperName: string }[]) => rows.map((row) => row.DeveloperName);

test('D-28 a change of the sync keeps every value that the screens do not know, and leaves the old draft as it was', () => {
  const changed = withSync(definition, { Filter__c: null });
  expect(rowOfSync(changed)).toEqual({ DeveloperName: 'Contacts', Filter__c: null, Future__c: 1 });
  expect(rowOfSync(definition).Filter__c).toBe('Email != null');
});

test('D-28 steps and mappings come in their order, whatever the case of the names', () => {
  expect(names(stepsOf(definition))).toEqual(['First', 'Second']);
  expect(names(mappingsOf(definition, 'FIRST'))).toEqual(['Sooner', 'Later']);
  expect(stepNamed(definition, 'second')?.Order__c).toBe(2);
  expect(stepNamed(definition, 'Third')).toBeNull();
});

test('D-28 a step is added, replaced, put elsewhere, and taken away with its mappings', () => {
  const added = withStep(definition, { DeveloperName: 'Third', Order__c: 3 });
  expect(names(stepsOf(added))).toEqual(['First', 'Second', 'Third']);
  const replaced = withStep(added, { DeveloperName: 'Third', Order__c: 0 });
  expect(names(stepsOf(replaced))).toEqual(['Third', 'First', 'Second']);
  expect(stepsOf(withStepOrder(added, ['Third'])).map((step) => [step.DeveloperName, step.Order__c])).toEqual(
    [
      ['Third', 1],
      ['First', 2],
      ['Second', 3]
    ]
  );
  const less = withoutStep(added, 'First');
  expect(names(stepsOf(less))).toEqual(['Second', 'Third']);
  expect(names(less.mappings ?? [])).toEqual(['Other']);
});

test('D-28 mappings and links are added, replaced and taken away', () => {
  const more = withMapping(definition, { DeveloperName: 'Other', Step__c: 'First', Order__c: 1 });
  expect(names(mappingsOf(more, 'First'))).toEqual(['Other', 'Sooner', 'Later']);
  expect(names(mappingsOf(withoutMapping(more, 'Sooner'), 'First'))).toEqual(['Other', 'Later']);
  const linked = withCampaignLink(definition, { DeveloperName: 'Link', List_Id__c: 7 });
  expect(names(campaignLinksOf(linked))).toEqual(['Link']);
  expect(campaignLinksOf(withoutCampaignLink(linked, 'Link'))).toEqual([]);
  expect(campaignLinksOf(definition)).toEqual([]);
});

test('D-28 a draft is read from its text and written as the same text', () => {
  expect(readDraft(draftText(definition))).toEqual(definition);
  expect(() => readDraft('{"syncs":[]}')).toThrow('The draft holds no sync.');
  expect(() => rowOfSync({ syncs: [] })).toThrow('The definition holds no sync.');
});

test.each([
  ['Contacts_as_users', /^Contacts_as_users_[0-9a-f]{8}$/],
  ['1. Ünsere Kontakte (alle, wirklich alle)', /^nsere_Kontakte_alle_[0-9a-f]{8}$/],
  ['123', /^Sync_[0-9a-f]{8}$/]
])('DESIGN 2 a new row of %p has a name that an org takes', (prefix, form) => {
  const name = newName(prefix);
  expect(name).toMatch(form);
  expect(name.length).toBeLessThanOrEqual(40);
  expect(newName(prefix)).not.toBe(name);
});
