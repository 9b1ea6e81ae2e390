import { SaxesParser, type SaxesTagNS } from 'saxes';
import { RejectedError } from '../errors';

/** A place in a document, and what follows when an element stands there. Elements at no place are passed over. */
export interface Place {
  readonly opened?: (element: XmlElement) => void;
  /** `text` is the element's own, without that of the elements inside. */
  readonly closed?: (text: string) => void;
  /** Places inside, by `<namespace>#<local name>`. */
  readonly inside?: ReadonlyMap<string, Place>;
}

export interface XmlElement {
  /** Of an attribute by its name in the same form; undefined where it is not there. */
  readonly attribute: (name: string) => string | undefined;
  /** The name that a value such as `sf:Contact` stands for; null when its prefix is not declared. */
  readonly qualified: (value: string) => string | null;
}

/** Far beyond what an outbound message needs: six levels, four attributes, fields of 131,072 characters. */
const deepest = 16;
const mostAttributes = 32;
const longestText = 300_000;
const pieceLength = 65_536;

/**
 * Reads XML whose root element stands in `document`. No DTD, no entities but those of XML itself, no processing
 * instructions; depth, attributes and texts are bounded, also of what is passed over. Throws RejectedError, which repeats
 * nothing of what stands there.
 */
export function readXml(text: string, document: Place): void {
  const reading = new Reading(document);
  // In pieces, so that what is refused is not read to its end.
  for (let start = 0; start < text.length; start += pieceLength)
    reading.take(text.slice(start, start + pieceLength));
  reading.end();
}

/** An element without a namespace has the local name alone. */
export const nameIn = (namespace: string, local: string): string =>
  namespace === '' ? local : `${namespace}#${local}`;

/** Refuses a message for good: the same one will be refused again. */
export function refuseMessage(what: string, message: string): never {
  throw new RejectedError(`message.${what}`, message, {
    fix: 'Send what Salesforce sends: an envelope in UTF-8 with one to a hundred notifications.'
  });
}

/** An element that is open: its place, null where it has none, and its text so far. */
interface Open {
  readonly place: Place | null;
  text: string;
  /** Of the text, kept or not. */
  length: number;
}

class Reading {
  private readonly parser = new SaxesParser({ xmlns: true, position: false });
  private readonly open: Open[] = [];
  private attributes = 0;

  constructor(private readonly document: Place) {
    const { parser } = this;
    parser.on('error', () => refuseMessage('not-xml', 'The message is not well-formed XML.'));
    parser.on('xmldecl', ({ encoding }) => refuseEncoding(encoding));
    parser.on('doctype', () => refuseMessage('doctype', 'The message declares a document type.'));
    parser.on('processinginstruction', () =>
      refuseMessage('instruction', 'The message holds a processing instruction.')
    );
    parser.on('opentagstart', () => this.begin());
    parser.on('attribute', () => this.countAttribute());
    parser.on('opentag', (tag) => this.enter(tag));
    parser.on('text', (text) => this.addText(text));
    parser.on('cdata', (text) => this.addText(text));
    parser.on('closetag', () => this.leave());
  }

  take(piece: string): void {
    this.parser.write(piece);
  }

  end(): void {
    this.parser.close();
  }

  private begin(): void {
    this.attributes = 0;
    if (this.open.length >= deepest)
      refuseMessage('too-deep', `The message is deeper than ${deepest} elements.`);
  }

  private countAttribute(): void {
    this.attributes += 1;
    if (this.attributes > mostAttributes)
      refuseMessage('attributes', `An element of the message has more than ${mostAttributes} attributes.`);
  }

  private enter(tag: SaxesTagNS): void {
    const around = this.open.length === 0 ? this.document : this.open.at(-1)?.place;
    const place = around?.inside?.get(nameIn(tag.uri, tag.local)) ?? null;
    this.open.push({ place, text: '', length: 0 });
    place?.opened?.({
      attribute: (name) =>
        Object.values(tag.attributes).find(({ uri, local }) => nameIn(uri, local) === name)?.value,
      qualified: (value) => this.qualified(value)
    });
  }

  private qualified(value: string): string | null {
    const [, prefix = '', local = ''] = /^(?:([^:]*):)?([^:]+)$/.exec(value.trim()) ?? [];
    const namespace = this.parser.resolve(prefix);
    return namespace === undefined || local === '' ? null : nameIn(namespace, local);
  }

  private addText(text: string): void {
    const element = this.open.at(-1);
    // White space around the root element.
    if (!element) return;
    element.length += text.length;
    if (element.length > longestText)
      refuseMessage('too-long', `A text of the message is longer than ${longestText} characters.`);
    if (element.place?.closed) element.text += text;
  }

  private leave(): void {
    const element = this.open.pop();
    element?.place?.closed?.(element.text);
  }
}

function refuseEncoding(encoding: string | undefined): void {
  if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding))
    refuseMessage('encoding', 'The message says that it is not in UTF-8.');
}
