/** The metadata that makes an org send outbound messages, as text. Source: salesforce-api 7; Metadata API, Workflow and Flow. */

export interface MessageMetadata {
  /** API name of the object whose records are told of. */
  readonly object: string;
  /** Beside Id. */
  readonly fields: readonly string[];
  /** Username of the user to send as: the message holds what that user may see. */
  readonly user: string;
  /** With the secret in it. */
  readonly endpointUrl: string;
  readonly apiVersion: string;
  /** Of the installed package; '' when it is unmanaged. */
  readonly namespace: string;
}

export interface MetadataFile {
  /** Below the folder that is written. */
  readonly path: string;
  readonly text: string;
  readonly holdsSecret: boolean;
}

/** A project in source format: the outbound message, the flow that sends it, and the list of both. */
export function metadataFiles(message: MessageMetadata): MetadataFile[] {
  const name = messageName(message.object);
  const file = (path: string, text: string) => ({ path, text, holdsSecret: false });
  return [
    file('sfdx-project.json', projectFile(message)),
    file('package.xml', manifest(message, name)),
    {
      path: `force-app/workflows/${message.object}.workflow-meta.xml`,
      text: workflow(message, name),
      holdsSecret: true
    },
    file(`force-app/flows/${name}.flow-meta.xml`, flow(message, name))
  ];
}

/** Of the message and of its flow: letters, digits and single underscores, as API names of the org are. */
export const messageName = (object: string): string =>
  `Iterable_${object.replace(/__c$/i, '').replaceAll(/_+/g, '_').replace(/^_|_$/g, '')}`.slice(0, 80);

const head = '<?xml version="1.0" encoding="UTF-8"?>';
const namespaceUri = 'http://soap.sforce.com/2006/04/metadata';

const projectFile = ({ apiVersion }: MessageMetadata): string =>
  `${JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: apiVersion }, null, 2)}\n`;

/** By the message alone the CLI would put the file into a folder that the Metadata API does not know. */
const manifest = ({ object, apiVersion }: MessageMetadata, name: string): string => `${head}
<Package xmlns="${namespaceUri}">
    <types>
        <members>${name}</members>
        <name>Flow</name>
    </types>
    <types>
        <members>${escaped(object)}</members>
        <name>Workflow</name>
    </types>
    <version>${escaped(apiVersion)}</version>
</Package>
`;

/** Session ids are no longer sent, and the bridge needs none: it reads with a session of its own. */
const workflow = (message: MessageMetadata, name: string): string => `${head}
<Workflow xmlns="${namespaceUri}">
    <outboundMessages>
        <fullName>${name}</fullName>
        <apiVersion>${escaped(message.apiVersion)}</apiVersion>
        <description>Tells Iterable Sync which records changed. The endpoint holds a secret.</description>
        <endpointUrl>${escaped(message.endpointUrl)}</endpointUrl>
${fieldsOf(message)
  .map((field) => `        <fields>${escaped(field)}</fields>`)
  .join('\n')}
        <includeSessionId>false</includeSessionId>
        <integrationUser>${escaped(message.user)}</integrationUser>
        <name>${name.replaceAll('_', ' ')}</name>
        <protected>false</protected>
        <useDeadLetterQueue>false</useDeadLetterQueue>
    </outboundMessages>
</Workflow>
`;

const fieldsOf = ({ fields }: MessageMetadata): string[] => [
  'Id',
  ...[...new Set(fields)].filter((field) => field !== 'Id').sort()
];

/** Whoever has the custom permission starts nothing: the bridge's own writes are no news to it. */
const flow = ({ object, apiVersion, namespace }: MessageMetadata, name: string): string => `${head}
<Flow xmlns="${namespaceUri}">
    <actionCalls>
        <name>Send_Message</name>
        <label>Send Message</label>
        <locationX>176</locationX>
        <locationY>323</locationY>
        <actionName>${escaped(object)}.${name}</actionName>
        <actionType>outboundMessage</actionType>
        <flowTransactionModel>CurrentTransaction</flowTransactionModel>
        <inputParameters>
            <name>SObjectRowId</name>
            <value>
                <elementReference>$Record.Id</elementReference>
            </value>
        </inputParameters>
        <nameSegment>${escaped(object)}.${name}</nameSegment>
    </actionCalls>
    <apiVersion>${escaped(apiVersion)}</apiVersion>
    <description>Tells Iterable Sync that a record was created or changed.</description>
    <environments>Default</environments>
    <interviewLabel>${name.replaceAll('_', ' ')} {!$Flow.CurrentDateTime}</interviewLabel>
    <label>${name.replaceAll('_', ' ')}</label>
    <processType>AutoLaunchedFlow</processType>
    <start>
        <locationX>50</locationX>
        <locationY>0</locationY>
        <connector>
            <targetReference>Send_Message</targetReference>
        </connector>
        <filterFormula>NOT({!$Permission.${namespace === '' ? '' : `${namespace}__`}Iterable_Bypass})</filterFormula>
        <object>${escaped(object)}</object>
        <recordTriggerType>CreateAndUpdate</recordTriggerType>
        <triggerType>RecordAfterSave</triggerType>
    </start>
    <status>Active</status>
</Flow>
`;

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
