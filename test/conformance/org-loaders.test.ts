/** The loaders of the local org on real files: every folder of the recorded records runs, and what it holds is known. */
import { resolve } from 'node:path';
import { loadFolder } from '../stand-ins/org/load/load-folder';
import { LocalOrgState } from '../stand-ins/org/org';
import { describeRecorded } from './recordings';

const root = resolve(__dirname, '..', '..', '..', 'shared', 'data', 'salesforce', 'records');

interface Expected {
  readonly contacts: number;
  readonly leads: number;
  readonly accounts: number;
  /** How many parts of the files are refused; each has a reason. */
  readonly refused: number;
}

const folders: Readonly<Record<string, Expected>> = {
  'SFDO-Tooling__CumulusCI': { contacts: 130, leads: 2, accounts: 35, refused: 7 },
  SalesforceFoundation__NPSP: { contacts: 2102, leads: 0, accounts: 2167, refused: 10 },
  'SalesforceFoundation__NPSP/dev_org.tree': { contacts: 102, leads: 0, accounts: 167, refused: 1 },
  'SalesforceFoundation__NPSP/rd2.tree': { contacts: 2000, leads: 0, accounts: 2000, refused: 1 },
  forcedotcom__dataloader: { contacts: 0, leads: 0, accounts: 423, refused: 3 },
  jsforce__jsforce: { contacts: 0, leads: 0, accounts: 100, refused: 0 },
  'trailheadapps__apex-recipes': { contacts: 150, leads: 0, accounts: 49, refused: 6 },
  'trailheadapps__easy-spaces-lwc': { contacts: 0, leads: 11, accounts: 0, refused: 0 },
  'trailheadapps__ebikes-lwc': { contacts: 0, leads: 0, accounts: 3, refused: 0 }
};

describeRecorded('records of the public repositories', () => {
  test.each(Object.entries(folders))('%s', (folder, expected) => {
    const org = new LocalOrgState({}, () => ({ status: 500 }));
    const { loaded, refused } = loadFolder(org, resolve(root, folder));
    expect({
      contacts: org.store.count('Contact'),
      leads: org.store.count('Lead'),
      accounts: org.store.count('Account'),
      refused: refused.length
    }).toEqual(expected);
    expect(loaded.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).not.toBe('');
  });

  test('lookups between the records are kept', () => {
    const org = new LocalOrgState({}, () => ({ status: 500 }));
    loadFolder(org, resolve(root, 'SalesforceFoundation__NPSP'));
    const members = Array.from(org.store.rows('CampaignMember', { includeDeleted: false }));
    expect(members).toHaveLength(165);
    for (const member of members) {
      expect(org.store.get('Contact', member.ContactId)).toBeDefined();
      expect(org.store.get('Campaign', member.CampaignId)).toBeDefined();
    }
  });
});
