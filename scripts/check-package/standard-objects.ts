/** Standard objects that the package touches; another one is added here when the package begins to. */
export const standardObjects: ReadonlySet<string> = new Set([
  'Account',
  'Campaign',
  'CampaignMember',
  'Contact',
  'Lead',
  'Opportunity',
  'Product2',
  'User',
  'UserExternalCredential'
]);

/** Objects whose access follows from another object: a permission set cannot grant it. */
export const accessFollowsParent: ReadonlySet<string> = new Set(['CampaignMember', 'User']);

/** What a custom metadata relationship may point to besides custom metadata types. */
export const definitionObjects: ReadonlySet<string> = new Set([
  'EntityDefinition',
  'FieldDefinition',
  'EntityParticle'
]);
