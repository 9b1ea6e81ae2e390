import { LightningElement, api } from 'lwc';
import { stagesOf, title } from './stageWords';
import type { Stage } from './stageWords';

/** How far a publish is, stage by stage, read aloud as it goes on. */
export default class PublishStages extends LightningElement {
  /** Null while it is only being asked for. */
  @api progress: Apex.IterableSyncPublishView | null = null;
  /** The bridge is known to use the version. */
  @api isTaken = false;
  /** When the bridge took the version; null where that is not known. */
  @api takenAt: string | null = null;
  /** The bridge has had time enough to take it. */
  @api isLate = false;

  title = title;

  get stages(): Stage[] {
    const { progress, isTaken, takenAt, isLate } = this;
    return stagesOf({ progress, isTaken, takenAt, isLate });
  }
}
