import { entries } from './entry';

const senders = 'See who calls that address; Salesforce sends SOAP in UTF-8 with up to 100 notifications.';

/** Outbound messages that cannot be taken, and the metadata that has Salesforce send them. */
export const messageEntries = entries(
  { decision: 'reject', concerns: ['request'], shows: ['log'] },
  {
    'message.other-org': {
      cause: 'An outbound message comes from another org than the one that this bridge serves.',
      fix: 'Point the outbound message of that org to its own bridge.',
      decision: 'fix configuration',
      concerns: ['request', 'setting']
    },
    'message.not-xml': {
      from: 'not-xml',
      cause: 'An outbound message is not well-formed XML.',
      fix: senders
    },
    'message.doctype': {
      from: 'doctype',
      cause: 'An outbound message declares a document type, which Salesforce never does.',
      fix: senders
    },
    'message.instruction': {
      from: 'instruction',
      cause: 'An outbound message holds a processing instruction, which Salesforce never sends.',
      fix: senders
    },
    'message.encoding': {
      from: 'encoding',
      cause: 'An outbound message is not in UTF-8.',
      fix: senders
    },
    'message.too-deep': {
      from: 'too-deep',
      cause: 'The elements of an outbound message are nested too deep.',
      fix: senders
    },
    'message.too-long': {
      from: 'too-long',
      cause: 'A text of an outbound message is too long.',
      fix: 'Choose fewer or shorter fields for the message: the Id is enough, the record is read afresh.'
    },
    'message.attributes': {
      from: 'attributes',
      cause: 'An element of an outbound message has too many attributes.',
      fix: senders
    },
    'message.too-many': {
      from: 'too-many',
      cause: 'An outbound message has more than a hundred notifications.',
      fix: senders
    },
    'message.incomplete': {
      from: 'incomplete',
      cause: 'An outbound message has no organization id, or a notification has no id.',
      fix: senders
    },
    'message.no-type': {
      from: 'no-type',
      cause: 'A record of an outbound message does not say which object it belongs to.',
      fix: senders
    },
    'message.twice': {
      from: 'twice',
      cause: 'An outbound message says something twice.',
      fix: senders
    },
    'message.endpoint': {
      cause: 'Salesforce does not call the port of the address that the outbound message is to go to.',
      fix: 'Use https on port 443, or a port from 1024 on.',
      decision: 'fix configuration',
      shows: ['command line']
    },
    'message.no-secret': {
      cause: 'There is no secret for outbound messages.',
      fix: 'Set OUTBOUND_MESSAGE_SECRET, for the command and for the service: 32 random letters and digits.',
      decision: 'fix configuration',
      concerns: ['setting'],
      shows: ['command line']
    },
    'message.unknown-field': {
      cause: "The object has no such field that the bridge's user may see.",
      fix: 'Leave --fields out: the bridge needs the Id alone, and reads the rest itself.',
      decision: 'fix configuration',
      concerns: ['field'],
      shows: ['command line']
    },
    'message.unreadable': {
      cause: 'What came to the door for outbound messages is no outbound message of Salesforce.',
      fix: senders
    }
  }
);
