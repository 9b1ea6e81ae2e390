import { addressRates } from './rates';
import type { Random } from './random';

export interface Place {
  readonly street: string;
  readonly city: string;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string;
}

interface City {
  readonly name: string;
  readonly state: string;
  /** Shape of a postal code: # is a digit, ? a letter. */
  readonly postal: string;
  readonly country: string;
}

const city = (name: string, state: string, postal: string, country: string): City => ({
  name,
  state,
  postal,
  country
});

export const cities: readonly City[] = [
  city('Adelaide', 'South Australia', '5###', 'Australia'),
  city('Amsterdam', 'Noord-Holland', '1### ??', 'Netherlands'),
  city('Atlanta', 'GA', '303##', 'United States'),
  city('Austin', 'TX', '787##', 'United States'),
  city('Bengaluru', 'Karnataka', '5600##', 'India'),
  city('Berlin', 'Berlin', '10###', 'Germany'),
  city('Boston', 'MA', '021##', 'United States'),
  city('Bristol', 'England', 'BS# #??', 'United Kingdom'),
  city('Chicago', 'IL', '606##', 'United States'),
  city('Denver', 'CO', '802##', 'United States'),
  city('Dublin', 'Leinster', 'D## ????', 'Ireland'),
  city('Edinburgh', 'Scotland', 'EH# #??', 'United Kingdom'),
  city('Ghent', 'East Flanders', '9###', 'Belgium'),
  city('Jakarta', 'Jakarta', '1####', 'Indonesia'),
  city('Lagos', 'Lagos', '100###', 'Nigeria'),
  city('Leeds', 'England', 'LS# #??', 'United Kingdom'),
  city('London', 'England', 'SW# #??', 'United Kingdom'),
  city('Lyon', 'Rhône', '690##', 'France'),
  city('Manila', 'Metro Manila', '10##', 'Philippines'),
  city('Milan', 'Lombardia', '201##', 'Italy'),
  city('Minneapolis', 'MN', '554##', 'United States'),
  city('Nairobi', 'Nairobi', '00###', 'Kenya'),
  city('Osaka', 'Osaka', '5##-####', 'Japan'),
  city('Paris', 'Paris', '750##', 'France'),
  city('Portland', 'OR', '972##', 'United States'),
  city('Prague', 'Praha', '1## ##', 'Czechia'),
  city('San Diego', 'CA', '921##', 'United States'),
  city('Seattle', 'WA', '981##', 'United States'),
  city('Singapore', 'Singapore', '######', 'Singapore'),
  city('Stockholm', 'Stockholm', '1## ##', 'Sweden'),
  city('Sydney', 'New South Wales', '20##', 'Australia'),
  city('Toronto', 'ON', 'M#? #?#', 'Canada'),
  city('Warsaw', 'Mazowieckie', '0#-###', 'Poland')
];

export const citiesNotAscii: readonly City[] = [
  city('Aïn Defla', 'Aïn Defla', '440##', 'Algeria'),
  city('Århus', 'Midtjylland', '8###', 'Denmark'),
  city('Bogotá', 'Cundinamarca', '11####', 'Colombia'),
  city('Brașov', 'Brașov', '500###', 'Romania'),
  city('Cádiz', 'Andalucía', '110##', 'Spain'),
  city('Córdoba', 'Córdoba', 'X5###', 'Argentina'),
  city('Évreux', 'Haute-Normandie', '270##', 'France'),
  city('Gdańsk', 'Pomorskie', '80-###', 'Poland'),
  city('Göteborg', 'Västra Götaland', '41# ##', 'Sweden'),
  city('İzmir', 'İzmir', '35###', 'Türkiye'),
  city('Jyväskylä', 'Keski-Suomi', '40###', 'Finland'),
  city('Köln', 'Nordrhein-Westfalen', '506##', 'Germany'),
  city('Łódź', 'Łódzkie', '90-###', 'Poland'),
  city('Málaga', 'Andalucía', '290##', 'Spain'),
  city('México', 'Ciudad de México', '0####', 'Mexico'),
  city('Montréal', 'QC', 'H#? #?#', 'Canada'),
  city('München', 'Bayern', '80###', 'Germany'),
  city('Nîmes', 'Gard', '300##', 'France'),
  city('São Paulo', 'SP', '0####-###', 'Brazil'),
  city('Tromsø', 'Troms', '90##', 'Norway'),
  city('Zürich', 'ZH', '80##', 'Switzerland'),
  city('Київ', 'Київ', '01###', 'Ukraine'),
  city('東京', '東京都', '1##-####', 'Japan')
];

const streets = [
  'Bridge Street',
  'Cedar Avenue',
  'Church Lane',
  'Garden Road',
  'Harbour View',
  'High Street',
  'Hill Crescent',
  'Lake Drive',
  'Maple Court',
  'Market Square',
  'Mill Lane',
  'Oak Street',
  'Park Avenue',
  'Queen Street',
  'River Walk',
  'Station Road',
  'Summit Parkway',
  'Union Street',
  'Victoria Terrace',
  'West 4th Street'
] as const;

const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';

const postalCode = (shape: string, random: Random): string =>
  shape.replace(/[#?]/g, (sign) => (sign === '#' ? String(random.below(10)) : random.pick([...letters])));

function street(random: Random): string {
  const line = `${1 + random.below(420)} ${random.pick(streets)}`;
  return random.chance(addressRates.streetOnTwoLines) ? `${line}\nFloor ${1 + random.below(30)}` : line;
}

/** An address in one of the cities; like real ones it mostly lacks state and postal code. */
export function placeIn(list: readonly City[], random: Random): Place {
  const { name, state, postal, country } = random.pick(list);
  const whole = !random.chance(addressRates.noStateNorPostalCode);
  return {
    street: street(random),
    city: name,
    state: whole ? state : null,
    postalCode: whole ? postalCode(postal, random) : null,
    country
  };
}
