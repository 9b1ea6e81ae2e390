/** Fields that the org works out whenever a row is written. Source: salesforce-api 2.5 and 6. */
import type { Row } from '../model';
import type { AddressParts, Plan } from './plan';

/** Sets the computed fields of a row that is not yet stored; `before` is the row it replaces. */
export function compute(plan: Plan, row: Row, before: Row | undefined): void {
  if (plan.person && isPerson(row)) row.Name = fullName(row);
  for (const parts of plan.addresses) row[parts.name] = addressOf(row, parts);
  byObject[plan.object.name]?.(row, before);
}

/** An account is one where Person Accounts are on and it has a last name. */
const isPerson = (row: Row): boolean => !('PersonEmail' in row) || row.LastName !== null;

function fullName(row: Row): string {
  return [row.FirstName, row.LastName].filter((part) => part !== null).join(' ');
}

const simpleParts = [
  'City',
  'Country',
  'GeocodeAccuracy',
  'Latitude',
  'Longitude',
  'PostalCode',
  'State',
  'Street'
];

function addressOf(row: Row, { prefix }: AddressParts): Row | null {
  if (simpleParts.every((part) => (row[prefix + part] ?? null) === null)) return null;
  return {
    city: row[`${prefix}City`] ?? null,
    country: row[`${prefix}Country`] ?? null,
    countryCode: row[`${prefix}CountryCode`] ?? null,
    geocodeAccuracy: row[`${prefix}GeocodeAccuracy`] ?? null,
    latitude: row[`${prefix}Latitude`] ?? null,
    longitude: row[`${prefix}Longitude`] ?? null,
    postalCode: row[`${prefix}PostalCode`] ?? null,
    state: row[`${prefix}State`] ?? null,
    stateCode: row[`${prefix}StateCode`] ?? null,
    street: row[`${prefix}Street`] ?? null
  };
}

const byObject: Record<string, (row: Row, before: Row | undefined) => void> = {
  Account: (row) => {
    if ('PersonEmail' in row) row.IsPersonAccount = row.LastName !== null;
  },
  Contact: (row) => {
    row.IsEmailBounced = row.EmailBouncedDate !== null;
  },
  Opportunity: computeOpportunity,
  Case: (row) => {
    row.IsClosed = row.Status === 'Closed';
    row.ClosedDate = row.IsClosed ? (row.ClosedDate ?? row.LastModifiedDate) : null;
  },
  Task: (row) => {
    row.IsClosed = row.Status === 'Completed';
    row.IsHighPriority = row.Priority === 'High';
    row.CompletedDateTime = row.IsClosed ? (row.CompletedDateTime ?? row.LastModifiedDate) : null;
  }
};

interface Stage {
  readonly probability: number;
  readonly category: string;
}

const stages: Record<string, Stage> = {
  Prospecting: { probability: 10, category: 'Pipeline' },
  Qualification: { probability: 10, category: 'Pipeline' },
  'Needs Analysis': { probability: 20, category: 'Pipeline' },
  'Value Proposition': { probability: 50, category: 'Pipeline' },
  'Id. Decision Makers': { probability: 60, category: 'Pipeline' },
  'Perception Analysis': { probability: 70, category: 'Pipeline' },
  'Proposal/Price Quote': { probability: 75, category: 'Best Case' },
  'Negotiation/Review': { probability: 90, category: 'Commit' },
  'Closed Won': { probability: 100, category: 'Closed' },
  'Closed Lost': { probability: 0, category: 'Omitted' }
};

const categoryCodes: Record<string, string> = { 'Best Case': 'BestCase', Commit: 'Forecast' };

function computeOpportunity(row: Row, before: Row | undefined): void {
  const stage = stages[String(row.StageName)] ?? { probability: 10, category: 'Pipeline' };
  if (!before || before.StageName !== row.StageName) {
    if (row.Probability === null || before?.Probability === row.Probability)
      row.Probability = stage.probability;
    row.ForecastCategoryName = stage.category;
    row.LastStageChangeDate = before ? row.LastModifiedDate : null;
  }
  row.IsWon = row.StageName === 'Closed Won';
  row.IsClosed = row.IsWon || row.StageName === 'Closed Lost';
  const category = String(row.ForecastCategoryName);
  row.ForecastCategory = categoryCodes[category] ?? category;
  const amount = row.Amount;
  row.ExpectedRevenue = typeof amount === 'number' ? (amount * Number(row.Probability)) / 100 : null;
  computeFiscal(row);
}

function computeFiscal(row: Row): void {
  const [year, month] = String(row.CloseDate ?? '').split('-');
  if (!year || !month) return;
  row.FiscalYear = Number(year);
  const quarter = Math.ceil(Number(month) / 3);
  row.FiscalQuarter = quarter;
  row.Fiscal = `${year} ${quarter}`;
}
