import { eventually } from '../end-to-end/eventually';
import type { Row } from '../stand-ins/org/model';
import type { Preview } from '../../scripts/preview-run/start-preview';

/** Rows of people and what tests need to know of them. */

/** Few enough that a world is there in seconds. */
export const fewPeople = { contacts: 200, leads: 50 };

type Org = Pick<Preview, 'world'>;

const rowsOf = ({ world }: Org, object: string): Row[] => [
  ...world.org.store.rows(object, { includeDeleted: false })
];
export const contacts = (parts: Org): Row[] => rowsOf(parts, 'Contact');
export const leads = (parts: Org): Row[] => rowsOf(parts, 'Lead');

/** Has an address, and did not ask for no mail. */
export const isReachable = ({ Email, HasOptedOutOfEmail }: Row): boolean =>
  Email !== null && HasOptedOutOfEmail === false;

/** Every contact and lead has been looked at by a run. */
export const firstRunsDone = async (preview: Preview): Promise<void> => {
  const status = preview.qualify('Iterable_Status__c');
  await eventually(
    'the first runs',
    () =>
      ['Contact', 'Lead'].every((object) =>
        [...preview.world.org.store.rows(object, { includeDeleted: false })].every(
          (row) => row[status] !== null
        )
      ),
    90
  );
};

/** The org was told of a run of each of the syncs: what it knows while the bridge does not answer. */
export const runsKnown = async ({ world, qualify }: Preview, syncs: readonly string[]): Promise<void> => {
  const object = qualify('Iterable_Sync_Run__c');
  const known = () => [...world.org.store.rows(object, { includeDeleted: false })];
  await eventually(
    'the rows of the runs',
    () => syncs.every((sync) => known().some((row) => row[qualify('Sync__c')] === sync)),
    60
  );
};

/** The first contact that fits. */
export function someContact(
  preview: Preview,
  fits: (row: Row) => boolean
): Row & { Id: string; Name: string } {
  const found = contacts(preview).find(fits);
  if (!found) throw new Error('No contact of the demo fits.');
  return found as Row & { Id: string; Name: string };
}
