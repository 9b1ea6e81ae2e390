import { createHash, timingSafeEqual } from 'node:crypto';
import express, { Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import { BridgeError, ConfigError, RejectedError } from '../errors';
import type { Logger } from '../logger';

/** The door for what Salesforce says by itself (DESIGN section 5). */
export interface OutboundMessages {
  /** Null: the door is shut. */
  readonly secret: string | null;
  /** Resolves once everything that follows from the message is stored. */
  readonly hear: (xml: string) => Promise<void>;
}

export const outboundMessagesPath = '/outbound-messages/{secret}';

/** Bytes; a hundred records with a few fields have a tenth of it. */
const largestMessage = '4mb';

/** Salesforce takes nothing else for an answer (salesforce-api 7); each other one makes it send the message again. */
const acknowledgement = envelopeOf(
  '<notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound"><Ack>true</Ack></notificationsResponse>'
);

/**
 * Whoever does not know the secret finds nothing here, and nothing of theirs is read. The others are answered in SOAP:
 * an acknowledgement behind the durable write, or a fault whose text stands in Setup > Outbound Messages.
 */
export function outboundMessageRoutes({ secret, hear }: OutboundMessages, log: Logger): Router {
  const router = Router();
  router.post(
    outboundMessagesPath.replace('{secret}', ':secret'),
    knowing(secret),
    // Any content type: the body itself shows whether it is a message.
    express.raw({ type: () => true, limit: largestMessage, inflate: false }),
    async (request, response) => {
      await hear(textOf(request.body, request.headers['content-type']));
      response.status(200).type('text/xml').send(acknowledgement);
    }
  );
  router.use('/outbound-messages', faultAnswer(log));
  return router;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compared in constant time. */
function knowing(secret: string | null): RequestHandler {
  const expected = secret === null ? null : digest(secret);
  return (request, response, next) => {
    const given = digest(String(request.params.secret));
    const isKnown = expected !== null && timingSafeEqual(given, expected);
    response.locals.knowsSecret = isKnown;
    next(isKnown ? undefined : 'router');
  };
}

/** UTF-8, as Salesforce sends it: what is declared as something else, or is something else, is not guessed at. */
function textOf(body: unknown, contentType = ''): string {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  if (!Buffer.isBuffer(body) || body.length === 0) throw unreadable('The request has no body.');
  if (!/^(utf-?8|us-ascii)$/i.test(charset)) throw unreadable('The message is not in UTF-8.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw unreadable('The message is not in UTF-8.', cause);
  }
}

const unreadable = (message: string, cause?: unknown): RejectedError =>
  new RejectedError('message.unreadable', message, {
    fix: 'Send the envelope as text/xml in UTF-8, not compressed.',
    cause
  });

/** Refusals by the body reader, by status. */
const readerRefusals: Readonly<Record<number, string>> = {
  413: 'message.too-large: The message is larger than 4 MB. Take fields out of the outbound message; the bridge needs none of them.',
  415: 'message.unreadable: The message is compressed. Send it as it is.'
};

/** Any answer but an acknowledgement is a failure to Salesforce; the status is for people and proxies. */
const faultAnswer =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.locals.knowsSecret !== true) return next(error);
    const { status, text } = faultOf(error);
    if (status === 500) log.error({ err: error }, 'outbound message could not be heard');
    else log.warn({ status, reason: text }, 'outbound message refused');
    response
      .status(status)
      .type('text/xml')
      .send(
        envelopeOf(
          `<soapenv:Fault><faultcode>soapenv:${status < 500 ? 'Client' : 'Server'}</faultcode><faultstring>${escaped(text)}</faultstring></soapenv:Fault>`
        )
      );
  };

function faultOf(error: unknown): { status: number; text: string } {
  const text = (known: BridgeError): string => `${known.code}: ${known.message} ${known.fix}`.trim();
  if (error instanceof RejectedError) return { status: 400, text: text(error) };
  if (error instanceof ConfigError && error.code === 'message.other-org')
    return { status: 403, text: text(error) };
  // Whatever else keeps us from storing it may pass.
  if (error instanceof BridgeError) return { status: 503, text: text(error) };
  const status = (error as { status?: unknown }).status;
  const refusal = typeof status === 'number' ? readerRefusals[status] : undefined;
  if (typeof status === 'number' && refusal) return { status, text: refusal };
  if (typeof status === 'number' && status < 500)
    return { status: 400, text: 'message.unreadable: The request cannot be read.' };
  return { status: 500, text: 'message.unexpected: The bridge failed; its log says more.' };
}

function envelopeOf(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const inXml = (description: string) => ({
  description,
  content: { 'text/xml': { schema: { type: 'string', description: 'A SOAP 1.1 envelope.' } } }
});

/** Its page in the OpenAPI document: SOAP, so it is described by hand. */
export const outboundMessagesPage = {
  post: {
    operationId: 'hearOutboundMessage',
    summary: 'Takes an outbound message of Salesforce: each record that it names is read again at once',
    description:
      'For Salesforce alone (SOAP 1.1, 1 to 100 notifications). Acknowledged when it is stored. A record is read fresh: fields of the message are passed over.',
    security: [],
    parameters: [
      {
        name: 'secret',
        in: 'path',
        required: true,
        description: 'OUTBOUND_MESSAGE_SECRET; a wrong one is answered 404, as if nothing were here.',
        schema: { type: 'string' }
      }
    ],
    requestBody: { required: true, ...inXml('At most 4 MB in UTF-8, not compressed, without a DTD.') },
    responses: {
      200: inXml('Ack true: everything that follows from it is stored.'),
      400: inXml('A fault: no outbound message.'),
      403: inXml('A fault: the message is of another org.'),
      413: inXml('A fault: larger than 4 MB.'),
      415: inXml('A fault: compressed.'),
      503: inXml('A fault: it could not be stored; Salesforce sends it again.')
    }
  }
};
