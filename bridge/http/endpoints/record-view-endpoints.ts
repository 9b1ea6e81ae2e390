import { z } from 'zod';
import { recordId } from '../../run-job';
import { endpoint } from '../endpoint';
import { recordPanel, recordWhy } from '../record-view-answers';

const params = z.strictObject({ id: recordId });

export const recordViewEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/records/{id}/panel',
    operationId: 'getRecordPanel',
    summary: 'What the panel of a record shows, from what the bridge remembers',
    params,
    answer: recordPanel,
    handle: ({ params: { id } }, { inquiries }) => inquiries.panel(id)
  }),
  endpoint({
    method: 'get',
    path: '/v1/records/{id}/why',
    operationId: 'getRecordWhy',
    summary: 'Why a record is, or is not, in Iterable: a cause with its facts for each sync',
    params,
    answer: recordWhy,
    handle: ({ params: { id } }, { inquiries }) => inquiries.why(id)
  })
];
