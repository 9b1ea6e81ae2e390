import { SaxesParser, type SaxesTagNS } from 'saxes';
import { RejectedError } from '../errors';

/** What is told while a document is read: its elements in their order, each with the names of those around it. */
export interface XmlListener {
  /** The element is the last of the path. */
  opened(path: readonly string[], element: XmlElement): void;
  /** `text` is the element's own, without that of the elements inside. */
  closed(path: readonly string[], text: string): void;
}

/** Names are `<namespace>#<local name>`; without a namespace the local name alone. */
export interface XmlElement {
  readonly attributes: ReadonlyMap<string, string>;
  /** The name that a value such as `sf:Contact` stands for; null when its prefix is not declared. */
  readonly qualified: (value: string) => string | null;
}

/** Far beyond what an outbound message needs: six levels, four attributes, fields of 131,072 characters. */
const deepest = 16;
const mostAttributes = 32;
const longestText = 300_000;
const pieceLength = 65_536;

/**
 * Reads XML and tells the listener. No DTD, no entities but those of XML itself, no processing instructions; depth,
 * attributes and texts are bounded. Throws RejectedError, which repeats nothing of what stands there.
 */
export function readXml(text: string, listener: XmlListener): void {
  const reading = new Reading(listener);
  // In pieces, so that what is refused is not read to its end.
  for (let start = 0; start < text.length; start += pieceLength)
    reading.take(text.slice(start, start + pieceLength));
  reading.end();
}

export const nameIn = (namespace: string, local: string): string =>
  namespace === '' ? local : `${namespace}#${local}`;

/** Refuses a message for good: the same one will be refused again. */
export function refuseMessage(what: string, message: string): never {
  throw new RejectedError(`message.${what}`, message, {
    fix: 'Send what Salesforce sends: an envelope in UTF-8 with one to a hundred notifications.'
  });
}

class Reading {
  private readonly parser = new SaxesParser({ xmlns: true, position: false });
  private readonly path: string[] = [];
  private readonly texts: string[] = [];
  private attributes = 0;

  constructor(private readonly listener: XmlListener) {
    const { parser } = this;
    parser.on('error', () => refuseMessage('not-xml', 'The message is not well-formed XML.'));
    parser.on('xmldecl', ({ encoding }) => refuseEncoding(encoding));
    parser.on('doctype', () => refuseMessage('doctype', 'The message declares a document type.'));
    parser.on('processinginstruction', () =>
      refuseMessage('instruction', 'The message holds a processing instruction.')
    );
    parser.on('opentagstart', () => this.begin());
    parser.on('attribute', () => this.countAttribute());
    parser.on('opentag', (tag) => this.open(tag));
    parser.on('text', (text) => this.addText(text));
    parser.on('cdata', (text) => this.addText(text));
    parser.on('closetag', () => this.close());
  }

  take(piece: string): void {
    this.parser.write(piece);
  }

  end(): void {
    this.parser.close();
  }

  private begin(): void {
    this.attributes = 0;
    if (this.path.length >= deepest)
      refuseMessage('too-deep', `The message is deeper than ${deepest} elements.`);
  }

  private countAttribute(): void {
    this.attributes += 1;
    if (this.attributes > mostAttributes)
      refuseMessage('attributes', `An element of the message has more than ${mostAttributes} attributes.`);
  }

  private open(tag: SaxesTagNS): void {
    this.path.push(nameIn(tag.uri, tag.local));
    this.texts.push('');
    const attributes = Object.values(tag.attributes).map(({ uri, local, value }): [string, string] => [
      nameIn(uri, local),
      value
    ]);
    this.listener.opened(this.path, {
      attributes: new Map(attributes),
      qualified: (value) => this.qualified(value)
    });
  }

  private qualified(value: string): string | null {
    const [, prefix = '', local = ''] = /^(?:([^:]*):)?([^:]+)$/.exec(value.trim()) ?? [];
    const namespace = this.parser.resolve(prefix);
    return namespace === undefined || local === '' ? null : nameIn(namespace, local);
  }

  private addText(text: string): void {
    const before = this.texts.pop();
    // White space around the root element.
    if (before === undefined) return;
    if (before.length + text.length > longestText)
      refuseMessage('too-long', `A text of the message is longer than ${longestText} characters.`);
    this.texts.push(before + text);
  }

  private close(): void {
    this.listener.closed(this.path, this.texts.pop() ?? '');
    this.path.pop();
  }
}

function refuseEncoding(encoding: string | undefined): void {
  if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding))
    refuseMessage('encoding', 'The message says that it is not in UTF-8.');
}
