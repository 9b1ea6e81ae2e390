/** Outbound messages and the record-triggered flows that send them, from source format. Source: salesforce-api 7. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { OrgParts } from './org-parts';
import { children, readXml, textOf, type XmlNode } from './read-xml';

interface MessageMetadata {
  readonly fields: readonly string[];
  readonly endpointUrl: string;
}

/** The messages of a workflow file, as `Contact.Name`. Throws for a user to send as whom the org does not know. */
export function readMessages(org: OrgParts, file: string): ReadonlyMap<string, MessageMetadata> {
  const object = basename(file).replace('.workflow-meta.xml', '');
  const workflow = readXml(readFileSync(file, 'utf8'), 'Workflow');
  const messages = children(workflow, 'outboundMessages').map((node): [string, MessageMetadata] => {
    const user = required(node, 'integrationUser');
    if (org.store.having('User', 'Username', user).length === 0)
      throw new Error(`In field: integrationUser - no User named ${user} found`);
    const fields = children(node, 'fields')
      .map((field) => String(field['#text']))
      .filter((name) => name !== 'Id');
    const endpointUrl = required(node, 'endpointUrl');
    return [`${object}.${required(node, 'fullName')}`, { fields, endpointUrl }];
  });
  return new Map(messages);
}

/**
 * Switches a flow on whose one action is to send a message behind each save; one with screens is passed over. Throws for
 * flows of any other kind.
 */
export function loadFlow(org: OrgParts, file: string, messages: ReadonlyMap<string, MessageMetadata>): void {
  const flow = readXml(readFileSync(file, 'utf8'), 'Flow');
  if (isOpenedByPeople(flow)) return;
  const [start, ...moreStarts] = children(flow, 'start');
  const [action, ...moreActions] = children(flow, 'actionCalls');
  if (!start || !action || moreStarts.length > 0 || moreActions.length > 0)
    throw new Error('the local org runs flows with a start and one action');
  const message = messages.get(required(action, 'actionName'));
  if (required(action, 'actionType') !== 'outboundMessage' || !message)
    throw new Error(`there is no outbound message ${required(action, 'actionName')}`);
  requireKind(start, action);
  if (required(flow, 'status') !== 'Active') return;
  const object = required(start, 'object');
  org.outbound?.define({
    object,
    ...message,
    unlessPermission: permissionIn(textOf(start, 'filterFormula'))
  });
}

/** A flow with screens runs in a browser alone; no save starts it. */
const isOpenedByPeople = (flow: XmlNode): boolean => textOf(flow, 'processType') === 'Flow';

function requireKind(start: XmlNode, action: XmlNode): void {
  const [connector] = children(start, 'connector');
  const isSupported =
    required(start, 'triggerType') === 'RecordAfterSave' &&
    required(start, 'recordTriggerType') === 'CreateAndUpdate' &&
    connector &&
    textOf(connector, 'targetReference') === required(action, 'name');
  if (!isSupported) throw new Error('the local org runs flows behind each save only');
}

/** The local org has no formulas: it knows this one condition. */
function permissionIn(formula: string | undefined): string | undefined {
  if (formula === undefined) return undefined;
  const permission = /^NOT\(\{!\$Permission\.(\w+)\}\)$/.exec(formula.trim())?.[1];
  if (permission === undefined) throw new Error('the local org knows no such entry condition');
  return permission;
}

function required(node: XmlNode, name: string): string {
  const text = textOf(node, name);
  if (text === undefined || text === '') throw new Error(`<${name}> is missing`);
  return text;
}
