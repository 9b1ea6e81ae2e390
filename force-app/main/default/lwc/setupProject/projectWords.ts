import checkDataCenter from '@salesforce/label/c.Setup_Check_Data_Center';
import checkFields from '@salesforce/label/c.Setup_Check_Fields';
import checkKey from '@salesforce/label/c.Setup_Check_Key';
import checkServerSide from '@salesforce/label/c.Setup_Check_Server_Side';
import confirmOrg from '@salesforce/label/c.Setup_Confirm_Org';
import dataCenter from '@salesforce/label/c.Setup_Data_Center';
import deployNote from '@salesforce/label/c.Setup_Deploy_Note';
import projectName from '@salesforce/label/c.Setup_Project_Name';
import nameHint from '@salesforce/label/c.Setup_Project_Name_Hint';
import projectOpen from '@salesforce/label/c.Setup_Project_Open';
import otherOrg from '@salesforce/label/c.Setup_Project_Other_Org';
import pinned from '@salesforce/label/c.Setup_Project_Pinned';
import saving from '@salesforce/label/c.Setup_Project_Saving';
import slow from '@salesforce/label/c.Setup_Project_Slow';
import projectType from '@salesforce/label/c.Setup_Project_Type';
import save from '@salesforce/label/c.Setup_Save_Project';
import tryKey from '@salesforce/label/c.Setup_Try_Key';
import typeEmail from '@salesforce/label/c.Setup_Type_Email';
import typeEu from '@salesforce/label/c.Setup_Type_Eu';
import typeHint from '@salesforce/label/c.Setup_Type_Hint';
import typeHybrid from '@salesforce/label/c.Setup_Type_Hybrid';
import typeUserId from '@salesforce/label/c.Setup_Type_User_Id';
import type { ShownCheck } from 'c/setupChecks';
import { fill } from 'c/fill';
import { isOfOrg } from 'c/setupSteps';

export const labels = {
  confirmOrg,
  dataCenter,
  deployNote,
  nameHint,
  projectName,
  projectType,
  save,
  saving,
  slow,
  tryKey,
  typeEu,
  typeHint
};

export const dataCenters = ['US', 'EU'].map((value) => ({ value, label: value }));

export const projectTypes = [
  { value: 'Email', label: typeEmail },
  { value: 'UserId', label: typeUserId },
  { value: 'Hybrid', label: typeHybrid }
];

type Project = Bridge.SetUp['projects'][number];

/** What is known of a project, in a sentence. */
export function projectTexts(project: Project, orgId: string): string {
  const { label, organizationId } = project;
  if (!isOfOrg(project, orgId)) return fill(otherOrg, [label, organizationId ?? '']);
  const type = projectTypes.find(({ value }) => value === project.projectType)?.label ?? '';
  return fill(organizationId ? pinned : projectOpen, [label, project.dataCenter, type]);
}

const titles: Readonly<Record<string, string>> = {
  key: checkKey,
  'data-center': checkDataCenter,
  'server-side': checkServerSide,
  fields: checkFields
};

export const probeChecks = ({ checks }: Bridge.ProjectProbe): ShownCheck[] =>
  checks.map(({ code, ...check }) => ({ key: code, title: titles[code] ?? code, ...check }));
