import { SaxesParser, type SaxesTagNS } from 'saxes';
import { ConfigError } from '../errors';

/** A record of custom metadata as its file says it: values by the API name of the field, without those that are nil. */
export interface MetadataRecord {
  readonly label: string;
  readonly values: Readonly<Record<string, string | number | boolean>>;
}

const instance = 'http://www.w3.org/2001/XMLSchema-instance';
/** Elements whose text counts, by the element that they stand in. */
const told: Readonly<Record<string, readonly string[]>> = {
  CustomMetadata: ['label'],
  values: ['field', 'value']
};

/** Reads a `.md-meta.xml` file; ConfigError `templates.unreadable` when it is none. */
export function readRecord(xml: string): MetadataRecord {
  const reading = new Reading();
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('opentag', (tag) => reading.opened(tag));
  parser.on('text', (text) => reading.took(text));
  parser.on('closetag', () => reading.closed());
  parser.on('error', (cause) => {
    throw new ConfigError('templates.unreadable', 'A file of the template is no custom metadata record.', {
      fix: 'Restore the folder "templates" of the bridge.',
      cause
    });
  });
  parser.write(xml).close();
  return { label: reading.label, values: reading.values };
}

/** A document that is being read: the elements that are open, and what was found so far. */
class Reading {
  label = '';
  readonly values: Record<string, string | number | boolean> = {};
  private readonly open: string[] = [];
  private text = '';
  private field = '';
  private type = '';
  private isNil = false;

  opened({ local, attributes }: SaxesTagNS): void {
    this.open.push(local);
    this.text = '';
    if (local !== 'value') return;
    const said = Object.values(attributes).filter(({ uri }) => uri === instance);
    this.type =
      said
        .find(({ local: name }) => name === 'type')
        ?.value.split(':')
        .at(-1) ?? 'string';
    this.isNil = said.some(({ local: name, value }) => name === 'nil' && value === 'true');
  }

  took(text: string): void {
    this.text += text;
  }

  closed(): void {
    const name = this.open.pop() ?? '';
    if (!told[this.open.at(-1) ?? '']?.includes(name)) return;
    if (name === 'label') this.label = this.text;
    if (name === 'field') this.field = this.text;
    if (name === 'value' && !this.isNil) this.values[this.field] = valueOf(this.type, this.text);
  }
}

function valueOf(type: string, text: string): string | number | boolean {
  if (type === 'boolean') return text === 'true';
  return type === 'double' || type === 'int' ? Number(text) : text;
}
