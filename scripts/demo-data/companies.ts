import type { Random } from './random';

const places = [
  'Alder',
  'Amber',
  'Beacon',
  'Birch',
  'Blue',
  'Bright',
  'Canyon',
  'Cedar',
  'Clear',
  'Cobalt',
  'Copper',
  'Crest',
  'Delta',
  'Eagle',
  'Elm',
  'Ember',
  'Falcon',
  'Fern',
  'Flint',
  'Granite',
  'Green',
  'Harbor',
  'Hazel',
  'Iron',
  'Juniper',
  'Kestrel',
  'Lake',
  'Lumen',
  'Maple',
  'Meadow',
  'North',
  'Oak',
  'Orchid',
  'Pacific',
  'Pine',
  'Quartz',
  'Red',
  'River',
  'Silver',
  'Summit',
  'Terra',
  'Umber',
  'Valley',
  'Willow'
];
const endings = [
  'bay',
  'bridge',
  'brook',
  'field',
  'ford',
  'gate',
  'line',
  'mark',
  'path',
  'point',
  'ridge',
  'stone',
  'view',
  'ware',
  'way',
  'wood',
  'works',
  'yard'
];
const kinds = [
  'Analytics',
  'Clinic',
  'Consulting',
  'Design',
  'Energy',
  'Foods',
  'Foundation',
  'Garage',
  'Group',
  'Holdings',
  'Hotels',
  'Insurance',
  'Labs',
  'Logistics',
  'Media',
  'Outfitters',
  'Partners',
  'School',
  'Software',
  'Supply',
  'Systems',
  'Tools',
  'Travel',
  'University'
];

export const industries = [
  'Agriculture',
  'Banking',
  'Biotechnology',
  'Construction',
  'Consulting',
  'Education',
  'Energy',
  'Engineering',
  'Entertainment',
  'Finance',
  'Food & Beverage',
  'Healthcare',
  'Hospitality',
  'Insurance',
  'Manufacturing',
  'Media',
  'Not For Profit',
  'Retail',
  'Shipping',
  'Technology',
  'Telecommunications',
  'Transportation',
  'Utilities'
] as const;

export const accountTypes = [
  'Prospect',
  'Customer - Direct',
  'Customer - Channel',
  'Technology Partner',
  'Other'
] as const;

export interface Company {
  readonly name: string;
  /** Below a domain that is reserved for examples. */
  readonly domain: string;
}

export function company(random: Random): Company {
  const first = `${random.pick(places)}${random.pick(endings)}`;
  const kind = random.pick(kinds);
  return { name: `${first} ${kind}`, domain: `${first}-${kind}.example.com`.toLowerCase() };
}
