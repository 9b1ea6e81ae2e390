import { withBody, type Handler } from '../http/call';
import type { EndpointName } from '../http/endpoints';
import { trackPurchase, updateCart } from './commerce';

/** iterable-api 10. */
export const commerceHandlers = {
  'commerce.trackPurchase': (call) => withBody('commerce.trackPurchase', call, trackPurchase),
  'commerce.updateCart': (call) => withBody('commerce.updateCart', call, updateCart)
} satisfies Partial<Record<EndpointName, Handler>>;
