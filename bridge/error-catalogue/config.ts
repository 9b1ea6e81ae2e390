import { entries } from './entry';

/** What is wrong with a definition; found by `bridge check`, and before a run sends anything. */
export const configEntries = entries(
  { decision: 'fix configuration', concerns: ['sync', 'rule'], shows: ['bridge check', 'run', 'status'] },
  {
    'config.unknown-sync': {
      cause: 'There is no sync of this name.',
      fix: 'Use the DeveloperName of an Iterable_Sync__mdt record; "bridge status" lists them.',
      concerns: ['sync'],
      shows: ['command line', 'admin endpoint', 'dead letters']
    },
    'config.unknown-definition': {
      cause: 'There is no definition of this version in the history, or the sync never had one.',
      fix: 'Ask for one that "bridge definitions <sync>" or GET /v1/syncs/{name}/definitions lists.',
      concerns: ['sync'],
      shows: ['command line', 'admin endpoint']
    },
    'config.unknown-project': {
      cause: 'There is no Iterable project of this name.',
      fix: 'Use the DeveloperName of an Iterable_Project__mdt record.',
      concerns: ['project'],
      shows: ['command line', 'admin endpoint']
    },
    'config.several-syncs': {
      cause: 'The definition that was handed in holds several syncs, and none was named.',
      fix: 'Name the sync that is meant.',
      concerns: ['sync', 'request'],
      shows: ['command line', 'admin endpoint']
    },
    'config.project-in-draft': {
      cause:
        'The definition that is to be published holds a project or consent rules, which are of many syncs.',
      fix: 'Leave them out: deploy them by files, or by the set-up page.',
      concerns: ['sync', 'request'],
      shows: ['admin endpoint']
    },
    'config.half-published': {
      cause: 'A publish of the sync is half done, and there is no earlier definition to go on with.',
      fix: 'Wait until it is complete. Rows that stay unchanged for two minutes are taken as deployed outside the app.',
      decision: 'wait and retry',
      concerns: ['sync']
    },
    'config.missing': {
      cause:
        'Something that the definition needs is blank: an object, a step, a project, a source, a target.',
      fix: 'Fill in the field that "where" names.'
    },
    'config.invalid': {
      cause: 'The definition cannot be used. The message names row and field.',
      fix: 'Correct what the message names; "bridge check" lists everything.'
    },
    'config.invalid-value': {
      cause: 'A field of a custom metadata record has a value that cannot be used.',
      fix: 'Correct the value in the record that "where" names.'
    },
    'config.not-supported': {
      cause: 'The definition asks for something that this version cannot do.',
      fix: 'Choose what the message offers, leave the field blank, or archive the sync.'
    },
    'config.invalid-soql': {
      cause: 'The filter, query or child relationship is not SOQL that can be read.',
      fix: 'Correct the SOQL; the message names the place.'
    },
    'config.not-filterable': {
      cause: 'Salesforce cannot filter by this field.',
      fix: 'Filter by another field, or let a condition of the step decide.',
      concerns: ['field', 'sync', 'rule']
    },
    'config.unreadable-field': {
      cause:
        'The scope names a field or object that is not there, or that the integration user may not read.',
      fix: 'Correct the name, or give the integration user read access to it.',
      concerns: ['field', 'sync', 'rule']
    },
    'config.unknown-source': {
      cause:
        'A mapping or consent rule names a field or child relationship that is not there, or that the integration user may not read.',
      fix: 'Correct the name, or give the integration user read access to it.',
      concerns: ['field', 'sync', 'rule']
    },
    'config.compound-source': {
      cause:
        'The field is made of several values (an address, a name, a location) and cannot be sent as one.',
      fix: 'Map its parts, e.g. MailingCity.',
      concerns: ['field', 'rule']
    },
    'config.change-field': {
      cause: 'The change field is no date and time of the object that the integration user can read.',
      fix: 'Use SystemModstamp where the object has it, else LastModifiedDate or CreatedDate.',
      concerns: ['field', 'sync']
    },
    'config.identity': {
      cause: 'The identity of the sync does not go with the type of the Iterable project.',
      fix: 'Choose the identity that the message names.',
      concerns: ['sync', 'project']
    },
    'config.schedule': {
      cause: 'The schedule cannot be read.',
      fix: 'Write minutes (10) or a cron expression, perhaps with windows; docs/schedules.md shows them.',
      concerns: ['sync']
    },
    'config.time-zone': {
      cause: 'The time zone does not exist.',
      fix: 'Write an IANA name such as Europe/Berlin.',
      concerns: ['sync']
    },
    'config.steps-from': {
      cause:
        'The sync takes its steps from another one (Steps_From__c) that is not there, or that takes its own from elsewhere.',
      fix: 'Name a sync that has steps of its own.',
      concerns: ['sync']
    },
    'config.on-exit': {
      cause: 'A step cannot do for whoever leaves what On Exit asks for: it does not go with its operation.',
      fix: 'Choose what the message offers.'
    },
    'config.target': {
      cause:
        'The target of a mapping does not go with the operation of its step, or with the kind of the mapping.',
      fix: 'Choose one of the targets or kinds that the message lists.',
      concerns: ['field', 'rule']
    },
    'config.missing-target': {
      cause:
        'The operation of the step needs something that no mapping writes, such as an item id or an event name.',
      fix: 'Add a mapping with the target that the message names.',
      concerns: ['field', 'rule']
    },
    'config.double-target': {
      cause: 'Two mappings write the same target, or one inside the other.',
      fix: 'Switch one of them off, or map onto another name.',
      concerns: ['field', 'rule']
    },
    'config.array-missing': {
      cause: 'A mapping writes into an array that no mapping makes, or an array inside another one.',
      fix: 'Add a mapping of the kind Array with the target that the message names.',
      concerns: ['field', 'rule']
    },
    'config.array-elements': {
      cause: 'An array of child rows has no fields.',
      fix: 'Add mappings whose target is that of the array with [] and the name of the field.',
      concerns: ['field', 'rule']
    },
    'config.array-source': {
      cause: 'The source of an array cannot be read as it is written.',
      fix: 'Write the child relationship alike in all mappings that use it, or the name of a field alone.',
      concerns: ['field', 'rule']
    },
    'config.step-output': {
      cause:
        'A mapping uses what another step made, and there is no such step before it, or it makes no such thing.',
      fix: 'Name a step before this one and a target of its mappings; capitals count.'
    },
    'config.transform': {
      cause: 'The transform of a mapping does not exist, or cannot be used with what is written behind it.',
      fix: 'Choose one of those that the message lists; docs/transforms.md shows them.',
      concerns: ['field', 'rule']
    },
    'config.constant': {
      cause: 'The constant of a mapping is not of its target type.',
      fix: 'Correct the constant or the target type.',
      concerns: ['field', 'rule']
    },
    'config.list': {
      cause: 'The list of a step cannot be used: not static, not there, or several of its name.',
      fix: 'Write the id of a static list, or a name that is not taken.',
      concerns: ['rule', 'project']
    },
    'config.catalog': {
      cause: 'The name of the catalog is not one that Iterable takes.',
      fix: 'Write letters, digits and dashes, at most 255.',
      concerns: ['rule', 'project']
    },
    'config.list-view': {
      cause: 'The list view of the scope is not there, or cannot be turned into a query.',
      fix: 'Choose a list view that the integration user sees, or write its filter into the sync.'
    },
    'config.report': {
      cause: 'The report of the scope is not there, or does not show the ids of the records in one column.',
      fix: 'Add the column of the record id to the report, or choose another scope.'
    },
    'config.campaign-object': {
      cause: 'The scope Campaign reads campaign members, and the sync has another object.',
      fix: 'Choose CampaignMember; its fields reach the person by Contact.* and Lead.*.',
      concerns: ['sync']
    },
    'config.no-campaigns': {
      cause: 'The org has no campaigns that the integration user may see.',
      fix: 'Switch the feature on for the org, or give the integration user the right Marketing User.',
      concerns: ['sync', 'setting']
    },
    'config.no-campaign-link': {
      cause: 'No sync that can be run is linked to this campaign, so there is nothing to count.',
      fix: 'Link the campaign to a list, or name the sync that it is linked to.',
      shows: ['command line', 'admin endpoint']
    },
    'config.no-campaign-sync': {
      cause: 'No sync takes the members of campaigns to lists, so no campaign can be linked.',
      fix: 'Make a sync from the template for campaign members and publish it.',
      shows: ['command line', 'admin endpoint']
    },
    'config.which-campaign-sync': {
      cause: 'Several syncs take members of campaigns to lists, or the one that was named does not.',
      fix: 'Name one of them.',
      shows: ['command line', 'admin endpoint']
    },
    'config.too-many-campaigns': {
      cause: 'The links of the sync select more campaigns than one query can name.',
      fix: 'Narrow the pattern of the names, or share the campaigns among several syncs.'
    },
    'config.consent-field': {
      cause: 'The field of a consent rule is no checkbox that Salesforce can filter by.',
      fix: 'Choose a checkbox of the object such as HasOptedOutOfEmail.',
      concerns: ['field', 'rule', 'project']
    },
    'config.duplicate': {
      cause: 'A consent rule that is in use already says the same.',
      fix: 'Choose another checkbox, or another channel or message type.',
      concerns: ['rule', 'project']
    },
    'config.unknown-channel': {
      from: 'channel',
      cause: 'The Iterable project has no channel of this number.',
      fix: 'Write the number that Iterable shows beside the channel.',
      concerns: ['rule', 'project']
    },
    'config.unknown-message-type': {
      from: 'message type',
      cause: 'The Iterable project has no message type of this number.',
      fix: 'Write the number that Iterable shows beside the message type.',
      concerns: ['rule', 'project']
    },
    'config.other-org': {
      cause:
        'The Iterable project was connected from another org, as after a sandbox was made: nothing is delivered.',
      fix: 'Confirm in the project that this org is meant, or deploy a project of its own.',
      concerns: ['project']
    },
    'config.project-inactive': {
      cause: 'The Iterable project of the sync is switched off.',
      fix: 'Activate the project, or deactivate its syncs.',
      concerns: ['project', 'sync']
    }
  }
);
