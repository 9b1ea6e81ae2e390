import type { KnownTypes } from 'c/fieldTypes';
import type { Choice } from 'c/choiceBox';

/** What a mapping of a step can have as target. */
export interface Offer {
  /** Of the operation's own: `email`, `eventName`. */
  readonly named: readonly { readonly name: string; readonly kind: string }[];
  /** Switches by id, with what people call them. */
  readonly switches: readonly { readonly value: string; readonly label: string }[];
  /** Whether there are fields below `dataFields`. */
  readonly takesFields: boolean;
  /** The fields that Iterable has. */
  readonly fields: readonly { readonly name: string; readonly type: string }[];
  /** Whether these are all: what is missing among them is new. */
  readonly isComplete: boolean;
  readonly types: KnownTypes;
}

export const choicesOf = ({ named, switches, fields }: Offer): Choice[] => [
  ...named.map(({ name, kind }) => ({ value: name, label: name, detail: kind })),
  ...fields.map(({ name, type }) => ({
    value: `dataFields.${name}`,
    label: name,
    detail: `dataFields.${name}`,
    badge: type
  })),
  ...switches.map(({ value, label }) => ({ value, label, detail: value }))
];
