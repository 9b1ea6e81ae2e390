/** What the service says about a campaign; times are milliseconds since 1970 (iterable-api 12). */
export interface Campaign {
  readonly id: number;
  readonly name: string;
  readonly type: 'Blast' | 'Triggered';
  readonly campaignState: CampaignState;
  readonly messageMedium: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly createdByUserId: string;
  readonly startAt?: number;
  readonly endedAt?: number;
  readonly updatedByUserId?: string;
  readonly templateId?: number;
  readonly listIds?: readonly number[];
  readonly suppressionListIds?: readonly number[];
  readonly labels?: readonly string[];
  readonly workflowId?: number;
  readonly recurringCampaignId?: number;
  readonly sendSize?: number;
}

export const campaignStates = [
  'Draft',
  'Ready',
  'Scheduled',
  'Running',
  'Finished',
  'Starting',
  'Aborted',
  'Recurring',
  'Archived'
] as const;

export type CampaignState = (typeof campaignStates)[number];

/** A name is enough: a draft of a blast that nobody has touched. */
export type CampaignPreset = Partial<Campaign> & Pick<Campaign, 'name'>;

export const campaignsOf = (presets: readonly CampaignPreset[], now: number): readonly Campaign[] =>
  presets.map((preset, index) => ({
    id: 5001 + index,
    type: 'Blast',
    campaignState: 'Draft',
    messageMedium: 'Email',
    createdAt: now,
    updatedAt: now,
    createdByUserId: 'marketer@example.com',
    suppressionListIds: [],
    labels: [],
    ...preset
  }));
