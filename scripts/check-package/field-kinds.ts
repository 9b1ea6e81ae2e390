/** What a kind of field needs and where it may stand. Source: Metadata API, CustomField. */
export interface FieldKind {
  /** Whether a custom metadata type may have such a field. */
  readonly onMetadataTypes: boolean;
  /** Whether an object may have such a field. */
  readonly onObjects: boolean;
  /** Elements that must be there. */
  readonly needs: readonly string[];
  /** `xsi:type` of its value in a custom metadata record. */
  readonly valueType: 'xsd:string' | 'xsd:boolean' | 'xsd:double' | 'xsd:date' | 'xsd:dateTime';
}

const everywhere = { onMetadataTypes: true, onObjects: true };
const objectsOnly = { onMetadataTypes: false, onObjects: true };
const text = { valueType: 'xsd:string' } as const;
const number = { valueType: 'xsd:double', needs: ['precision', 'scale'] } as const;

export const fieldKinds: Readonly<Record<string, FieldKind>> = {
  AutoNumber: { ...objectsOnly, ...text, needs: ['displayFormat'] },
  Checkbox: { ...everywhere, needs: ['defaultValue'], valueType: 'xsd:boolean' },
  Currency: { ...objectsOnly, ...number },
  Date: { ...everywhere, needs: [], valueType: 'xsd:date' },
  DateTime: { ...everywhere, needs: [], valueType: 'xsd:dateTime' },
  Email: { ...everywhere, ...text, needs: [] },
  Html: { ...objectsOnly, ...text, needs: ['length', 'visibleLines'] },
  LongTextArea: { ...everywhere, ...text, needs: ['length', 'visibleLines'] },
  Lookup: { ...objectsOnly, ...text, needs: ['referenceTo', 'relationshipName'] },
  MasterDetail: { ...objectsOnly, ...text, needs: ['referenceTo', 'relationshipName'] },
  MetadataRelationship: {
    onMetadataTypes: true,
    onObjects: false,
    ...text,
    needs: ['referenceTo', 'relationshipName']
  },
  MultiselectPicklist: { ...objectsOnly, ...text, needs: ['valueSet', 'visibleLines'] },
  Number: { ...everywhere, ...number },
  Percent: { ...everywhere, ...number },
  Phone: { ...everywhere, ...text, needs: [] },
  Picklist: { ...everywhere, ...text, needs: ['valueSet'] },
  Summary: { ...objectsOnly, ...number, needs: ['summaryOperation', 'summaryForeignKey'] },
  Text: { ...everywhere, ...text, needs: ['length'] },
  TextArea: { ...everywhere, ...text, needs: [] },
  Url: { ...everywhere, ...text, needs: [] }
};

/** Kinds that point to another object. */
export const relationshipKinds: ReadonlySet<string> = new Set([
  'Lookup',
  'MasterDetail',
  'MetadataRelationship'
]);

/** Kinds that nobody can write to. */
export const computedKinds: ReadonlySet<string> = new Set(['AutoNumber', 'Summary']);
