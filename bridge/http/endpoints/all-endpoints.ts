import type { Endpoint } from '../endpoint';
import { askedEndpoints } from './asked-endpoints';
import { callEndpoints } from './call-endpoints';
import { campaignEndpoints } from './campaign-endpoints';
import { checkEndpoints } from './check-endpoints';
import { conditionEndpoints } from './condition-endpoints';
import { countEndpoints } from './count-endpoints';
import { iterableEndpoints } from './iterable-endpoints';
import { deadLetterEndpoints } from './dead-letter-endpoints';
import { errorEndpoints } from './error-endpoints';
import { definitionEndpoints } from './definition-endpoints';
import { heldEndpoints } from './held-endpoints';
import { homeEndpoints } from './home-endpoints';
import { mappingEndpoints } from './mapping-endpoints';
import { previewEndpoints } from './preview-endpoints';
import { publishEndpoints } from './publish-endpoints';
import { recordEndpoints } from './record-endpoints';
import { recordViewEndpoints } from './record-view-endpoints';
import { causeEndpoints } from './cause-endpoints';
import { runEndpoints } from './run-endpoints';
import { runScreenEndpoints } from './run-screen-endpoints';
import { probes, statusEndpoint } from './service-endpoints';
import { scheduleEndpoints } from './schedule-endpoints';
import { setUpEndpoints } from './set-up-endpoints';
import { trialEndpoints } from './trial-endpoints';
import { syncEndpoints } from './sync-endpoints';
import { templateEndpoints } from './template-endpoints';

/** Without a token. */
export const openEndpoints: readonly Endpoint[] = probes;

/** For whoever has the token. */
export const adminEndpoints: readonly Endpoint[] = [
  statusEndpoint,
  ...homeEndpoints,
  ...syncEndpoints,
  ...definitionEndpoints,
  ...publishEndpoints,
  ...runEndpoints,
  ...runScreenEndpoints,
  ...causeEndpoints,
  ...heldEndpoints,
  ...askedEndpoints,
  ...recordEndpoints,
  ...recordViewEndpoints,
  ...previewEndpoints,
  ...callEndpoints,
  ...deadLetterEndpoints,
  ...errorEndpoints,
  ...checkEndpoints,
  ...conditionEndpoints,
  ...scheduleEndpoints,
  ...countEndpoints,
  ...campaignEndpoints,
  ...iterableEndpoints,
  ...trialEndpoints,
  ...mappingEndpoints,
  ...templateEndpoints,
  ...setUpEndpoints
];
