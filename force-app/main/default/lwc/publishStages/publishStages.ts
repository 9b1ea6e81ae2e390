import { LightningElement, api } from 'lwc';
import { stagesOf, title } from './stageWords';
import type { Stage } from './stageWords';

/** How far a publish is, stage by stage, read aloud as it goes on. */
export default class PublishStages extends LightningElement {
  /** Null while it is only being asked for. */
  @api progress: Apex.IterableSyncPublishView | null = null;
  /** When the bridge took the version; null where it is not known to have. */
  @api takenAt: string | null = null;
  /** The bridge has had time enough to take it. */
  @api isLate = false;

  title = title;

  get stages(): Stage[] {
    return stagesOf({ progress: this.progress, takenAt: this.takenAt, isLate: this.isLate });
  }
}
