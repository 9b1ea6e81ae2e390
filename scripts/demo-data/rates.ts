/** How often things occur in Salesforce orgs that people work in, measured on public sample orgs and dumps. */

/** Of the rows that have an e-mail at all. */
export const emailRates = {
  exactDuplicate: 0.05,
  caseOnlyDuplicate: 0.005,
  plusAddressed: 0.005,
  /** Well-formed, in a top-level domain that does not exist. */
  unknownDomain: 0.0035,
  /** No address at all, from days when nothing checked them. */
  legacyValue: 0.0015
} as const;

/** Of the people. */
export const personRates = {
  optedOut: 0.04,
  nameNotAscii: 0.05,
  noSalutation: 0.2,
  noTitle: 0.54,
  noPhone: 0.44,
  noMobile: 0.7,
  noBirthdate: 0.6,
  noLeadSource: 0.35,
  noDepartment: 0.7,
  /** An address at the company, where a person belongs to one. */
  companyEmail: 0.7
} as const;

export const addressRates = {
  none: 0.48,
  /** Of those that have a city. */
  cityNotAscii: 0.18,
  noStateNorPostalCode: 0.86,
  streetOnTwoLines: 0.1
} as const;

/** Contacts per account: mostly one, as in a household; a few large ones. */
export const accountSize = { steepness: 1.35, largest: 120, householdOfOne: 0.5 } as const;

/** Members as a share of all people; of a public org's 13 campaigns one holds most, the median hardly any. */
export const campaignShares = [
  0.55, 0.14, 0.09, 0.05, 0.03, 0.02, 0.012, 0.01, 0.008, 0.006, 0.005, 0.004, 0.003
] as const;

export const stampRates = {
  /** Rows that came in by an import, hundreds in one second. */
  imported: 0.25,
  rowsPerImport: 200,
  neverModified: 0.4,
  /** Of the modified: touched by a mass update, many in one second. */
  massUpdated: 0.15,
  rowsPerMassUpdate: 50,
  /** Touched by the system after the last change that a person made. */
  touchedBySystem: 0.05,
  days: 730
} as const;
