import { judge, type Finding } from '../../../scripts/check-security/finding';

const finding = (rule: string, severity: number, path: string): Finding => ({
  rule,
  severity,
  path,
  line: 1,
  message: 'found'
});
const doc = { rule: 'pmd:ApexDoc', place: 'force-app/classes/', why: 'plain sentences' };
const key = { rule: 'pmd:ProtectSensitiveData', place: 'force-app/Key__c.xml', why: 'no secret' };

test('package-toolchain 4: severity 1 and 2 fail, whatever is said for them', () => {
  const grave = [
    finding('pmd:ApexDoc', 2, 'force-app/classes/A.cls'),
    finding('pmd:ApexDoc', 1, 'force-app/classes/A.cls')
  ];
  expect(judge(grave, [doc]).failures).toEqual(grave);
});

test('a finding below that is covered by rule and place, a file or a folder', () => {
  const covered = [
    finding('pmd:ApexDoc', 4, 'force-app/classes/A.cls'),
    finding('pmd:ProtectSensitiveData', 3, 'force-app/Key__c.xml')
  ];
  expect(judge(covered, [doc, key])).toEqual({
    failures: [],
    justified: new Map([
      [doc, [covered[0]]],
      [key, [covered[1]]]
    ]),
    unused: []
  });
});

test('a finding that nobody has justified fails, of another rule as in another place', () => {
  const others = [
    finding('pmd:ApexDoc', 4, 'force-app/test/A.cls'),
    finding('regex:Other', 5, 'force-app/classes/A.cls')
  ];
  expect(judge(others, [doc]).failures).toEqual(others);
});

test('a justification that covers nothing is told', () => {
  expect(judge([], [doc, key]).unused).toEqual([doc, key]);
});
