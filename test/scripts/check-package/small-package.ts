import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkEverything } from '../../../scripts/check-package/check-package';
import { problemText } from '../../../scripts/check-package/problem';
import { repository, typeModel } from './package-copy';

const xml = (root: string, ...children: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${children.join('\n')}\n</${root}>\n`;
const label = (name: string, text: string): string =>
  `<labels><fullName>${name}</fullName><language>en_US</language><protected>true</protected><shortDescription>${name}</shortDescription><value>${text}</value></labels>`;
const translated = (name: string, text: string): string =>
  `<customLabels><label>${text}</label><name>${name}</name></customLabels>`;
const classMeta = xml('ApexClass', '<apiVersion>66.0</apiVersion>', '<status>Active</status>');

/** A package as small as one can be that has one of everything, and no problems. */
const files: Readonly<Record<string, string>> = {
  'labels/CustomLabels.labels-meta.xml': xml(
    'CustomLabels',
    label('Home_Hello', 'Hello {0}'),
    label('Home_No_Access', 'You may not see this.')
  ),
  'translations/de.translation-meta.xml': xml(
    'Translations',
    translated('Home_Hello', 'Hallo {0}'),
    translated('Home_No_Access', 'Das dürfen Sie nicht sehen.')
  ),
  'translations/fr.translation-meta.xml': xml(
    'Translations',
    translated('Home_Hello', 'Bonjour {0}'),
    translated('Home_No_Access', 'Vous ne pouvez pas le voir.')
  ),
  'objects/Note_Of_Run__c/Note_Of_Run__c.object-meta.xml': xml(
    'CustomObject',
    '<deploymentStatus>Deployed</deploymentStatus>',
    '<description>A note.</description>',
    '<label>Note</label>',
    '<nameField><label>Number</label><type>AutoNumber</type><displayFormat>N-{0}</displayFormat></nameField>',
    '<pluralLabel>Notes</pluralLabel>',
    '<sharingModel>Private</sharingModel>'
  ),
  'objects/Note_Of_Run__c/fields/Text__c.field-meta.xml': xml(
    'CustomField',
    '<fullName>Text__c</fullName>',
    '<description>What is noted.</description>',
    '<inlineHelpText>What is noted.</inlineHelpText>',
    '<label>Text</label>',
    '<length>80</length>',
    '<type>Text</type>'
  ),
  'classes/NoteController.cls': `public with sharing class NoteController {
    @AuraEnabled
    public static List<String> getNotes(String name) {
        HttpRequest request = new HttpRequest();
        request.setEndpoint('callout:Bridge/v1/notes');
        if (!FeatureManagement.checkPermission('Read_Notes')) {
            throw new AuraHandledException(System.Label.Home_No_Access);
        }
        List<String> found = new List<String>();
        for (Note_Of_Run__c note : [SELECT Text__c FROM Note_Of_Run__c WHERE Name = :name WITH USER_MODE]) {
            found.add(note.Text__c);
        }
        insert as user new Note_Of_Run__c(Text__c = name);
        return found;
    }
}
`,
  'classes/NoteController.cls-meta.xml': classMeta,
  'lwc/noteHome/noteHome.ts': `import { api, LightningElement } from 'lwc';
import getNotes from '@salesforce/apex/NoteController.getNotes';
import hello from '@salesforce/label/c.Home_Hello';
import textField from '@salesforce/schema/Note_Of_Run__c.Text__c';
import canRead from '@salesforce/customPermission/Read_Notes';

export default class NoteHome extends LightningElement {
  @api title = '';
  labels = { hello };
  notes: string[] = [];
  icon = canRead === true ? 'utility:edit' : 'utility:lock';
  field = textField.fieldApiName;

  async handleLoad(): Promise<void> {
    this.notes = await getNotes({ name: this.title });
  }
}
`,
  'lwc/noteHome/noteHome.html': `<template>
  <lightning-card title={title} icon-name={icon}>
    <lightning-button label={labels.hello} icon-name="utility:refresh" onclick={handleLoad}></lightning-button>
    <template for:each={notes} for:item="note">
      <c-note-row key={note} text={note} data-field={field}></c-note-row>
    </template>
  </lightning-card>
</template>
`,
  'lwc/noteHome/noteHome.js-meta.xml': xml(
    'LightningComponentBundle',
    '<apiVersion>66.0</apiVersion>',
    '<isExposed>true</isExposed>',
    '<targets><target>lightning__AppPage</target><target>lightning__RecordAction</target><target>lightning__FlowScreen</target></targets>',
    '<targetConfigs>',
    '<targetConfig targets="lightning__AppPage,lightning__FlowScreen"><property name="title" type="String" label="Title"/></targetConfig>',
    '<targetConfig targets="lightning__RecordAction"><actionType>ScreenAction</actionType></targetConfig>',
    '</targetConfigs>'
  ),
  'lwc/noteHome/__tests__/noteHome.test.ts': '',
  'lwc/noteRow/noteRow.ts': `import { api, LightningElement } from 'lwc';\n\nexport default class NoteRow extends LightningElement {\n  @api text = '';\n}\n`,
  'lwc/noteRow/noteRow.html': '<template><p>{text}</p></template>\n',
  'lwc/noteRow/noteRow.js-meta.xml': xml(
    'LightningComponentBundle',
    '<apiVersion>66.0</apiVersion>',
    '<isExposed>false</isExposed>'
  ),
  'lwc/noteRow/__tests__/noteRow.test.ts': '',
  'applications/Notes.app-meta.xml': xml(
    'CustomApplication',
    '<formFactors>Large</formFactors>',
    '<label>Notes</label>',
    '<navType>Standard</navType>',
    '<tabs>Notes</tabs>',
    '<uiType>Lightning</uiType>'
  ),
  'tabs/Notes.tab-meta.xml': xml(
    'CustomTab',
    '<flexiPage>Notes</flexiPage>',
    '<label>Notes</label>',
    '<motif>Custom67: Gears</motif>'
  ),
  'flexipages/Notes.flexipage-meta.xml': xml(
    'FlexiPage',
    '<flexiPageRegions><itemInstances><componentInstance>',
    '<componentInstanceProperties><name>title</name><value>Notes</value></componentInstanceProperties>',
    '<componentName>noteHome</componentName><identifier>one</identifier>',
    '</componentInstance></itemInstances><name>main</name><type>Region</type></flexiPageRegions>',
    '<masterLabel>Notes</masterLabel>',
    '<template><name>flexipage:defaultAppHomeTemplate</name></template>',
    '<type>AppPage</type>'
  ),
  'quickActions/Contact.Notes.quickAction-meta.xml': xml(
    'QuickAction',
    '<actionSubtype>ScreenAction</actionSubtype>',
    '<label>Notes</label>',
    '<lightningWebComponent>noteHome</lightningWebComponent>',
    '<optionsCreateFeedItem>false</optionsCreateFeedItem>',
    '<type>LightningWebComponent</type>'
  ),
  'flows/Notes.flow-meta.xml': xml(
    'Flow',
    '<apiVersion>66.0</apiVersion>',
    '<label>Notes</label>',
    '<processType>Flow</processType>',
    '<screens><name>Show</name><label>Notes</label><locationX>0</locationX><locationY>0</locationY>',
    '<fields><name>Note</name><extensionName>c:noteHome</extensionName><fieldType>ComponentInstance</fieldType>',
    '<inputParameters><name>title</name><value><elementReference>ids</elementReference></value></inputParameters>',
    '</fields></screens>',
    '<start><locationX>0</locationX><locationY>0</locationY><connector><targetReference>Show</targetReference></connector></start>',
    '<status>Active</status>',
    '<variables><name>ids</name><dataType>String</dataType><isCollection>false</isCollection><isInput>true</isInput><isOutput>false</isOutput></variables>'
  ),
  'objects/Note_Of_Run__c/fields/Kind__c.field-meta.xml': xml(
    'CustomField',
    '<fullName>Kind__c</fullName>',
    '<description>What kind of note.</description>',
    '<inlineHelpText>What kind of note.</inlineHelpText>',
    '<label>Kind</label>',
    '<type>Picklist</type>',
    '<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Urgent</fullName><default>false</default><label>Urgent</label></value></valueSetDefinition></valueSet>'
  ),
  'objects/Note_Of_Run__c/listViews/Urgent.listView-meta.xml': xml(
    'ListView',
    '<fullName>Urgent</fullName>',
    '<columns>NAME</columns>',
    '<columns>Text__c</columns>',
    '<filterScope>Everything</filterScope>',
    '<filters><field>Kind__c</field><operation>equals</operation><value>Urgent</value></filters>',
    '<label>Urgent</label>'
  ),
  'objects/Contact/webLinks/Notes.webLink-meta.xml': xml(
    'WebLink',
    '<fullName>Notes</fullName>',
    '<availability>online</availability>',
    '<displayType>massActionButton</displayType>',
    '<linkType>url</linkType>',
    '<masterLabel>Notes</masterLabel>',
    '<openType>replace</openType>',
    '<protected>false</protected>',
    '<url>/flow/Notes</url>'
  ),
  'customPermissions/Read_Notes.customPermission-meta.xml': xml(
    'CustomPermission',
    '<description>Reads notes.</description>',
    '<isLicensed>false</isLicensed>',
    '<label>Read Notes</label>'
  ),
  'namedCredentials/Bridge.namedCredential-meta.xml': xml(
    'NamedCredential',
    '<label>Bridge</label>',
    '<namedCredentialParameters><externalCredential>Bridge</externalCredential><parameterName>ExternalCredential</parameterName><parameterType>Authentication</parameterType></namedCredentialParameters>',
    '<namedCredentialType>SecuredEndpoint</namedCredentialType>'
  ),
  'externalCredentials/Bridge.externalCredential-meta.xml': xml(
    'ExternalCredential',
    '<authenticationProtocol>Custom</authenticationProtocol>',
    '<externalCredentialParameters><parameterGroup>One</parameterGroup><parameterName>One</parameterName><parameterType>NamedPrincipal</parameterType><sequenceNumber>1</sequenceNumber></externalCredentialParameters>',
    '<label>Bridge</label>'
  ),
  'permissionsets/Notes.permissionset-meta.xml': xml(
    'PermissionSet',
    '<applicationVisibilities><application>Notes</application><visible>true</visible></applicationVisibilities>',
    '<classAccesses><apexClass>NoteController</apexClass><enabled>true</enabled></classAccesses>',
    '<customPermissions><enabled>true</enabled><name>Read_Notes</name></customPermissions>',
    '<externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>Bridge-One</externalCredentialPrincipal></externalCredentialPrincipalAccesses>',
    '<fieldPermissions><editable>true</editable><field>Note_Of_Run__c.Text__c</field><readable>true</readable></fieldPermissions>',
    '<fieldPermissions><editable>false</editable><field>Note_Of_Run__c.Kind__c</field><readable>true</readable></fieldPermissions>',
    '<label>Notes</label>',
    '<objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Note_Of_Run__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>',
    '<tabSettings><tab>Notes</tab><visibility>Visible</visibility></tabSettings>'
  )
};

const project = JSON.stringify({
  sourceApiVersion: '66.0',
  replacements: [
    { glob: 'force-app/objects/*/webLinks/*.webLink-meta.xml', regexToReplace: '(?<=/flow/)(?=Notes)' }
  ]
});

/** What is planted, the file, the text and its replacement, and a part of what is said about it. */
export type Mistake = [name: string, file: string, from: string, to: string, expected: string];

export interface SmallPackage {
  /** Replaces a text that must be there; files are named from `force-app` on. */
  replace(file: string, from: string, to: string): void;
  write(file: string, text: string): void;
  remove(file: string): void;
  /** The problems as a person reads them, less `force-app/`. */
  problems(): string[];
  dispose(): void;
}

export function makeSmallPackage(): SmallPackage {
  const folder = mkdtempSync(path.join(tmpdir(), 'small-package-'));
  const place = (file: string): string => path.join(folder, 'force-app', file);
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(place(file)), { recursive: true });
    writeFileSync(place(file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  write('../sfdx-project.json', project);
  mkdirSync(path.join(folder, 'scripts/tools'), { recursive: true });
  symlinkSync(path.join(repository, 'scripts/tools/lightning'), path.join(folder, 'scripts/tools/lightning'));
  return {
    write,
    remove: (file) => rmSync(place(file)),
    replace: (file, from, to) => {
      const text = readFileSync(place(file), 'utf8');
      if (!text.includes(from)) throw new Error(`"${from}" is not in ${file}`);
      write(file, text.replaceAll(from, to));
    },
    problems: () => {
      const { problems } = checkEverything(folder, ['force-app'], typeModel());
      return problems.map((problem) => problemText(problem).replace(/^force-app\//, ''));
    },
    dispose: () => rmSync(folder, { recursive: true, force: true })
  };
}
